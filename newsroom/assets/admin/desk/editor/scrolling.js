// Two texts that scroll together: the same words stand at the same height.

const EVERY = 24; // letters from one pair of places to the next

export class Scrolling {
  constructor(layer, print, pane) {
    this.layer = layer;
    this.print = print;
    this.pane = pane;
    this.places = null;
    const field = layer.field;
    for (const [leader, follow] of [
      [field, () => this.#lead(field, pane, 0, 1)],
      [pane, () => this.#lead(pane, field, 1, 0)],
    ]) {
      // Only the side that the hand is on leads; the other one's own scrolling moves nothing.
      for (const event of ["pointerenter", "wheel", "touchstart", "focusin", "keydown"]) {
        leader.addEventListener(event, () => { this.leader = leader; }, { passive: true });
      }
      leader.addEventListener("scroll", () => {
        if (this.leader === leader) follow();
      }, { passive: true });
    }
    new ResizeObserver(() => this.forget()).observe(pane);
    new ResizeObserver(() => this.forget()).observe(field);
  }

  /** The texts have changed: measure again when it is needed. */
  forget() {
    this.places = null;
  }

  /** Bring a stretch of the body, and its letters in the print, into sight. */
  show(offset) {
    const field = this.layer.field;
    this.leader = null;
    field.scrollTop = Math.max(0, this.layer.depth(offset) - field.clientHeight / 3);
    const box = this.print?.box(offset);
    if (box) this.#reveal(box);
  }

  #reveal(box) {
    const view = this.pane.getBoundingClientRect();
    if (box.top < view.top || box.bottom > view.bottom) {
      this.pane.scrollTop += box.top - view.top - view.height / 3;
    }
  }

  #lead(leader, follower, own, other) {
    const places = this.#measured();
    if (places.length < 2) return;
    const third = leader.clientHeight / 3;
    const depth = leader.scrollTop + third;
    let next = places.findIndex((place) => place[own] > depth);
    if (next <= 0) next = next === 0 ? 1 : places.length - 1;
    const [from, to] = [places[next - 1], places[next]];
    const share = (depth - from[own]) / Math.max(1, to[own] - from[own]);
    const there = from[other] + Math.min(1.5, Math.max(-0.5, share)) * (to[other] - from[other]);
    follower.scrollTop = Math.max(0, there - follower.clientHeight / 3);
  }

  #measured() {
    if (this.places) return this.places;
    const top = this.pane.getBoundingClientRect().top - this.pane.scrollTop;
    const pairs = this.print.counterpart.filter((_pair, index) => index % EVERY === 0);
    this.places = pairs.map(([offset, p]) => [this.layer.depth(offset), this.print.boxOf(p).top - top]);
    return this.places;
  }
}
