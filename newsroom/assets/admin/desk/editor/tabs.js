// Panels that take turns: headings become tabs. Without a script all of them are shown.

export function makeTabs(frame) {
  const panels = [...frame.querySelectorAll(":scope > .panel")];
  if (panels.length < 2) return () => {};
  const list = document.createElement("div");
  list.className = "tablist";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", frame.dataset.label);
  const tabs = panels.map((panel, index) => {
    const heading = panel.querySelector("h2");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.id = `${panel.id}-tab`;
    tab.textContent = heading.dataset.short || heading.textContent.trim();
    tab.setAttribute("aria-controls", panel.id);
    heading.hidden = true;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    tab.addEventListener("click", () => choose(index));
    return tab;
  });
  function choose(index) {
    panels.forEach((panel, other) => {
      panel.hidden = other !== index;
      tabs[other].setAttribute("aria-selected", String(other === index));
      tabs[other].tabIndex = other === index ? 0 : -1;
    });
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const here = tabs.indexOf(document.activeElement);
    const next = (here + step + tabs.length) % tabs.length;
    choose(next);
    tabs[next].focus();
  });
  list.append(...tabs);
  frame.prepend(list);
  choose(0);
  return () => choose((tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true") + 1) % tabs.length);
}
