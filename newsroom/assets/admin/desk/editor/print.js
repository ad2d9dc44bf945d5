// The printed lines beside the text: what the text has otherwise, and which letter is which.

import { hunks } from "./diff.js";
import { Painted } from "./painted.js";

// Line ends and indents are the print's business; # and * are the page file's marks of headlines.
const SILENT = /[\s\u3000#*]/u;
const WORDS = /[\p{L}\p{N}]/u;
const HEADLINE = ["column", "kicker", "title", "subtitle", "lead"];

/** The letters of several texts in one row, each with its text and its offset there. */
function row(texts) {
  const letters = [];
  const of = [];
  const at = [];
  texts.forEach((text, index) => {
    let offset = 0;
    for (const letter of text) {
      if (!SILENT.test(letter)) {
        letters.push(letter);
        of.push(index);
        at.push(offset);
      }
      offset += letter.length;
    }
  });
  return { letters, of, at };
}

const plain = (text) => [...text].filter((letter) => !SILENT.test(letter)).join("");

export class Print {
  /** @param {Iterable<HTMLElement>} cells the article's own lines, as printed */
  constructor(cells, elsewhere) {
    this.cells = [...cells];
    this.lines = this.cells.map((cell) => cell.textContent);
    this.painted = this.cells.map((cell) => new Painted(cell));
    const all = row(this.lines);
    this.whole = all.letters.join("");
    this.elsewhere = elsewhere.map(plain).filter(Boolean);
    this.credits = this.lines.map(() => []);
    this.printed = this.#without(all, this.elsewhere);
    this.counterpart = [];
  }

  /**
   * Compare with the fields' texts; returns the stretches of the body that are not as printed, and
   * how many places of the whole article differ.
   */
  compare(texts) {
    const names = HEADLINE.filter((name) => name in texts);
    const own = row([...names.map((name) => texts[name]), texts.body]);
    const body = names.length;
    // A credit stands in a field of its own, a headline's parts in theirs, in whatever order.
    const known = [...this.elsewhere, ...names.map((name) => plain(texts[name]))].filter(Boolean);
    const found = hunks(this.printed.letters, own.letters);
    const gone = this.credits.map((stretches) => stretches.map((stretch) => ({ ...stretch })));
    const added = this.lines.map(() => []);
    const changed = [];
    let count = 0;
    for (const [p0, p1, c0, c1] of found) {
      const lost = this.printed.letters.slice(p0, p1).join("");
      const isQuiet = !lost || isKnown(lost, known);
      for (let p = p0; p < p1; p++) this.#stretch(gone, p, isQuiet ? "elsewhere" : "gone");
      const news = newsOf(own, c0, c1, body, this.whole);
      if (news.text) {
        const [line, at] = this.#after(p1);
        added[line].push({ at, text: news.text });
      }
      changed.push(...news.ranges);
      if (!isQuiet || news.text) count += 1;
    }
    this.#match(found, own, body);
    this.state = { gone, added };
    this.draw();
    return { changed, count };
  }

  /** Paint the lines; `range` is a stretch of the body whose letters are marked here too. */
  draw(range = null) {
    const here = this.lines.map(() => []);
    if (range) {
      for (const [offset, p] of this.counterpart) {
        if (offset >= range.start && offset < range.end) this.#stretch(here, p, "counterpart");
      }
    }
    this.painted.forEach((painted, line) => {
      const ranges = [...this.state.gone[line], ...here[line]];
      painted.paint(this.lines[line], ranges, this.state.added[line]);
    });
  }

  /** The box of the printed letter that the body's letter at an offset was read from, or null. */
  box(offset) {
    let found = null;
    for (const [at, p] of this.counterpart) {
      if (at > offset && found !== null) break;
      found = p;
    }
    return found === null ? null : this.boxOf(found);
  }

  boxOf(p) {
    return this.painted[this.printed.of[p]].box(this.printed.at[p]);
  }

  /** The printed letters but for the credits, which stand in fields of their own. */
  #without(all, credits) {
    const isCredit = all.letters.map(() => false);
    for (const credit of credits) {
      const letters = [...credit];
      const at = all.letters.findIndex((_letter, p) => letters.every((letter, n) => all.letters[p + n] === letter));
      if (at >= 0) isCredit.fill(true, at, at + letters.length);
    }
    this.printed = all;
    isCredit.forEach((is, p) => is && this.#stretch(this.credits, p, "elsewhere"));
    const kept = (values) => values.filter((_value, p) => !isCredit[p]);
    return { letters: kept(all.letters), of: kept(all.of), at: kept(all.at) };
  }

  /** The line and the offset behind the letter before this one. */
  #after(p) {
    if (p === 0) return [this.printed.of[0], this.printed.at[0]];
    return [this.printed.of[p - 1], this.printed.at[p - 1] + this.printed.letters[p - 1].length];
  }

  #stretch(lines, p, name) {
    const line = lines[this.printed.of[p]];
    const start = this.printed.at[p];
    const end = start + this.printed.letters[p].length;
    const last = line.at(-1);
    const between = last && this.lines[this.printed.of[p]].slice(last.end, start);
    if (last && last.name === name && !plain(between)) last.end = end;
    else line.push({ start, end, name });
  }

  #match(found, own, body) {
    this.counterpart = [];
    let p = 0;
    let c = 0;
    for (const [p0, p1, c0, c1] of [...found, [this.printed.letters.length, 0, own.letters.length, 0]]) {
      for (; p < p0 && c < c0; p++, c++) {
        if (own.of[c] === body) this.counterpart.push([own.at[c], p]);
      }
      p = p1;
      c = c1;
    }
  }
}

/** What the article has and the print has not here; a headline's part may stand elsewhere there. */
function newsOf(own, c0, c1, body, whole) {
  const ranges = [];
  let text = "";
  let headline = "";
  for (let c = c0; c < c1; c++) {
    if (own.of[c] !== body) {
      headline += own.letters[c];
      continue;
    }
    text += own.letters[c];
    const start = own.at[c];
    const last = ranges.at(-1);
    const end = start + own.letters[c].length;
    if (last && last.end === start) last.end = end;
    else ranges.push({ start, end, name: "changed" });
  }
  if (headline && !whole.includes(headline)) text = headline + text;
  return { text, ranges };
}

/** Whether letters that the text lacks stand in other fields, all that are words among them. */
function isKnown(lost, known) {
  let rest = lost;
  for (const text of known) rest = rest.replace(text, "");
  return !WORDS.test(rest);
}
