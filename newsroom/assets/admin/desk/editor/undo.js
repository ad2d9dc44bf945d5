// What was just done to the article, taken back by one key or button.

import { Expired } from "./server.js";

export class Undo {
  constructor(desk) {
    this.desk = desk;
    this.act = null;
  }

  /** Show a button behind what the status says; `act` is the id of what was done, or null. */
  offer(act) {
    this.act = act;
    if (!act) return;
    const button = document.createElement("button");
    const key = document.createElement("kbd");
    button.type = "button";
    key.textContent = "Z";
    button.append(`${this.desk.words.takeBack} `, key);
    button.setAttribute("aria-keyshortcuts", "Alt+Z");
    button.addEventListener("click", () => this.#run());
    this.desk.status.append(" ", button);
  }

  /** Take back what was decided here, or what a message above says was done with the form. */
  press() {
    if (this.act) return this.#run();
    document.querySelector(".messagelist button[form=undo]")?.click();
  }

  async #run() {
    const { desk, act } = this;
    if (!act) return;
    this.act = null; // two quick presses take back once
    try {
      desk.take(await desk.ask(desk.told.takeBack.replace(/0\/$/, `${act}/`), {}));
    } catch (error) {
      this.act = act;
      desk.trouble(error instanceof Expired);
    }
  }
}
