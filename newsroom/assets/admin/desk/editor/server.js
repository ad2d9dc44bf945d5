// Asking the server without leaving the page.

export class Expired extends Error {}
export class Failed extends Error {}

/** The token against forged requests as the browser has it now: a login elsewhere renews it. */
export function token(form) {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  return cookie ? cookie[1] : form.elements.namedItem("csrfmiddlewaretoken").value;
}

/** Post fields and return the answer's JSON; throws Expired at the login's door, else Failed. */
export async function ask(url, fields, form) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("csrfmiddlewaretoken", token(form));
  let response;
  try {
    response = await fetch(url, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
  } catch (error) {
    throw new Failed(String(error));
  }
  if (response.type === "opaqueredirect") throw new Expired();
  if (!response.ok) throw new Failed(String(response.status));
  return response.json();
}
