// What the editor decides one after the other: findings, and then the tags that are suggested.
//
// A decision is an object with `element`, `show()`, `accept()`, `dismiss()` and `edit()`; `open`
// says whether it still asks.

export class Decisions {
  constructor() {
    this.all = [];
    this.current = null;
    this.onMove = () => {};
  }

  set(decisions) {
    this.all = decisions;
    if (!this.open.includes(this.current)) this.current = null;
  }

  get open() {
    return this.all.filter((decision) => decision.open);
  }

  /** Go `by` steps on among what is open, round the end. */
  go(by) {
    const open = this.open;
    if (!open.length) return this.#leave();
    const here = open.indexOf(this.current);
    const next = here < 0 ? (by > 0 ? 0 : open.length - 1) : (here + by + open.length) % open.length;
    this.pick(open[next]);
    return true;
  }

  pick(decision) {
    this.current?.element.classList.remove("current");
    this.current = decision;
    decision.element.classList.add("current");
    decision.element.scrollIntoView({ block: "nearest" });
    decision.show();
    this.onMove(decision);
  }

  /** After one is decided: to the one that stood behind it. */
  async decide(how, decision = this.current) {
    if (!decision?.open) return this.go(1);
    const open = this.open;
    const behind = open[open.indexOf(decision) + 1] || open.find((other) => other !== decision);
    if (!(await decision[how]())) return false;
    if (this.current !== decision && this.current?.open) return true; // the editor has gone on
    if (behind?.open) this.pick(behind);
    else this.go(1);
    return true;
  }

  drop() {
    this.current?.element.classList.remove("current");
    this.current = null;
    this.onMove(null);
  }

  #leave() {
    this.drop();
    return false;
  }
}
