// The keyboard: with Alt or Ctrl everywhere, by single letters outside of fields.

const SINGLE = "desk-single-keys";
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable], .select2-container";

/** `actions` by name; the help sheet's rows name the keys (`data-action`, `data-code`…). */
export function listen(actions, help) {
  const rows = [...help.querySelectorAll("[data-action]")].map(({ dataset }) => dataset);
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  if (isMac) {
    for (const key of help.querySelectorAll("kbd")) {
      key.textContent = key.textContent.replace("Ctrl", "⌘").replace("Alt", "⌥");
    }
  }
  const box = help.querySelector("input[type=checkbox]");
  box.checked = stored() !== "off";
  box.addEventListener("change", () => store(box.checked ? "on" : "off"));
  help.querySelector("button").addEventListener("click", () => help.close());

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const row = rows.find((candidate) => fits(candidate, event, isMac, box.checked));
    if (!row) return;
    event.preventDefault();
    actions[row.action]();
  });
}

function fits(row, event, isMac, single) {
  const command = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (row.code === event.code && !other) {
    const held = [command && "ctrl", event.altKey && "alt", event.shiftKey && "shift"].filter(Boolean).join("+");
    if (held === row.held) return true;
  }
  if (!single || !row.single || command || other || event.altKey) return false;
  return event.key === row.single && !event.target.closest(TYPING);
}

function stored() {
  try {
    return localStorage.getItem(SINGLE);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(SINGLE, value);
  } catch {
    /* a browser without a store forgets it */
  }
}
