// The text fields of the form: what of them is the editor's, and what the server has.

import { hunks, patched } from "./diff.js";

export class Texts {
  constructor(form, told) {
    this.form = form;
    this.version = told.version;
    this.base = { ...told.texts };
    this.fields = {};
    for (const name of Object.keys(told.texts)) {
      const field = form.elements.namedItem(name);
      if (field) this.fields[name] = field;
    }
  }

  get values() {
    return Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value]));
  }

  /** What the editor has changed and not saved: `{name: {base, mine}}`. */
  get unsaved() {
    const changed = {};
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.value !== this.base[name]) changed[name] = { base: this.base[name], mine: field.value };
    }
    return changed;
  }

  /**
   * Take over what the server changed, and keep what the editor did. Where both changed one place,
   * the form keeps its version, so that the save shows both texts.
   */
  take(texts, version) {
    let whole = version <= this.version + 1; // else somebody else has saved in between
    for (const [name, theirs] of Object.entries(texts)) {
      const field = this.fields[name];
      if (!field || theirs === this.base[name]) continue;
      const together = field.value === this.base[name] ? theirs : patched(this.base[name], theirs, field.value);
      if (together === null) {
        whole = false;
        continue;
      }
      put(field, together);
      this.base[name] = theirs;
    }
    if (whole) this.#see(version);
    return whole;
  }

  /** Put a kept text back; false where somebody has changed that field since. */
  restore(unsaved, version) {
    let whole = true;
    for (const [name, { base, mine }] of Object.entries(unsaved)) {
      const field = this.fields[name];
      if (!field || field.value === mine) continue;
      const together = this.base[name] === base ? mine : patched(base, this.base[name], mine);
      if (together === null) whole = false;
      put(field, together ?? mine);
    }
    if (!whole) this.#see(version);
    return whole;
  }

  /** The field and the offset where words stand, the body last; null where they do not. */
  find(words) {
    if (!words) return null;
    const names = Object.keys(this.fields).sort((a, b) => (a === "body") - (b === "body"));
    for (const name of names) {
      const at = this.fields[name].value.indexOf(words);
      if (at >= 0) return { name, field: this.fields[name], at };
    }
    return null;
  }

  #see(version) {
    this.version = version;
    this.form.elements.namedItem("seen_version").value = version;
  }
}

/** Set a field's text with its caret and its scrolling left where they are. */
export function put(field, text) {
  const [from, to] = [[...field.value], [...text]];
  const top = field.scrollTop;
  const units = (letters) => letters.join("").length;
  for (const [a0, a1, b0, b1] of hunks(from, to).reverse()) {
    const start = units(from.slice(0, a0));
    const end = start + units(from.slice(a0, a1));
    field.setRangeText(to.slice(b0, b1).join(""), start, end, "preserve");
  }
  field.scrollTop = top;
}
