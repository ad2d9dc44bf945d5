// Keys for the view of a page. Everything here presses a button or chooses a line that is there
// without it as well.

const form = document.getElementById("page-form");
const help = document.getElementById("page-help");

const chosen = () => form.querySelector("input[name=place]:checked");
const isTyping = (target) =>
  target.matches("select, textarea, input:not([type=radio]), [contenteditable]");

// Where in its paragraph the editor clicked, in characters; the server cuts there.
function offsetIn(line) {
  const selection = document.getSelection();
  const text = line.querySelector(".text");
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) return "";
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(selection.anchorNode, selection.anchorOffset);
  // Offsets of the server count characters, those of a string here UTF-16 units.
  return String([...range.toString()].length);
}

function clickText(event) {
  const line = event.target.closest(".line");
  form.elements.offset.value = line ? offsetIn(line) : "";
}

// The printed lines of the chosen line's article, in sight.
function showSource() {
  const article = chosen()?.value.split(":")[0];
  let first = null;
  for (const row of document.querySelectorAll(".page-source tr[data-owners]")) {
    const own = row.dataset.owners.split(" ").includes(article);
    row.classList.toggle("own", own);
    if (own && !first) first = row;
  }
  const pane = document.querySelector(".page-print");
  if (!first || !pane) return;
  const [line, view] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (line.top < view.top || line.bottom > view.bottom) pane.scrollTop += line.top - view.top - 40;
}

function choose(radio) {
  radio.checked = true;
  radio.focus({ preventScroll: true });
  radio.closest(".line").scrollIntoView({ block: "nearest" });
  form.elements.offset.value = "";
  showSource();
}

const findings = () => [...document.querySelectorAll("[data-finding]")];

// The finding that has the focus, or else the first one of the chosen article.
function currentFinding() {
  const focused = document.activeElement.closest("[data-finding]");
  if (focused) return focused;
  const article = chosen()?.value.split(":")[0];
  return findings().find((finding) => finding.dataset.of === article);
}

function nextFinding() {
  const all = findings();
  const focused = document.activeElement.closest("[data-finding]");
  const next = all[(all.indexOf(focused ?? currentFinding()) + (focused ? 1 : 0)) % all.length] ?? all[0];
  const button = next?.querySelector("button");
  if (!button) return;
  button.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

function openFields(first) {
  document.getElementById("more").open = true;
  const field = document.getElementById(first);
  field.focus();
  field.select();
}

function press(key) {
  if (key === "f") nextFinding();
  else if (key === "a") currentFinding()?.querySelector("button[name=accept]")?.click();
  else if (key === "d") currentFinding()?.querySelector("button[name=dismiss]")?.click();
  else if (key === "?") help?.showModal();
  else {
    const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!control) return false;
    if (control.dataset.first) openFields(control.dataset.first);
    else if (key === "c" && !form.elements.offset.value && !form.elements.before.value) openFields("id_before");
    else control.click();
  }
  return true;
}

function onKey(event) {
  if (help?.open || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const undo = document.querySelector("[data-undo]");
    if (event.key.toLowerCase() !== "z" || !undo || isTyping(event.target)) return;
    event.preventDefault();
    undo.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
  const key = event.altKey ? `Alt+${event.key}` : event.key.toLowerCase();
  if (press(key)) event.preventDefault();
}

// Enter in a field does what the field is for, and not what the form's first button does.
function onEnter(event) {
  const wanted = event.target.dataset?.enter;
  if (event.key !== "Enter" || !wanted || event.isComposing) return;
  event.preventDefault();
  form.querySelector(`button[name=do][value="${wanted}"]`).click();
}

// One act at a time: the second of two quick presses must not meet a page that is gone.
function sendOnce(event) {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
}

document.addEventListener("keydown", onKey);
form.addEventListener("keydown", onEnter);
form.addEventListener("mouseup", clickText);
form.addEventListener("submit", sendOnce);
form.addEventListener("change", (event) => {
  if (event.target.name !== "place") return;
  event.target.closest(".line").scrollIntoView({ block: "nearest" });
  showSource();
});
window.addEventListener("pageshow", () => delete form.dataset.sent);
for (const tool of document.querySelectorAll(".help-tool")) {
  tool.hidden = false;
  tool.querySelector("button").addEventListener("click", () => help.showModal());
}
if (chosen()) choose(chosen());
