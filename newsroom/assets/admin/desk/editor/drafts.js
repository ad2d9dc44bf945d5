// What is typed and not yet saved, kept in this browser: an expired login, a crash or a closed
// window loses nothing. One entry an editor and article; `desk.js` drops it when it is safe.

const DAYS = 14 * 24 * 3600 * 1000;

export class Drafts {
  constructor(form, told, texts) {
    this.form = form;
    this.texts = texts;
    this.key = `desk-draft:${told.user}:${told.article}`;
    this.rowsBefore = JSON.stringify(this.#rows());
  }

  /** Entries of an earlier visit, the newest last; they are offered until taken up or discarded. */
  offered() {
    const live = read(this.key);
    const kept = (read(`${this.key}:kept`) || []).filter((draft) => Date.now() - draft.at < DAYS);
    if (live && Date.now() - live.at < DAYS && this.#tells(live)) kept.push(live);
    const last = kept.slice(-5);
    write(`${this.key}:kept`, last.length ? last : null);
    write(this.key, null);
    return last;
  }

  settle(draft) {
    const kept = (read(`${this.key}:kept`) || []).filter((other) => other.at !== draft.at);
    write(`${this.key}:kept`, kept.length ? kept : null);
  }

  /** Keep what is unsaved now; true where there is something. `submitted` is on its way. */
  keep(submitted = false) {
    const texts = this.texts.unsaved;
    const rows = this.#rows();
    const isChanged = Object.keys(texts).length > 0 || JSON.stringify(rows) !== this.rowsBefore;
    const draft = { version: this.texts.version, at: Date.now(), submitted, texts, rows };
    write(this.key, isChanged ? draft : null);
    return isChanged;
  }

  /** Put an entry back; false where somebody has changed the same fields since. */
  restore(draft) {
    const whole = this.texts.restore(draft.texts, draft.version);
    return this.#restoreRows(draft.rows) && whole;
  }

  /** Whether an entry has anything that the form has not. */
  #tells(draft) {
    const values = this.texts.values;
    const texts = Object.entries(draft.texts).some(([name, { mine }]) => name in values && values[name] !== mine);
    return texts || draft.rows.some((row) => !this.#matches(row));
  }

  /** Rows of credits, tags and photos, and single fields, that differ from what was loaded. */
  #rows() {
    const rows = new Map();
    for (const control of this.form.elements) {
      const name = control.name;
      if (!name || name in this.texts.fields || /^(csrf|seen_version|_)/.test(name)) continue;
      if (["hidden", "file", "submit", "button"].includes(control.type) || name.includes("__prefix__")) continue;
      if (!isChanged(control)) continue;
      const [, prefix, index, field] = /^(\w+)-(\d+)-(.+)$/.exec(name) || [null, "", "", name];
      const key = `${prefix}-${index}`;
      const id = prefix && this.form.elements.namedItem(`${prefix}-${index}-id`)?.value;
      if (!rows.has(key)) rows.set(key, { prefix, id: id || "", values: {} });
      rows.get(key).values[field] = valueOf(control);
    }
    return [...rows.values()];
  }

  #matches(row) {
    const standing = this.#find(row);
    if (standing === null) return false;
    return Object.entries(row.values).every(([field, kept]) => {
      const control = this.form.elements.namedItem(standing + field);
      return control && JSON.stringify(valueOf(control)) === JSON.stringify(kept);
    });
  }

  /** The beginning of the names of a row's fields; null for a row that is not there. */
  #find({ prefix, id }) {
    if (!prefix) return "";
    if (!id) return null;
    const ids = [...this.form.querySelectorAll(`input[name^="${prefix}-"][name$="-id"]`)];
    const own = ids.find((input) => input.value === id);
    return own ? own.name.slice(0, -2) : null;
  }

  #restoreRows(rows) {
    let whole = true;
    for (const row of rows) {
      let start = this.#find(row);
      if (start === null && row.id) {
        whole = false; // somebody has taken this row away
        continue;
      }
      start ??= this.#added(row.prefix);
      for (const [field, kept] of Object.entries(row.values)) {
        const control = this.form.elements.namedItem(start + field);
        if (control) setValue(control, kept);
      }
    }
    return whole;
  }

  #added(prefix) {
    const total = this.form.elements.namedItem(`${prefix}-TOTAL_FORMS`);
    const index = total.value;
    document.querySelector(`#${prefix}-group .add-row a`)?.click();
    return `${prefix}-${index}-`;
  }
}

function isChanged(control) {
  if (control.type === "checkbox") return control.checked !== control.defaultChecked;
  if (control.matches("select")) {
    // A field that completes has no option but what was chosen; another one begins with its first.
    const first = control.matches(".admin-autocomplete") ? null : control.options[0];
    const loaded = [...control.options].find((option) => option.defaultSelected) || first;
    return control.value !== (loaded?.value ?? "");
  }
  return control.value !== control.defaultValue;
}

function valueOf(control) {
  if (control.type === "checkbox") return { checked: control.checked };
  if (!control.matches("select")) return { value: control.value };
  return { value: control.value, label: control.selectedOptions[0]?.textContent ?? "" };
}

function setValue(control, kept) {
  if ("checked" in kept) {
    control.checked = kept.checked;
  } else {
    if (control.matches("select") && ![...control.options].some(({ value }) => value === kept.value)) {
      control.add(new Option(kept.label, kept.value));
    }
    control.value = kept.value;
  }
  const jquery = window.django?.jQuery;
  if (jquery) jquery(control).trigger("change");
}

// The store may be full, or switched off: then there is no safety net, and the desk works on.
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* see above */
  }
}
