// Tags as chips: each is a row of the form further down, whose boxes it ticks. Saved with the form.

export class Chip {
  constructor(row, desk) {
    this.desk = desk;
    this.keep = row.querySelector(".field-keep input[type=checkbox]");
    this.remove = row.querySelector("td.delete input[type=checkbox]");
    this.name = row.querySelector(".field-tag strong")?.textContent ?? "";
    this.isSuggested = Boolean(this.keep && !this.keep.disabled);
    this.element = this.#made(row);
    row.classList.add("as-chip");
    this.draw();
  }

  get open() {
    return this.isSuggested && !this.keep.checked && !this.remove?.checked;
  }

  show() {
    this.desk.reveal(null);
  }

  edit() {}

  accept() {
    this.keep.checked = !this.keep.checked;
    if (this.remove) this.remove.checked = false;
    return this.#changed();
  }

  dismiss() {
    if (!this.remove) return false;
    this.remove.checked = !this.remove.checked;
    if (this.keep) this.keep.checked = false;
    return this.#changed();
  }

  draw() {
    const { words } = this.desk;
    const isKept = this.isSuggested && this.keep.checked;
    const isGone = Boolean(this.remove?.checked);
    this.element.classList.toggle("kept", isKept);
    this.element.classList.toggle("gone", isGone);
    this.element.classList.toggle("suggested", this.open);
    const state = isGone ? words.refused : isKept ? words.accepted : this.isSuggested ? words.undecided : "";
    this.state.textContent = state && `（${state}）`;
  }

  #changed() {
    this.draw();
    this.desk.changed();
    return true;
  }

  /** What was decided may be decided anew. */
  #press(verdict) {
    if (this.open) this.desk.decide(verdict, this);
    else this[verdict]();
  }

  #made(row) {
    const chip = document.createElement("li");
    chip.className = "chip";
    const name = document.createElement("span");
    name.className = "chip-name";
    name.textContent = this.name;
    const about = row.querySelector(".field-kind p")?.textContent.trim() ?? "";
    const sure = row.querySelector(".field-origin p")?.textContent.trim() ?? "";
    name.title = [about, sure].filter(Boolean).join(" · ");
    this.state = document.createElement("span");
    this.state.className = "visually-hidden";
    chip.append(name, this.state);
    const { words } = this.desk;
    if (this.isSuggested) chip.append(this.#button("✓", words.accept, () => this.#press("accept")));
    if (this.remove) chip.append(this.#button("✗", words.dismiss, () => this.#press("dismiss")));
    return chip;
  }

  #button(sign, word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", `${word} ${this.name}`);
    button.addEventListener("click", act);
    return button;
  }
}
