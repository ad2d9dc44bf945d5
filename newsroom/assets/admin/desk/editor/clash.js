// Two texts of one field: a press takes one of them, or both together, into the form.

export function settleClash(form, words) {
  for (const field of document.querySelectorAll(".clash [data-field]")) {
    const target = form.elements.namedItem(field.dataset.field);
    if (!target?.matches("input, textarea")) continue;
    const row = document.createElement("p");
    row.className = "clash-choices";
    for (const side of ["theirs", "mine", "together"]) {
      const source = field.querySelector(`[data-side=${side}]`);
      if (!source) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words[side];
      button.setAttribute("aria-label", `${field.dataset.label}：${words[side]}`);
      button.addEventListener("click", () => {
        target.value = source.textContent;
        target.dispatchEvent(new Event("input", { bubbles: true }));
        mark();
      });
      row.append(button);
    }
    const mark = () => {
      for (const button of row.children) {
        const side = Object.keys(words).find((key) => words[key] === button.textContent);
        const source = field.querySelector(`[data-side=${side}]`);
        button.setAttribute("aria-pressed", String(source.textContent === target.value));
      }
    };
    target.addEventListener("input", mark);
    mark();
    field.append(row);
  }
}
