// What she has earned so far: counts, the label of her last turn with its reasons, the account file.

import { mark, markWords, shapeOf } from "./lines.js";

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export class Panel {
  constructor(root, boot) {
    this.root = root;
    this.words = boot.words;
    this.labels = boot.labels;
    this.rules = boot.rules;
    this.tongue = document.documentElement.lang;
  }

  counts(counts) {
    for (const [kind, number] of Object.entries(counts)) {
      const place = this.root.querySelector(`[data-count="${kind}"]`);
      if (place) place.textContent = number;
    }
  }

  last(text, acts) {
    const place = this.root.querySelector("#last");
    if (!place) return;
    markWords(place.querySelector('[data-part="sentence"]'), text, acts);
    place.querySelector('[data-part="acts"]').replaceChildren(...acts.map((act) => this.act(act)));
    place.hidden = false;
  }

  act(act) {
    const made = element("div", "seen");
    const head = element("p", "label");
    const name = element("span", "kind", this.labels.acts[act.kind] ?? act.kind);
    name.dataset.kind = shapeOf(act.kind);
    head.append(mark(act.kind), name);
    for (const flag of act.flags ?? []) head.append(element("span", "micro", this.labels.flags[flag] ?? flag));
    made.append(head);
    if (this.labels.reasons[act.reason]) made.append(element("p", "small", this.labels.reasons[act.reason]));
    if (this.rules[act.rule]) made.append(element("p", "small soft", this.rules[act.rule]));
    if (act.rule) made.append(this.link(act.rule));
    return made;
  }

  link(rule) {
    const line = element("p", "micro");
    const link = element("a", "", rule);
    link.href = `/rules#${encodeURIComponent(rule)}`;
    link.target = "_blank";
    line.append(`${this.words.rule} `, link);
    return line;
  }

  account(facts) {
    for (const fact of facts) {
      const group = this.root.querySelector(`[data-heading="${fact.heading}"]`);
      if (!group || this.root.querySelector(`[data-fact="${CSS.escape(fact.fact)}"]`)) continue;
      const item = element("li", "fresh", `${fact.text} `);
      item.dataset.fact = fact.fact;
      const link = element("a", "micro", this.words.turn.replace("{number}", fact.turn));
      link.href = `#turn-${fact.turn}`;
      link.lang = this.tongue;
      item.append(link);
      group.querySelector("ul").append(item);
      group.hidden = false;
      this.root.querySelector("#account-empty").hidden = true;
    }
  }
}
