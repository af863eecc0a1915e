// The practice page: sends her turns, shows his answers as they come, and finds its way back after any break.

import { Draft, composer, freshId } from "./composer.js";
import { Lines } from "./lines.js";
import { Panel } from "./panel.js";
import { Refused, asked, follow } from "./stream.js";

const boot = JSON.parse(document.getElementById("boot").textContent);
const at = (id) => document.getElementById(id);
const api = `/api/practices/${boot.id}`;
const lines = new Lines(at("lines"));
const panel = new Panel(document.querySelector(".panel"), boot);
const draft = new Draft(boot.id);

let speaking = false;
let turns = boot.turns;

function trouble(sentence) {
  at("trouble").textContent = sentence;
  at("trouble").hidden = !sentence;
}

function busy(is, sentence = "") {
  speaking = is;
  typing.busy(is);
  at("state").textContent = sentence;
}

// The composer sticks to the edge of the screen, so the end of the talk is measured by an empty element behind it.
const nearEnd = () => at("tail").getBoundingClientRect().top < innerHeight + 160;
const toEnd = () => at("tail").scrollIntoView({ block: "end" });

function steppedIn(why) {
  return why ? boot.words.stepped_in.replace("{why}", boot.labels.voices[why.replace(/^voice\./, "")] ?? why) : "";
}

function filed(facts) {
  const headings = new Set(facts.map((fact) => boot.labels.headings[fact.heading]));
  return headings.size ? boot.words.filed.replace("{headings}", [...headings].join(boot.words.comma)) : "";
}

/** One turn on the page: what each event of its stream does. */
class Shown {
  constructor(text, line) {
    this.text = text;
    this.line = line;
    this.reply = null;
    this.said = "";
    this.queued = 0;
    this.queue = null;
  }

  hear = (kind, data) => {
    const follows = nearEnd();
    this[kind]?.(data);
    if (follows) toEnd();
  };

  heard(data) {
    turns = Math.max(turns, data.turn);
    draft.sent = "";
    lines.number(this.line, data.turn);
    if (data.acts) {
      lines.label(this.line, data.kind, boot.labels.acts[data.kind]);
      panel.last(data.text, data.acts);
      panel.counts(data.counts);
    }
    this.speaker = data.speaker;
    this.waitFor(data.turn);
  }

  // A place in the queue is told only if the wait lasts.
  waiting(data) {
    this.queued = data.place;
    this.queue ??= setTimeout(() => {
      this.queue = 0;
      this.place();
    }, 1500);
    if (this.queue === 0) this.place();
  }

  place() {
    if (this.queued) at("state").textContent = boot.words.waiting.replace("{place}", this.queued);
  }

  isServed() {
    if (!this.queued) return;
    this.queued = 0;
    clearTimeout(this.queue);
    at("state").textContent = boot.words.speaking;
  }

  waitFor(turn) {
    this.reply ??= lines.buyer(turn);
    if (this.speaker) lines.speaker(this.reply, this.speaker);
    lines.said(this.reply).textContent = this.said;
  }

  delta(data) {
    this.isServed();
    this.waitFor(data.turn);
    this.said += data.text;
    lines.said(this.reply).textContent = this.said;
  }

  restart(data) {
    this.waitFor(data.turn);
    this.said = Array.from(this.said).slice(0, data.keep).join("");
    lines.said(this.reply).textContent = this.said;
  }

  done(data) {
    this.isServed();
    this.waitFor(data.turn);
    lines.finish(this.reply, data.text, steppedIn(data.fallback), filed(data.account));
    panel.account(data.account);
    at("announce").textContent = `${this.speaker || boot.words.buyer}: ${data.text}`;
    for (const name of data.room ?? []) joined(name);
    if (data.ended) over(data.ended);
  }
}

function joined(name) {
  if (at("room-names").textContent.split(" · ").includes(name)) return;
  at("room-names").textContent += ` · ${name}`;
  at("room").hidden = false;
}

