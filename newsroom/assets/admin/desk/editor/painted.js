// Text with marked ranges, and where on the screen a letter of it stands.

export class Painted {
  /** @param {HTMLElement} element what the text is painted into */
  constructor(element) {
    this.element = element;
    this.starts = [];
    this.nodes = [];
  }

  /**
   * Paint the text anew. `ranges` are `{start, end, name, id}`, and may overlap; `inserts` are
   * `{at, text}`: text that is not of this text, shown in it.
   */
  paint(text, ranges, inserts = []) {
    const cuts = new Set([0, text.length]);
    for (const { start, end } of ranges) cuts.add(start).add(end);
    for (const { at } of inserts) cuts.add(at);
    const places = [...cuts].sort((a, b) => a - b);
    const pieces = document.createDocumentFragment();
    this.starts = [];
    this.nodes = [];
    const insert = (at) => {
      for (const piece of inserts) {
        if (piece.at === at) pieces.append(marked("ins", piece.text, []));
      }
    };
    for (let index = 0; index + 1 < places.length; index++) {
      insert(places[index]);
      const [from, to] = [places[index], places[index + 1]];
      const over = ranges.filter(({ start, end }) => start <= from && to <= end && start < end);
      const tag = over.some(({ name }) => name === "gone") ? "del" : "mark";
      const piece = over.length
        ? marked(tag, text.slice(from, to), over)
        : document.createTextNode(text.slice(from, to));
      this.starts.push(from);
      this.nodes.push(piece.firstChild || piece);
      pieces.append(piece);
    }
    insert(text.length);
    this.element.replaceChildren(pieces);
  }

  /** The box of the letter at an offset of the text, in the coordinates of the window. */
  box(offset) {
    let index = this.starts.length - 1;
    while (index > 0 && this.starts[index] > offset) index--;
    const node = this.nodes[index];
    if (!node) return this.element.getBoundingClientRect();
    const range = document.createRange();
    const at = Math.min(offset - this.starts[index], node.length);
    range.setStart(node, at);
    range.setEnd(node, Math.min(at + 1, node.length));
    return range.getClientRects()[0] || range.getBoundingClientRect();
  }
}

function marked(tag, text, over) {
  const element = document.createElement(tag);
  element.append(text);
  element.className = over.map(({ name }) => name).join(" ");
  return element;
}
