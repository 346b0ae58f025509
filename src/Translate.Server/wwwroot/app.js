// Every page works without this; dashboard.js and job.js are for their pages alone.

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
