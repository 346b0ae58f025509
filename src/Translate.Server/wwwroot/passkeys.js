// Passkeys: the browser speaks with the device, we carry what it says. Where a browser cannot, nothing of this is shown.

const can = !!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;

/** What the service says when it refuses. */
class Refused extends Error {}

/** @param {string} address @param {unknown} [body] */
async function post(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 422) throw new Refused((await answer.json()).detail);
  return answer;
}

/**
 * Lets a button do something, and says beneath it when that did not work.
 * @param {HTMLElement | null} place @param {() => Promise<boolean>} act
 */
function offer(place, act) {
  if (!place || !can) return;
  const [button, problem] = [place.querySelector("button"), place.querySelector("[role=alert]")];
  const usual = problem.textContent;
  place.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    problem.hidden = true;
    let done = false;
    problem.textContent = usual;
    try {
      done = await act();
    } catch (error) {
      if (error instanceof Refused && error.message) problem.textContent = error.message;
      // Broken off by the person, refused by the device, or the service is away: in each case nothing was done.
      console.info(error);
    }
    if (!done) {
      button.disabled = false;
      problem.hidden = false;
    }
  });
}

const entry = document.querySelector("[data-passkey-sign-in]");
offer(entry, async () => {
  const options = await post("/sign-in/passkey/options");
  if (!options.ok) return false;
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options.json()) });
  if (!(await post("/sign-in/passkey", { credential: JSON.stringify(credential) })).ok) return false;
  const to = entry.dataset.to ?? "";
  location.assign(/^\/(?![/\\])/.test(to) ? to : "/");
  return true;
});

const maker = document.querySelector("[data-passkey-make]");
offer(maker, async () => {
  const options = await post("/settings/passkeys/options", { password: maker.querySelector("[name=password]")?.value });
  if (!options.ok) return false;
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options.json()) });
  if (!(await post("/settings/passkeys", { credential: JSON.stringify(credential), name: maker.querySelector("[name=name]").value })).ok) return false;
  location.assign("/settings/security");
  return true;
});
