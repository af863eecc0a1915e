// The picture of the talk: says below it what a column holds, and lets the arrow keys walk from turn to turn.
// Without it every column is a link of its own, with its words as a native tip.

const columns = [...document.querySelectorAll(".timeline .column")];
const tip = document.getElementById("tip");
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

function show(column) {
  tip.textContent = column.getAttribute("aria-label");
}

/** Only one column is in the tab order, as in a toolbar. */
function hold(column) {
  for (const each of columns) each.setAttribute("tabindex", each === column ? "0" : "-1");
}

function walk(event) {
  const step = KEYS[event.key];
  const here = columns.indexOf(event.currentTarget);
  if (step === undefined) return;
  event.preventDefault();
  const next = columns[Math.max(0, Math.min(columns.length - 1, here + step))];
  hold(next);
  next.focus();
}

/** From the picture as a whole an arrow leads into it: to the column that is in the tab order. */
function enter(event) {
  if (event.target !== event.currentTarget || KEYS[event.key] === undefined) return;
  event.preventDefault();
  columns.find((each) => each.getAttribute("tabindex") === "0").focus();
}

for (const column of columns) {
  column.querySelector("title").remove(); // the tip below says it at once
  column.addEventListener("pointerenter", () => show(column));
  column.addEventListener("focus", () => show(column));
  column.addEventListener("keydown", walk);
}

if (columns.length) {
  hold(columns[0]);
  columns[0].closest(".timeline").addEventListener("keydown", enter);
  tip.hidden = false;
}
