// Server-sent events over fetch: EventSource can neither POST nor show why a request was refused.

const SILENCE = 45_000; // the service pings every 15 s; three missed pings mean the line is dead
const FIRST_WAIT = 400;
const LONGEST_WAIT = 5_000;

/** The service said no. `message` is its own sentence, in the reader's language. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function refusal(response, fallback) {
  try {
    const body = await response.json();
    const said = body.error?.message ?? body.message ?? body.detail;
    return new Refused(response.status, typeof said === "string" ? said : fallback);
  } catch {
    return new Refused(response.status, fallback);
  }
}

/** JSON of a request that must succeed. */
export async function asked(url, options, fallback) {
  const response = await fetch(url, options);
  if (!response.ok) throw await refusal(response, fallback);
  return response.status === 204 ? null : response.json();
}

function parse(block) {
  const event = { id: "", kind: "message", data: "", retry: 0 };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") event.id = value;
    else if (field === "event") event.kind = value;
    else if (field === "data") event.data += (event.data && "\n") + value;
    else if (field === "retry") event.retry = Number(value) || 0;
  }
  return event;
}

async function* events(response, giveUp) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const timer = setTimeout(giveUp, SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const blocks = (rest + value).replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.data || event.retry) yield event;
    }
  }
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Follow one turn to its "done", over as many connections as it takes.
 *
 * `open(lastId, signal)` makes a request; `hear(kind, data)` gets each event once; `lost(tries)` is told of broken lines.
 */
export async function follow({ open, hear, lost, fallback, mostTries = Infinity }) {
  let lastId = "";
  let tries = 0;
  for (;;) {
    const control = new AbortController();
    let wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.75 + Math.random() / 2);
    try {
      const response = await open(lastId, control.signal);
      if (!response.ok) throw await refusal(response, fallback);
      for await (const event of events(response, () => control.abort())) {
        if (event.id) lastId = event.id;
        if (event.retry) wait = event.retry;
        if (event.kind === "bye") break;
        if (!event.data) continue;
        tries = 0;
        hear(event.kind, JSON.parse(event.data));
        if (event.kind === "done") return;
      }
    } catch (error) {
      if (error instanceof Refused && error.status !== 502 && error.status !== 503 && error.status !== 504) throw error;
      if (tries + 1 >= mostTries && !lastId) throw error;
    } finally {
      control.abort();
    }
    tries += 1;
    lost(tries);
    await pause(wait);
  }
}
