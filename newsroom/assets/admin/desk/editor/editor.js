// The form of an article: what is doubted is marked in the text and decided by a key, the print
// scrolls along and shows what is otherwise, and nothing that was typed is lost. Whatever is done
// here by a script is done by the plain form as well.

import { Bar } from "./bar.js";
import { Chip } from "./chips.js";
import { settleClash } from "./clash.js";
import { Decisions } from "./decisions.js";
import { Drafts } from "./drafts.js";
import { Finding } from "./findings.js";
import { listen } from "./keys.js";
import { Layer } from "./layer.js";
import { bePresent } from "./presence.js";
import { Print } from "./print.js";
import { Scrolling } from "./scrolling.js";
import { ask, token } from "./server.js";
import { makeTabs } from "./tabs.js";
import { Texts } from "./texts.js";
import { Undo } from "./undo.js";

const PAUSE = 150; // milliseconds without a key before the print is compared anew

class Desk {
  constructor(form, told) {
    this.form = form;
    this.told = told;
    this.words = told.words;
    this.texts = new Texts(form, told);
    this.decisions = new Decisions();
    this.status = document.getElementById("desk-status");
    this.undo = new Undo(this);
    this.asked = Promise.resolve();
    const field = this.texts.fields.body;
    this.layer = new Layer(field);
    this.frame = document.querySelector(".split-form");
    this.bar = new Bar(this, this.frame);
    this.#openPrint();
    this.#collect();
    this.drafts = new Drafts(form, told, this.texts);
    this.offers = told.posted ? [] : this.drafts.offered(); // before anything new is kept
    this.changedRanges = [];
    this.draw();
    this.timer = setTimeout(() => this.keep(), PAUSE); // what a browser restored, or a server refused

    form.addEventListener("input", () => this.changed());
    // Fields that complete, and rows that are added, tell only jQuery.
    const jquery = window.django?.jQuery;
    if (jquery) jquery(form).on("change formset:added formset:removed", () => this.changed());
    else form.addEventListener("change", () => this.changed());
    field.addEventListener("scroll", () => this.bar.place(), { passive: true });
    field.addEventListener("click", () => this.#pickAt(field.selectionStart));
    window.addEventListener("resize", () => this.bar.place());
    form.addEventListener("submit", () => {
      form.elements.namedItem("csrfmiddlewaretoken").value = token(form);
      this.drafts.keep(true);
      this.isLeaving = true;
    });
    window.addEventListener("pagehide", () => this.keep());
    window.addEventListener("pageshow", () => { this.isLeaving = false; });
    this.decisions.onMove = (decision) => {
      if (!decision) this.reveal(null);
    };
  }

  // What the parts ask of the desk

  /** Ask the server, one question after the other: what it answers builds on what it said before. */
  ask(url, fields) {
    const answer = this.asked.then(() => ask(url, fields, this.form));
    this.asked = answer.catch(() => {});
    return answer;
  }

  decide(verdict, decision) {
    return this.decisions.decide(verdict, decision).then((done) => {
      if (!done || this.decisions.open.length) return;
      if (decision instanceof Finding) this.status.prepend(`${this.words.none} `);
      else this.say(this.words.none, "done");
    });
  }

  /** Stand as the server says that the article stands, and say what it did. */
  take(told) {
    if ("version" in told) {
      this.texts.take(told.texts, told.version);
      const back = this.findings.filter(({ id, open }) => !open && told.open.includes(id));
      for (const finding of this.findings) finding.stand(told.open.includes(finding.id));
      this.redraw();
      if (back.length) this.pick(back[0]);
    }
    this.say(told.said, told.done ? "done" : "refused");
    this.undo.offer(told.act);
  }

  pick(decision, isToEdit = false) {
    this.decisions.pick(decision);
    if (isToEdit) decision.edit();
  }

  /** Show where a finding's words stand; null shows none. */
  reveal(finding) {
    const place = finding?.place;
    const range = inBody(finding);
    this.#mark();
    this.print?.draw(range);
    if (range && this.scrolling) this.scrolling.show(range.start);
    else if (range) this.layer.field.scrollTop = this.layer.depth(range.start) - this.layer.field.clientHeight / 3;
    if (place) (range ? this.layer.field : place.field).scrollIntoView({ block: "nearest" });
    this.bar.show(finding);
  }

  /** Something was typed, ticked or chosen. */
  changed() {
    this.isLeaving = false;
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => {
      this.#mark();
      this.bar.place();
    });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.redraw(), PAUSE);
  }

  redraw() {
    this.draw();
    this.keep();
  }

  /** Marks, counts and the comparison with the print, as the text stands now. */
  draw() {
    if (this.print) {
      const { changed, count } = this.print.compare(this.texts.values);
      this.changedRanges = changed;
      this.differences.textContent = count ? this.words.differences.replace("%s", count) : "";
      this.scrolling.forget();
    }
    for (const finding of this.findings) finding.refresh();
    for (const chip of this.chips) chip.draw();
    this.count.textContent = this.findings.filter(({ open }) => open).length;
    if (this.bar.finding && !this.bar.finding.open) this.reveal(null);
    this.#mark();
    this.bar.place();
  }

  keep() {
    if (this.isLeaving) return;
    const isUnsaved = this.drafts.keep();
    this.unsaved.hidden = !isUnsaved;
  }

  say(text, tone = "") {
    this.status.replaceChildren(text);
    this.status.dataset.tone = tone;
    this.status.hidden = !text;
  }

  trouble(isExpired) {
    this.say(isExpired ? this.words.expired : this.words.failed, "refused");
    if (!isExpired) return;
    const link = document.createElement("a");
    link.href = `${this.told.login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.rel = "opener";
    link.textContent = this.words.logIn;
    this.status.append(" ", link);
  }

  // What the keys and the bar's buttons do

  act(name) {
    const press = (selector) => {
      const button = this.form.querySelector(selector);
      if (button) this.form.requestSubmit(button);
    };
    const { current } = this.decisions;
    return {
      save: () => press("[name=_continue]"),
      next: () => press("[name=_next]"),
      publish: () => {
        const step = this.form.querySelector(".step-publish") || this.form.querySelector(".step-submit");
        if (!step) return press("[name=_next]");
        const next = document.createElement("input");
        Object.assign(next, { type: "hidden", name: "_next", value: "1" });
        this.form.append(next);
        this.form.requestSubmit(step);
      },
      forward: () => this.#go(1),
      back: () => this.#go(-1),
      accept: () => this.decide("accept", current),
      dismiss: () => this.decide("dismiss", current),
      undo: () => this.undo.press(),
      all: () => this.#acceptTags(),
      edit: () => current?.edit(),
      why: () => (this.bar.element.hidden ? current?.why?.focus() : this.bar.why.focus()),
      tab: () => this.turn(),
      help: () => document.getElementById("desk-keys").showModal(),
      close: () => this.decisions.drop(),
    }[name]();
  }

  #go(by) {
    if (!this.decisions.go(by)) this.say(this.words.none, "done");
  }

  #acceptTags() {
    for (const chip of this.chips) if (chip.open) chip.accept();
    if (!this.decisions.current?.open) this.decisions.drop();
  }

  // Beginnings

  #openPrint() {
    const tabs = document.querySelector(".beside-tabs");
    this.turn = tabs ? makeTabs(tabs) : () => {};
    const cells = document.querySelectorAll("#printed-panel tr:not(.around) td");
    if (!cells.length) return;
    this.print = new Print(cells, this.told.printedElsewhere);
    this.differences = document.getElementById("differences");
    this.scrolling = new Scrolling(this.layer, this.print, document.getElementById("printed-panel"));
  }

  #collect() {
    this.findings = [...document.querySelectorAll("[data-finding]")].map((card) => new Finding(card, this));
    this.count = document.querySelector("#findings-heading .count");
    this.unsaved = document.getElementById("desk-unsaved");
    const rows = document.querySelectorAll("#taggings-group tr.has_original");
    this.chips = [...rows].map((row) => new Chip(row, this));
    const panel = document.getElementById("tags-panel");
    panel.hidden = !this.chips.length;
    panel.querySelector("ul").append(...this.chips.map(({ element }) => element));
    const all = panel.querySelector("button");
    all.hidden = !this.chips.some(({ open }) => open);
    all.addEventListener("click", () => this.#acceptTags());
    const order = ({ place }) => {
      if (!place) return Infinity;
      return place.name === "body" ? place.at : -1;
    };
    const may = this.findings.filter(({ may }) => may);
    this.decisions.set([...may.sort((a, b) => order(a) - order(b)), ...this.chips]);
  }

  #mark() {
    const ranges = [...this.changedRanges.filter(({ end }) => end <= this.layer.field.value.length)];
    for (const finding of this.findings) ranges.push(...finding.ranges);
    const here = inBody(this.decisions.current);
    if (here) ranges.push({ ...here, name: "here" });
    this.layer.draw(ranges);
    for (const [name, field] of Object.entries(this.texts.fields)) {
      if (name === "body") continue;
      const has = this.findings.some(({ open, quote }) => open && quote && field.value.includes(quote));
      field.classList.toggle("doubted", has);
    }
  }

  #pickAt(offset) {
    const hit = this.findings
      .flatMap(({ ranges }) => ranges)
      .find(({ start, end }) => start <= offset && offset <= end);
    if (hit && hit.finding !== this.decisions.current && hit.finding.may) this.decisions.pick(hit.finding);
  }
}

/** The stretch of the body that a decision is about; null where it is about none. */
function inBody(decision) {
  const place = decision?.place;
  return place?.name === "body" ? { start: place.at, end: place.at + decision.quote.length } : null;
}

function offerDrafts(desk) {
  const { words } = desk;
  const place = document.getElementById("desk-drafts");
  for (const draft of desk.offers) {
    const line = document.createElement("p");
    const at = new Date(draft.at).toLocaleString(document.documentElement.lang);
    line.append(words.kept.replace("%s", at), " ");
    for (const [word, act] of [[words.restore, () => takeUp(draft)], [words.discard, () => desk.drafts.settle(draft)]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word;
      button.addEventListener("click", () => {
        act();
        line.remove();
        place.hidden = !place.children.length;
      });
      line.append(button, " ");
    }
    place.append(line);
  }
  place.hidden = !place.children.length;

  function takeUp(draft) {
    const whole = desk.drafts.restore(draft);
    desk.drafts.settle(draft);
    desk.redraw();
    desk.say(whole ? words.restored : words.partly, whole ? "" : "refused");
  }
}

/** A new article has nothing to decide and no print yet: but what is typed is kept. */
function keepNew(form, told) {
  const drafts = new Drafts(form, told, new Texts(form, told));
  const status = document.getElementById("desk-status");
  const say = (text) => {
    status.textContent = text;
    status.hidden = !text;
  };
  let isLeaving = false;
  const keep = () => isLeaving || drafts.keep();
  const offers = told.posted ? [] : drafts.offered();
  offerDrafts({ drafts, offers, say, words: told.words, redraw: keep });
  form.addEventListener("input", () => { isLeaving = false; keep(); });
  window.addEventListener("pagehide", keep);
  form.addEventListener("submit", () => {
    form.elements.namedItem("csrfmiddlewaretoken").value = token(form);
    drafts.keep(true);
    isLeaving = true;
  });
}

function begin() {
  const form = document.getElementById("article_form");
  const said = document.getElementById("editor-told");
  if (!form || !said) return;
  const told = JSON.parse(said.textContent);
  if (!told.article) return keepNew(form, told);
  if (!form.elements.namedItem("body")) {
    const tabs = document.querySelector(".beside-tabs");
    if (tabs) makeTabs(tabs);
    return; // somebody who may look and not write
  }
  document.documentElement.classList.add("scripted");
  const desk = new Desk(form, told);
  settleClash(form, told.words);
  offerDrafts(desk);
  bePresent(desk, document.getElementById("desk-others"));
  listen(
    new Proxy({}, { get: (_none, name) => () => desk.act(name) }),
    document.getElementById("desk-keys"),
  );
  document.getElementById("desk-help").addEventListener("click", () => desk.act("help"));
  document.getElementById("desk-help").hidden = false;
}

// Django's own scripts make the rows of credits, tags and photos when jQuery is ready.
if (window.django?.jQuery) window.django.jQuery(begin);
else begin();
