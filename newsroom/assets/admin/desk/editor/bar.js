// The finding that is being looked at, under its words in the text.

export class Bar {
  constructor(desk, frame) {
    this.desk = desk;
    this.frame = frame;
    this.element = frame.querySelector(".finding-bar");
    this.about = this.element.querySelector(".about");
    this.why = this.element.querySelector("input");
    for (const button of this.element.querySelectorAll("button")) {
      button.addEventListener("click", () => desk.act(button.dataset.act));
    }
    this.why.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      desk.act("dismiss");
    });
    // The same reason stands on the card, which is what is sent with the whole form.
    this.why.addEventListener("input", () => {
      if (this.finding?.why) this.finding.why.value = this.why.value;
    });
  }

  /** Show it for a finding; where its words stand nowhere there is only its card. */
  show(finding) {
    this.finding = finding?.may && finding.place ? finding : null;
    this.element.hidden = !this.finding;
    if (!this.finding) return;
    this.why.value = finding.why?.value ?? "";
    const parts = [text("strong", finding.title), " ", text("q", finding.quote)];
    if (finding.suggestion !== undefined) parts.push(" → ", text("ins", finding.suggestion || "∅"));
    this.about.replaceChildren(...parts);
    this.place();
    const typing = document.activeElement?.matches("input, textarea, select");
    if (!typing) this.element.focus({ preventScroll: true });
  }

  /** Follow the words when the text scrolls or changes; out of sight with them. */
  place() {
    const place = this.finding?.place;
    if (!place) {
      this.element.hidden = true;
      return;
    }
    const isBody = place.name === "body";
    const box = isBody ? this.desk.layer.box(place.at) : place.field.getBoundingClientRect();
    const view = place.field.getBoundingClientRect();
    const isSeen = !isBody || (box.bottom > view.top && box.top < view.bottom);
    this.element.hidden = !isSeen;
    if (!isSeen) return;
    const frame = this.frame.getBoundingClientRect();
    const most = Math.max(0, view.right - frame.left - this.element.offsetWidth - 24);
    this.element.style.left = `${Math.min(Math.max(0, box.left - frame.left), most)}px`;
    this.element.style.top = `${box.bottom - frame.top + 4}px`;
  }
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
