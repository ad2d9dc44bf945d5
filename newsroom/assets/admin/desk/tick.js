// One box that ticks all rows of a list or none; without a script each is ticked by itself.
const all = document.getElementById("all");
const boxes = all ? [...document.querySelectorAll(`input[name=${all.dataset.ticks}]`)] : [];

function follow() {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
}

if (all) {
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  boxes.forEach((box) => box.addEventListener("change", follow));
  follow();
}
