// Every page works without this. It moves progress bars, and keeps what is typed until it is saved.

// A browser lets only secure pages write to the clipboard: elsewhere the words are there to be marked by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    if (button.dataset.copied) button.textContent = button.dataset.copied;
  });
}

// Other colours without loading the page anew: somebody may be typing in it.
for (const form of document.querySelectorAll("form[action='/appearance']")) {
  form.addEventListener("submit", event => {
    const chosen = event.submitter;
    if (chosen?.name !== "theme") return;
    event.preventDefault();
    document.documentElement.dataset.theme = chosen.value;
    for (const button of form.querySelectorAll("[name=theme]")) {
      button.classList.toggle("active", button === chosen);
      button.setAttribute("aria-pressed", String(button === chosen));
    }
    fetch(form.action, { method: "POST", body: new FormData(form, chosen), redirect: "manual" });
  });
}

for (const menu of document.querySelectorAll("details.menu")) {
  addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

const list = document.querySelector("[data-events]");
if (list) watch(list);

const form = document.querySelector("form[data-keep]");
if (form) keep(form);

/** Moves the bars of the jobs listed, and fetches the list anew when a job changes its state. */
function watch(list) {
  const states = new Map();
  const events = new EventSource(list.dataset.events);
  events.addEventListener("job", async event => {
    const job = JSON.parse(event.data);
    const row = list.querySelector(`[data-job="${job.id}"]`);
    const known = states.get(job.id) ?? row?.dataset.state;
    states.set(job.id, job.state);
    const bar = row?.querySelector("progress");
    if (bar) {
      const done = job.state === "preparing" ? job.prepared : job.translated;
      const share = job.segments ? Math.round(100 * done / job.segments) : 0;
      bar.value = share;
      bar.nextElementSibling.textContent = `${share} %`;
    }
    if (known !== job.state) await refresh(list);
  });
}

let refreshing;
function refresh(list) {
  clearTimeout(refreshing);
  refreshing = setTimeout(async () => {
    if (list.contains(document.activeElement)) return;
    const page = await fetch(location.href);
    if (!page.ok || page.redirected) return;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-events]");
    if (fresh) list.replaceChildren(...fresh.childNodes);
    const said = document.querySelector("[data-said]");
    if (said) said.textContent = said.dataset.said;
  }, 300);
}

/** Keeps each text box's words in the browser until the server has them; after a crash or a lost line they are there again. */
function keep(form) {
  const key = box => `translate:${form.dataset.keep}:${box.name}`;
  let unsaved = false;
  for (const box of form.querySelectorAll("textarea[name]")) {
    const kept = localStorage.getItem(key(box));
    if (kept !== null && kept !== box.value) {
      box.value = kept;
      unsaved = true;
      form.querySelector("[data-restored]")?.removeAttribute("hidden");
    } else {
      localStorage.removeItem(key(box));
    }
    box.addEventListener("input", () => {
      unsaved = true;
      localStorage.setItem(key(box), box.value);
    });
  }
  // The words stay kept: the page that comes back after saving shows the same ones, and only then are they let go.
  form.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", event => { if (unsaved) event.preventDefault(); });
}
