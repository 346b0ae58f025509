// Renews what a job's page says of its machine translation while that goes on. Without it the page is renewed by hand.

const panel = () => document.querySelector("[data-machine]");
const { events: address, machine: job } = panel()?.dataset ?? {};

if (address) {
  const events = new EventSource(address);
  let seen, due;
  events.addEventListener("job", event => {
    const now = JSON.parse(event.data);
    if (String(now.id) !== job || event.data === seen) return;

    // The first word of it is what the page shows already.
    if (seen && now.state !== "preparing") location.reload();
    else if (seen) due ??= setTimeout(renew, 1000);
    seen = event.data;
  });

  async function renew() {
    due = undefined;
    let text;
    try {
      const page = await fetch(location.href);
      if (!page.ok || page.redirected) return;
      text = await page.text();
    } catch {
      return; // The service is away; when it is back, so are its events.
    }
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const [before, after] = [panel(), fresh.querySelector("[data-machine]")];
    const [bar, moved] = [document.querySelector("progress"), fresh.querySelector("progress")];
    if (bar && moved) bar.parentElement.replaceWith(moved.parentElement);

    // What somebody is in, or has opened, is not closed under their hands.
    if (!after || before.contains(document.activeElement)) return;
    const open = [...before.querySelectorAll("details")].map(details => details.open);
    after.querySelectorAll("details").forEach((details, i) => { details.open = open[i] ?? false; });
    before.replaceWith(after);
  }
}
