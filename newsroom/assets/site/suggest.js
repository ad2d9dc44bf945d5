// Suggestions under the search box, and "/" to get to it. Without this script the box is a form.

const WAIT = 120; // milliseconds without a key before we ask
const box = document.querySelector("#search-box[data-suggest]");
if (box) suggestTo(box);

function suggestTo(box) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.hidden = true;
  box.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) box.setAttribute(name, value);

  let chosen = -1, timer, asked = 0;
  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("compositionend", ask);
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", () => setTimeout(close, WAIT));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  async function ask() {
    const number = ++asked, typed = box.value.trim();
    if (!typed) return close();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (number === asked && document.activeElement === box) show(found);
    } catch {
      close(); // the network is away; the form still works
    }
  }

  function show(found) {
    chosen = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
  }

  function option({ kind, text, url }, number) {
    const item = document.createElement("li");
    item.id = `suggestion-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.kind = kind;
    item.dataset.url = url;
    item.lang = "zh-Hans";
    item.textContent = text;
    item.addEventListener("mousedown", (event) => { event.preventDefault(); location.assign(url); });
    return item;
  }

  function onKey(event) {
    if (list.hidden || event.isComposing) return;
    const items = [...list.children];
    if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown") choose(event, (chosen + 1) % items.length);
    else if (event.key === "ArrowUp") choose(event, (chosen < 1 ? items.length : chosen) - 1);
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(items[chosen].dataset.url); }
  }

  function choose(event, number) {
    event.preventDefault();
    const items = [...list.children];
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", items[chosen].id);
  }

  function close() {
    asked += 1;
    show([]);
  }
}
