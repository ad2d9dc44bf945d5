// The desk's few conveniences; every page works without them.
"use strict";

// A completing filter asks at once for what was chosen. Select2 tells only jQuery of a choice.
function askOnChoice($) {
  $(".autocomplete-filter select").on("change", function () {
    const form = this.form;
    if (!this.value) this.disabled = true;
    form.submit();
  });
}

// Select2 names its field by what is chosen, which at first is nothing: give it the label's words.
function nameChoices(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const shown = select.nextElementSibling;
    if (!label || !shown || !shown.matches(".select2-container")) continue;
    for (const part of shown.querySelectorAll("[role]")) {
      if (part.matches("[role=combobox], [role=textbox]")) part.setAttribute("aria-label", label.textContent.trim());
    }
  }
}

// Leaving with unsaved text asks first.
function guardText() {
  const form = document.getElementById("article_form");
  if (!form) return;
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}

// What the editor of articles keeps in this browser is dropped when the server says that it is safe.
function dropSaved() {
  const saved = /(?:^|; )desk-saved=(\d+)/.exec(document.cookie);
  if (!saved) return;
  document.cookie = "desk-saved=; path=/admin/articles/; max-age=0; samesite=strict";
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("desk-draft:") || !key.endsWith(`:${saved[1]}`)) continue;
      if (JSON.parse(localStorage.getItem(key)).submitted) localStorage.removeItem(key);
    }
  } catch {
    // No store, or not ours to read: nothing was kept there.
  }
}

dropSaved();

document.addEventListener("DOMContentLoaded", () => {
  guardText();
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  askOnChoice($);
  document.addEventListener("desk-completing", () => nameChoices(document));
  document.addEventListener("formset:added", (event) => nameChoices(event.target));
});
