// Findings: their cards beside the text, and their marks in it.

import { Expired } from "./server.js";

export class Finding {
  constructor(card, desk) {
    this.element = card;
    this.desk = desk;
    this.id = Number(card.dataset.finding);
    this.quote = card.dataset.quote;
    this.suggestion = card.dataset.suggestion;
    this.severity = card.dataset.severity;
    this.isAlternative = "alternative" in card.dataset;
    this.open = true;
    this.note = card.querySelector(".finding-note");
    for (const verdict of ["accept", "dismiss"]) {
      card.querySelector(`button[name=_${verdict}]`)?.addEventListener("click", (event) => {
        event.preventDefault();
        desk.decide(verdict, this);
      });
    }
    card.querySelector(".show-quote")?.addEventListener("click", () => desk.pick(this, true));
  }

  get may() {
    return Boolean(this.element.querySelector("button[name=_accept]"));
  }

  get title() {
    return this.element.querySelector("h3").lastChild.textContent.trim();
  }

  get why() {
    return this.element.querySelector(".finding-why");
  }

  get place() {
    return this.desk.texts.find(this.quote);
  }

  /** Where the marks of the body stand. */
  get ranges() {
    if (!this.open || !this.quote) return [];
    const body = this.desk.texts.fields.body.value;
    const found = [];
    for (let at = body.indexOf(this.quote); at >= 0; at = body.indexOf(this.quote, at + 1)) {
      found.push({ start: at, end: at + this.quote.length, name: `doubt doubt-${this.severity}`, finding: this });
    }
    return found;
  }

  /** Say on the card where the words no longer stand as they were doubted. */
  refresh() {
    if (!this.note || !this.open) return;
    const words = this.desk.words;
    const isGone = Boolean(this.quote) && !this.place;
    this.note.hidden = !isGone;
    this.note.textContent = this.suggestion !== undefined ? words.corrected : words.unmarked;
  }

  show() {
    this.desk.reveal(this);
  }

  edit() {
    const place = this.place;
    if (!place) return;
    place.field.focus({ preventScroll: place.name === "body" });
    place.field.setSelectionRange(place.at, place.at + this.quote.length);
  }

  accept() {
    return this.#settle("accept");
  }

  dismiss() {
    return this.#settle("dismiss");
  }

  async #settle(verdict) {
    if (!this.may) return false;
    const { desk } = this;
    // More than texts may change: credits, the bounds of articles. The form is saved with it.
    if (this.isAlternative) {
      desk.form.requestSubmit(this.element.querySelector(`button[name=_${verdict}]`));
      return false;
    }
    this.element.classList.add("waiting");
    try {
      const fields = verdict === "accept" ? { _accept: "1" } : { [`why-${this.id}`]: this.why?.value ?? "" };
      const told = await desk.ask(desk.told.settle.replace(/0\/$/, `${this.id}/`), fields);
      desk.take(told);
      return !this.open;
    } catch (error) {
      desk.trouble(error instanceof Expired);
      return false;
    } finally {
      this.element.classList.remove("waiting");
    }
  }

  /** Stand as the server says: to be decided, or settled. */
  stand(isOpen) {
    this.open = isOpen;
    this.element.hidden = !isOpen;
  }
}
