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

// "Show in the text" selects a finding's quotation in the field where it stands.
function showQuotes() {
  const fields = ["body", "title", "kicker", "subtitle"]
    .map((name) => document.getElementById(`id_${name}`))
    .filter(Boolean);
  for (const button of document.querySelectorAll(".show-quote")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const quote = button.dataset.quote;
      const field = fields.find((candidate) => candidate.value.includes(quote));
      if (!field) {
        button.disabled = true;
        return;
      }
      const start = field.value.indexOf(quote);
      // A browser scrolls to the caret only when the field gets its focus with it.
      field.blur();
      field.setSelectionRange(start, start);
      field.focus();
      field.setSelectionRange(start, start + quote.length);
      const lines = field.scrollHeight * (start / Math.max(1, field.value.length));
      field.scrollTop = Math.max(0, lines - field.clientHeight / 2);
    });
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

document.addEventListener("DOMContentLoaded", () => {
  showQuotes();
  guardText();
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  // After Django's own script, which waits for jQuery's ready, has made its fields.
  $(() => {
    askOnChoice($);
    nameChoices(document);
  });
  document.addEventListener("formset:added", (event) => nameChoices(event.target));
});
