// Where she types: Enter sends, but never while an input method is composing; the draft outlives the page.

/** The draft of one practice, kept with the browser until the service has it. */
export class Draft {
  constructor(practice) {
    this.key = `draft:${practice}`;
    this.sentKey = `sent:${practice}`;
    this.refusedKey = `refused:${practice}`;
  }

  get text() {
    return read("localStorage", this.key);
  }

  set text(value) {
    write("localStorage", this.key, value);
  }

  /** What this tab has on its way: neither heard by the service nor given back yet. */
  get sent() {
    return read("sessionStorage", this.sentKey);
  }

  set sent(value) {
    write("sessionStorage", this.sentKey, value);
  }

  /** Why the service did not take it, for the page that is loaded next. */
  get refused() {
    return read("sessionStorage", this.refusedKey);
  }

  set refused(value) {
    write("sessionStorage", this.refusedKey, value);
  }
}

function read(where, key) {
  try {
    return window[where].getItem(key) ?? "";
  } catch {
    return ""; // storage is switched off: the draft then lives as long as the page
  }
}

function write(where, key, value) {
  try {
    if (value) window[where].setItem(key, value);
    else window[where].removeItem(key);
  } catch {
    // the same
  }
}

/** An id nobody else has. crypto.randomUUID does not exist on plain-http hosts, getRandomValues does. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Safari ends the composition before the key arrives, so isComposing alone is not enough; 229 is its other sign. */
function sends(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** Wire the form: `send(text)` is called with what she typed; `busy(true)` disables sending, never typing. */
export function composer(form, draft, send) {
  const words = form.querySelector("textarea");
  const button = form.querySelector("#send");
  let closed = true;

  const grow = () => {
    words.rows = Math.min(8, Math.max(2, words.value.split("\n").length, Math.ceil(words.value.length / 60)));
  };
  const put = (text) => {
    words.value = text;
    draft.text = text;
    grow();
  };
  const submit = () => {
    if (closed || !words.value.trim()) return;
    const text = words.value;
    draft.sent = text;
    put("");
    send(text);
  };

  button.addEventListener("click", submit);
  words.addEventListener("keydown", (event) => {
    if (!sends(event)) return;
    event.preventDefault();
    submit();
  });
  words.addEventListener("input", () => {
    draft.text = words.value;
    grow();
  });
  put(words.value || draft.text); // she may have begun before this script was there

  return {
    focus: () => words.focus({ preventScroll: true }),
    busy(is) {
      closed = is;
      button.setAttribute("aria-disabled", String(is));
    },
    /** Give back words that did not arrive, before whatever she has typed since. */
    giveBack(text) {
      put(words.value ? `${text}\n${words.value}` : text);
      draft.sent = "";
    },
  };
}
