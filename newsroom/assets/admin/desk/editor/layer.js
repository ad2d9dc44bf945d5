// Marks behind the letters of a text field: the same text, set the same, under a field that one
// sees through.

import { Painted } from "./painted.js";

// Whatever decides where a line breaks and where a letter stands.
const SAME = [
  "fontFamily", "fontSize", "fontWeight", "fontStyle", "fontVariant", "lineHeight",
  "letterSpacing", "wordSpacing", "textIndent", "textAlign", "tabSize", "lineBreak", "wordBreak",
  "overflowWrap", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft",
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
];

export class Layer {
  constructor(field) {
    this.field = field;
    const frame = document.createElement("div");
    frame.className = "layered";
    this.ground = document.createElement("div");
    this.ground.className = "layer";
    this.ground.setAttribute("aria-hidden", "true");
    this.painted = new Painted(this.ground);
    field.before(frame);
    frame.append(this.ground, field);
    this.#dress();
    field.addEventListener("scroll", () => this.#follow(), { passive: true });
    new ResizeObserver(() => this.#dress()).observe(field);
  }

  draw(ranges) {
    // A last empty line has no height of its own in a block; in a field it has.
    this.painted.paint(`${this.field.value}\n`, ranges);
    this.#follow();
  }

  /** How far below the top of the whole text a letter stands, in pixels. */
  depth(offset) {
    return this.painted.box(offset).top - this.ground.getBoundingClientRect().top + this.ground.scrollTop;
  }

  box(offset) {
    return this.painted.box(offset);
  }

  #dress() {
    const worn = getComputedStyle(this.field);
    for (const property of SAME) this.ground.style[property] = worn[property];
    this.ground.style.width = `${this.field.offsetWidth}px`;
    this.ground.style.height = `${this.field.offsetHeight}px`;
    this.#follow();
  }

  #follow() {
    this.ground.scrollTop = this.field.scrollTop;
  }
}