function over(why) {
  at("over-why").textContent = boot.labels.ended[why] ?? "";
  at("over").hidden = false;
  at("composer").hidden = true;
  at("end")?.remove();
}

const again = (turn) => (lastId, signal) => {
  const headers = lastId ? { "Last-Event-ID": lastId } : {};
  return fetch(`${api}/turns/${turn}/events`, { headers, signal, cache: "no-store" });
};

function post(id, text) {
  return (lastId, signal) =>
    lastId
      ? again(lastId.split(".")[0])(lastId, signal)
      : fetch(`${api}/turns`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ client_turn_id: id, text }),
          signal,
        });
}

const lost = (tries) => {
  at("state").textContent = tries > 1 ? boot.words.reconnecting : boot.words.speaking;
};

async function send(text) {
  trouble("");
  busy(true, boot.words.speaking);
  const line = lines.seller(text);
  toEnd();
  const shown = new Shown(text, line);
  let elsewhere = "";
  try {
    await follow({ open: post(freshId(), text), hear: shown.hear, lost, fallback: boot.words.failed, mostTries: 4 });
  } catch (error) {
    trouble(error instanceof Refused ? error.message : boot.words.offline);
    if (!line.id) {
      line.remove();
      typing.giveBack(text);
    }
    if (error.status === 409) elsewhere = error.message;
  }
  busy(false);
  if (elsewhere) await sync(elsewhere);
}

async function resume(turn) {
  const line = at(`turn-${turn}`);
  const shown = new Shown(line.querySelector(".said").textContent, line);
  busy(true, boot.words.speaking);
  try {
    await follow({ open: again(turn), hear: shown.hear, lost, fallback: boot.words.failed });
  } catch (error) {
    trouble(error.message);
  }
  busy(false);
}

/** Has another tab gone on? Then this page is loaded again; the draft is kept, and why it was not sent. */
async function sync(why = "") {
  if (speaking) return;
  try {
    const now = await asked(api, { cache: "no-store" }, "");
    if (now.turns.length === turns && Boolean(now.ended) === at("composer").hidden) return;
    draft.refused = why;
    location.reload();
  } catch {
    // no line: the next send will say so
  }
}

const typing = composer(at("composer"), draft, send);

function takeBack() {
  const sent = draft.sent;
  if (!sent) return;
  const arrived = boot.texts.includes(sent);
  if (arrived) draft.sent = "";
  else typing.giveBack(sent);
}

function ending() {
  const dialog = at("ending");
  at("end")?.addEventListener("click", () => dialog.showModal());
  at("go-on").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    at("really-end").disabled = true;
    at("ending-trouble").textContent = boot.words.speaking; // the end waits until he has finished
    at("ending-trouble").hidden = !speaking;
    try {
      await asked(`${api}/finish`, { method: "POST" }, boot.words.failed);
      draft.text = "";
      location.assign(`/practices/${boot.id}/scorecard`);
    } catch (error) {
      at("ending-trouble").textContent = error instanceof Refused ? error.message : boot.words.offline;
      at("ending-trouble").hidden = false;
      at("really-end").disabled = false;
    }
  });
}

takeBack();
trouble(draft.refused);
draft.refused = "";
ending();
if (boot.last) panel.last(boot.last.text, boot.last.acts);
if (matchMedia("(max-width: 72rem)").matches && boot.turns > 0) at("briefing").open = false;
// With the briefing folded, the place the browser remembers would be one behind the talk.
history.scrollRestoration = "manual";
if (location.hash) at(location.hash.slice(1))?.scrollIntoView();
else if (boot.turns > 0) toEnd();
busy(false);
if (boot.speaking) resume(boot.turns);
// A telephone would cover the briefing with keys.
else if (!boot.ended && matchMedia("(hover: hover)").matches) typing.focus();
addEventListener("pageshow", (event) => event.persisted && sync());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sync());
