// Moves the bars of the jobs listed, fetches the list anew when a job comes into another state, and lets several jobs be chosen by keys. Without it the
// page is renewed by hand, and jobs are ticked one by one.

const list = document.querySelector("[data-events]");
const said = document.querySelector("[data-said]");
let due, waiting = false, events;

function listen() {
  events?.close();
  events = new EventSource(list.dataset.events);
  events.addEventListener("job", event => {
    const job = JSON.parse(event.data);
    const row = list.querySelector(`[data-job="${job.id}"]`);
    const bar = row?.querySelector("progress");
    if (bar) {
      const done = job.state === "preparing" ? job.prepared : job.translated;
      const share = job.segments ? Math.round(100 * done / job.segments) : 0;
      bar.value = share;
      bar.nextElementSibling.textContent = `${share} %`;
    }
    if (row && (row.dataset.state !== job.state || row.dataset.failed !== String(job.failed) || row.dataset.asks !== String(job.asks))) soon(300);
  });
  events.addEventListener("moved", () => soon(1000));
}

// A list is not changed under somebody's hands; as soon as they leave it, it is.
const isInUse = () => list.contains(document.activeElement) || ticks().some(tick => tick.checked);
list.addEventListener("focusout", event => {
  if (waiting && !list.contains(event.relatedTarget)) soon(300);
});

function soon(after) {
  clearTimeout(due);
  due = setTimeout(refresh, after);
}

async function refresh() {
  waiting = isInUse();
  if (waiting) return;
  let text;
  try {
    const page = await fetch(list.dataset.here);
    if (!page.ok || page.redirected) return;
    text = await page.text();
  } catch {
    return; // The service is away; when it is back, so are its events.
  }
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-events]");

  // Jobs of another page or filter have events too: what looks the same stays, and nothing is said.
  if (!fresh || shape(fresh) === shape(list)) return;
  waiting = isInUse();
  if (waiting) return;
  list.replaceChildren(...fresh.childNodes);
  prepare();
  said.textContent = "";
  setTimeout(() => { said.textContent = said.dataset.said; }, 100);
  if (list.dataset.events === fresh.dataset.events) return;
  list.dataset.events = fresh.dataset.events;
  listen();
}

/** What a reader sees of a list, without the tokens of its forms and the bars that move by themselves. */
function shape(list) {
  const rows = [...list.querySelectorAll("[data-job]")].map(row => `${row.dataset.job} ${row.dataset.state} ${row.dataset.failed} ${row.dataset.asks}`);
  const counts = [...list.querySelectorAll("[data-count]")].map(count => count.textContent);
  return [...rows, ...counts].join("\n");
}

function ticks() {
  return [...list.querySelectorAll("input[name=job]")];
}

/** Shows how many jobs are chosen, opens what can be done with them, and gives the box that chooses all. */
function prepare() {
  const all = list.querySelector("[data-all]");
  if (!all) return;
  all.hidden = false;
  all.querySelector("input").addEventListener("change", event => {
    for (const tick of ticks()) tick.checked = event.target.checked;
    chosen();
  });
  chosen();
}

function chosen() {
  const bulk = list.querySelector("[data-bulk]");
  const words = bulk?.querySelector("[data-chosen]");
  if (!words) return;
  words.dataset.none ??= words.textContent;
  const count = ticks().filter(tick => tick.checked).length;
  words.textContent = count ? `${words.dataset.words} ${count}` : words.dataset.none;
  if (count) bulk.open = true;
  bulk.querySelector("[data-all] input").checked = count > 0 && count === ticks().length;
}

let last = null;
list.addEventListener("click", event => {
  const tick = event.target.closest?.("input[name=job]");
  if (!tick) return;
  if (event.shiftKey && last) between(last, tick, tick.checked);
  last = tick;
});
list.addEventListener("change", event => {
  if (event.target.name === "job") chosen();
});

// In the column of boxes: up and down go from job to job, with Shift they choose on the way; A chooses all, Escape none.
list.addEventListener("keydown", event => {
  if (event.target.name !== "job" || event.ctrlKey || event.altKey || event.metaKey) return;
  const boxes = ticks();
  const at = boxes.indexOf(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const next = boxes[at + step];
    if (!next) return;
    if (event.shiftKey) event.target.checked = next.checked = true;
    next.focus();
    chosen();
  } else if (event.key === "a" || event.key === "Escape") {
    for (const box of boxes) box.checked = event.key === "a";
    chosen();
  } else {
    return;
  }
  event.preventDefault();
});

function between(first, second, checked) {
  const boxes = ticks();
  const [from, to] = [boxes.indexOf(first), boxes.indexOf(second)].sort((a, b) => a - b);
  if (from >= 0) for (const box of boxes.slice(from, to + 1)) box.checked = checked;
}

prepare();
listen();
