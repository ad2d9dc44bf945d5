// Who else has the article open, and whether somebody has saved it meanwhile.

import { token } from "./server.js";

const EVERY = 20_000;
const SOON = 1_000; // who goes on at once has not been here, and need not have gone

export function bePresent(desk, place) {
  const { told, words, texts, form } = desk;

  let hasCalled = false;

  async function call() {
    hasCalled = true;
    let answer;
    try {
      answer = await desk.ask(told.presence, {});
    } catch {
      return; // a call that fails is no news; the next one may not
    }
    const lines = [];
    if (answer.others.length) lines.push(words.others.replace("%s", answer.others.join("、")));
    if (answer.version > texts.version) lines.push(words.newer.replace("%s", answer.by || "—"));
    place.textContent = lines.join(" ");
    place.hidden = !lines.length;
  }

  function leave() {
    if (!hasCalled) return;
    const fields = new FormData();
    fields.set("csrfmiddlewaretoken", token(form));
    fields.set("leaving", "1");
    navigator.sendBeacon(told.presence, fields);
  }

  setTimeout(call, SOON);
  setInterval(call, EVERY);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) call();
  });
}
