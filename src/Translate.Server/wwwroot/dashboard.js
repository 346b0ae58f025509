// Moves the bars of the jobs listed, and fetches the list anew when a job changes its state. Without it the page is renewed by hand.

const list = document.querySelector("[data-events]");
const said = document.querySelector("[data-said]");
let due, waiting = false;

const events = new EventSource(list.dataset.events);
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
  if (row?.dataset.state !== job.state || row.dataset.failed !== String(job.failed) || row.dataset.asks !== String(job.asks)) soon();
});

// A list is not changed under somebody's hands; as soon as they leave it, it is.
list.addEventListener("focusout", event => {
  if (waiting && !list.contains(event.relatedTarget)) soon();
});

function soon() {
  clearTimeout(due);
  due = setTimeout(refresh, 300);
}

async function refresh() {
  waiting = list.contains(document.activeElement);
  if (waiting) return;
  let text;
  try {
    const page = await fetch(location.href);
    if (!page.ok || page.redirected) return;
    text = await page.text();
  } catch {
    return; // The service is away; when it is back, so are its events.
  }
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-events]");

  // Jobs of another page or filter have events too: what looks the same stays, and nothing is said.
  if (!fresh || shape(fresh) === shape(list)) return;
  waiting = list.contains(document.activeElement);
  if (waiting) return;
  list.replaceChildren(...fresh.childNodes);
  said.textContent = "";
  setTimeout(() => { said.textContent = said.dataset.said; }, 100);
}

/** What a reader sees of a list, without the tokens of its forms and the bars that move by themselves. */
function shape(list) {
  const rows = [...list.querySelectorAll("[data-job]")].map(row => `${row.dataset.job} ${row.dataset.state} ${row.dataset.failed} ${row.dataset.asks}`);
  const counts = [...list.querySelectorAll(".nav .badge")].map(badge => badge.textContent);
  return [...rows, ...counts].join("\n");
}
