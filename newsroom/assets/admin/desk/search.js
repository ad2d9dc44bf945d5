// `/` goes to the search of the desk, from anywhere but a field that one types in.

const question = document.getElementById("desk-question");

function isTyping(target) {
  return target.isContentEditable
    || target.matches("select, textarea, input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
}

function goThere(event) {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key !== "/" || held || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  question.focus();
  question.select();
}

if (question) document.addEventListener("keydown", goThere);
