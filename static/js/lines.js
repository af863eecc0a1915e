// The talk as it is shown: her lines, his lines, and the label beside hers.

const SHAPES = new Set(["situation", "problem", "implication", "need_payoff"]);
const SVG = "http://www.w3.org/2000/svg";

/** The shape a fine label is drawn with. */
export const shapeOf = (kind) => (SHAPES.has(kind) ? kind : "other");

/** The mark of a label: colour, shape and letter. */
export function mark(kind, tiny = true) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", tiny ? "mark tiny" : "mark");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.kind = shapeOf(kind);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/icons/marks.svg#${shapeOf(kind)}`);
  svg.append(use);
  return svg;
}

/** Put `text` into `place` with the words of each act marked. Spans count code points, as Python does. */
export function markWords(place, text, acts) {
  const letters = Array.from(text);
  const sorted = [...acts].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  let at = 0;
  place.replaceChildren();
  for (const act of sorted) {
    const from = Math.max(act.span[0], at);
    let to = Math.min(act.span[1], letters.length);
    while (to > from && !letters[to - 1].trim()) to -= 1;
    if (from >= to) continue;
    place.append(letters.slice(at, from).join(""));
    const found = document.createElement("mark");
    found.className = "kind";
    found.dataset.kind = shapeOf(act.kind);
    found.textContent = letters.slice(from, to).join("");
    place.append(found);
    at = to;
  }
  place.append(letters.slice(at).join(""));
}

function clone(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** The list of lines; all words go in as text, never as markup. */
export class Lines {
  constructor(list) {
    this.list = list;
  }

  seller(text, number = 0) {
    let line = number ? document.getElementById(`turn-${number}`) : null;
    if (!line) {
      line = clone("seller-line");
      line.querySelector(".said").textContent = text;
      this.list.append(line);
    }
    if (number) this.number(line, number);
    return line;
  }

  number(line, number) {
    if (line.id) return;
    line.id = `turn-${number}`;
    const place = document.createElement("span");
    place.className = "soft figure";
    place.textContent = ` · ${number}`;
    line.querySelector(".who span").append(place);
  }

  label(line, kind, name) {
    const place = line.querySelector(".label-here");
    const word = document.createElement("span");
    word.className = "kind";
    word.dataset.kind = shapeOf(kind);
    word.textContent = name;
    place.replaceChildren(mark(kind), word);
  }

  buyer(number) {
    let line = document.getElementById(`reply-${number}`);
    if (!line) {
      line = clone("buyer-line");
      line.id = `reply-${number}`;
      this.list.append(line);
    }
    line.dataset.speaking = "";
    return line;
  }

  speaker(line, name) {
    line.querySelector(".who").textContent = name;
  }

  said(line) {
    return line.querySelector(".said");
  }

  finish(line, text, aside, filed) {
    this.said(line).textContent = text;
    delete line.dataset.speaking;
    for (const [place, words] of [[".aside", aside], [".under", filed]]) {
      line.querySelector(place).textContent = words;
      line.querySelector(place).hidden = !words;
    }
  }
}
