// The rules page: weighs a sentence and filters the rules in place. Without it both forms load the page instead.

const trial = document.getElementById("trial");
const told = document.getElementById("told");
const trying = document.getElementById("try");
const filters = document.getElementById("filters");
const shown = document.getElementById("shown");
const PAUSE = 150;

/** Keeps the address what the page shows, so that it can be passed on. */
function remember(form) {
  const address = new URL(location.href);
  for (const [name, value] of new FormData(form)) {
    if (value && value !== "nothing") address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

/** The latest answer only: an older one that comes late is dropped. */
function latest() {
  let turn = 0;
  return async (address, read) => {
    const mine = ++turn;
    const answer = await fetch(address, { headers: { Accept: "text/html, application/json" } });
    const content = answer.ok ? await read(answer) : null;
    return mine === turn ? content : null;
  };
}

const ask = latest();
const look = latest();

async function weigh() {
  const query = new URLSearchParams(new FormData(trying));
  let content = null;
  try {
    content = await ask(`/rules/trial?${query}`, (answer) => answer.text());
  } catch {
    trying.submit(); // the browser says best what is wrong
  }
  if (content === null) return;
  trial.innerHTML = content; // our own page's piece: the sentence in it is escaped by the server
  const verdict = trial.querySelector(".verdict");
  told.textContent = verdict ? Array.from(verdict.children, (each) => each.textContent.trim()).join(" ") : "";
  remember(trying);
}

trying.addEventListener("submit", (event) => {
  event.preventDefault();
  weigh();
});

const sentence = document.getElementById("sentence");
sentence.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  weigh();
});
document.getElementById("before").addEventListener("change", () => {
  if (sentence.value.trim()) weigh();
});

document.querySelector(".tries").addEventListener("click", (event) => {
  const example = event.target.closest("[data-try]");
  if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  sentence.value = example.dataset.try;
  document.getElementById("before").value = example.dataset.before;
  weigh();
});

/** All rules; a page that came with some left out gets the rest first, and shows them once they are sorted. */
async function whole() {
  const list = document.getElementById("list");
  if ("whole" in list.dataset) return list;
  const answer = await fetch("/rules");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return document.adoptNode(page.getElementById("list"));
}

async function filter() {
  const query = new URLSearchParams(new FormData(filters));
  try {
    const [list, found] = await Promise.all([whole(), look(`/api/rules?${query}`, (answer) => answer.json())]);
    if (found) show(list, new Set(found.rules));
  } catch {
    filters.submit();
  }
}

function show(list, ids) {
  for (const group of list.querySelectorAll(".group")) {
    let any = false;
    for (const rule of group.querySelectorAll(".rule")) {
      rule.hidden = !ids.has(rule.id);
      any ||= !rule.hidden;
    }
    group.hidden = !any;
  }
  list.querySelector("#none").hidden = ids.size > 0;
  const before = document.getElementById("list");
  if (before !== list) before.replaceWith(list);
  shown.textContent = shown.dataset.words.replace("{count}", ids.size);
  remember(filters);
}

let pause = 0;
filters.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(filter, PAUSE);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  filter();
});

/** A rule that is linked to is shown, whatever the filters say. */
async function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!/^(en|zh)-[a-z]\d+$/.test(id)) return;
  const rule = document.getElementById(id);
  if (rule && !rule.closest("[hidden]")) return;
  filters.reset();
  for (const field of filters.elements) if (field.name) field.value = "";
  await filter();
  document.getElementById(id)?.scrollIntoView();
}
window.addEventListener("hashchange", reveal);
reveal();
