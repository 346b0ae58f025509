// The editor's dialogs: its keys, a number to go to, what stands in the way of submitting.

import { Refused, ask } from "./api.js";
import { make } from "./dom.js";
import { letting, passed, takingBack, whyItMayStay } from "./findings.js";
import { InReview, Standard, named, shown } from "./keys.js";
import { count, say } from "./words.js";

/** A button that closes its dialog. */
export const close = () => make("button", { class: "btn btn-outline-secondary", value: "cancel", formnovalidate: true }, say("Close"));

/**
 * The list of keys; each can be changed by pressing another one.
 * @param {HTMLDialogElement} dialog
 * @param {import("./keys.js").Keys} keys
 * @param {() => void} changed
 * @param {boolean} inReview some are named otherwise there, and some are there only
 */
export function openKeys(dialog, keys, changed, inReview) {
  const commands = Object.keys(Standard).filter(command => inReview || !InReview.includes(command));
  const name = command => (inReview && ["confirm", "nextOpen", "submit"].includes(command) ? say(`Review.Command.${command}`) : say(`Command.${command}`));
  const told = make("p", { role: "status", class: "text-body-secondary" }, say("Keys.how"));
  const list = make("div", { class: "keys" });
  const draw = () => list.replaceChildren(...commands.map(command => {
    const button = make("button", { class: "btn btn-sm btn-outline-secondary", type: "button", "aria-label": say("Keys.change", name(command), shown(keys.of(command))) }, make("kbd", {}, shown(keys.of(command))));
    button.addEventListener("click", () => listen(command, button));
    return make("div", { class: "key-row" }, make("span", {}, name(command)), button);
  }));
  const listen = (command, button) => {
    told.textContent = say("Keys.press", name(command));
    button.textContent = "…";
    const hear = event => {
      const key = named(event);
      if (key === null) return;
      event.preventDefault();
      event.stopPropagation();
      button.removeEventListener("keydown", hear);
      const isText = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (key === "Escape" || key === "Tab" || isText || ["Enter", "Backspace", "Delete"].includes(key)) {
        told.textContent = isText ? say("Keys.text") : say("Keys.how");
      } else {
        keys.change(command, key);
        changed();
        told.textContent = say("Keys.changed", name(command), shown(key));
      }
      draw();
      list.querySelectorAll("button")[commands.indexOf(command)].focus();
    };
    button.addEventListener("keydown", hear);
    button.addEventListener("blur", () => {
      button.removeEventListener("keydown", hear);
      button.replaceChildren(make("kbd", {}, shown(keys.of(command))));
    }, { once: true });
  };
  draw();
  dialog.replaceChildren(make("form", { method: "dialog" },
    make("h2", { class: "h5" }, say("Keys.title")), told, list,
    make("div", { class: "d-flex gap-2 mt-3" }, close(), make("button", {
      class: "btn btn-outline-secondary", type: "button",
      onclick: () => {
        keys.reset();
        changed();
        draw();
        told.textContent = say("Keys.isReset");
      },
    }, say("Keys.reset")))));
  dialog.showModal();
}

/** Asks for a segment's number. @param {HTMLDialogElement} dialog @param {number} most @param {(number: number) => void} act */
export function openGoTo(dialog, most, act) {
  const field = make("input", { class: "form-control", type: "number", min: "1", max: String(most), required: true, id: "number" });
  const form = make("form", { method: "dialog" }, make("label", { for: "number", class: "form-label" }, say("GoTo.label", count(most))), field,
    make("div", { class: "d-flex gap-2 mt-3" }, make("button", { class: "btn btn-primary" }, say("GoTo.go")), close()));
  form.addEventListener("submit", event => {
    if (event.submitter?.value !== "cancel") act(Number(field.value));
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  field.focus();
}

/**
 * What blocks the submission and what only warns, each a link to its segment; then the submission itself.
 * @param {HTMLDialogElement} dialog
 * @param {string} address of the job's API
 * @param {string[]} reviewers who will read it; nobody where it is approved at once
 * @param {(ordinal: number) => number} number
 * @param {(ordinal: number) => void} lead
 * @param {() => void} done
 * @param {(mends: any[]) => Promise<boolean>} mend what is offered, segment by segment; whether it was done
 */
export async function openSubmit(dialog, address, reviewers, number, lead, done, mend) {
  const told = make("p", { role: "status" }, say("Submit.looks"));
  const body = make("div", {});
  const go = make("button", { class: "btn btn-success", disabled: true }, say("Submit.do"));
  const form = make("form", { method: "dialog" }, make("h2", { class: "h5" }, say("Submit.title")), told, body, make("p", {}, reviewers.length ? say("Submit.reviewers", reviewers.join(", ")) : say("Submit.trusted")), make("div", { class: "d-flex gap-2 mt-3" }, go, close()));
  form.addEventListener("submit", async event => {
    if (event.submitter !== go) return;
    event.preventDefault();
    go.disabled = true;
    try {
      await ask(`${address}/submit`, { method: "POST" });
      dialog.close();
      done();
    } catch (e) {
      told.textContent = e instanceof Refused ? e.message : say("Submit.away");
      go.disabled = false;
    }
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  const look = async () => {
    try {
      const ready = await ask(`${address}/readiness`);
      const { blocks, warns, hasMore } = ready;
      const items = (title, list) => places(dialog, title, list, hasMore, number, lead, { address, again: look });
      body.replaceChildren(...items(say("Submit.blocks"), blocks), ...items(say("Submit.warns"), warns), ...mends(ready, mend, look), ...letPass(dialog, ready.dismissed, number, lead, { address, again: look }));
      told.textContent = blocks.length ? say("Submit.notYet") : warns.length ? say("Submit.couldBe") : say("Submit.ready");
      go.disabled = blocks.length > 0;
    } catch (e) {
      told.textContent = e instanceof Refused ? e.message : say("Submit.away");
    }
  };
  await look();
}

/**
 * For each kind of finding that can be mended for sure, a button that mends all of it.
 * @param {{ blocks: any[], warns: any[] }} ready
 * @param {(mends: any[]) => Promise<boolean>} mend
 * @param {() => Promise<void>} again looks what is found then
 */
export function mends({ blocks, warns }, mend, again) {
  const kinds = Map.groupBy([...blocks, ...warns].filter(item => item.mended !== null && item.mended !== undefined), item => item.check);
  return [...kinds.values()].map(items => {
    const each = [...new Map(items.map(item => [item.ordinal, item])).values()];
    const button = make("button", { class: "btn btn-sm btn-outline-success me-2 mb-2 text-start", type: "button", onclick: async () => {
      button.disabled = true;
      if (await mend(each)) await again();
      else button.disabled = false;
    } }, say("Findings.mendAll", items[0].title, count(each.length)));
    return button;
  });
}

/** What somebody let pass, with who and why, each to be told again. @param {{ address: string, again: () => Promise<void> }} passing */
export const letPass = (dialog, dismissed, number, lead, { address, again }) => (dismissed?.length ? [make("details", { class: "mb-3" }, make("summary", {}, say("Findings.dismissed", count(dismissed.length))),
  make("ul", {}, ...dismissed.map(item => make("li", {}, link(dialog, item, number, lead), make("div", { class: "small text-body-secondary" }, passed(item.dismissed)),
    small("takeBack", event => change(event.target, address, takingBack(item.ordinal, item), again))))))] : []);

/** A button that lets a finding pass, with a reason. */
function passes(item, { address, again }) {
  const button = small("dismiss", () => {
    const asked = whyItMayStay(reason => change(asked, address, letting(item.ordinal, item, reason), again), () => {
      asked.replaceWith(button);
      button.focus();
    });
    button.replaceWith(asked);
    asked.querySelector("input").focus();
  });
  return button;
}

async function change(beside, address, [path, request], again) {
  try {
    await ask(`${address}/${path}`, request);
    await again();
  } catch (e) {
    beside.after(make("p", { class: "text-danger-emphasis small mb-0", role: "alert" }, e instanceof Refused ? e.message : say("Submit.away")));
  }
}

const small = (name, act) => make("button", { class: "btn btn-sm btn-link py-0", type: "button", onclick: act }, say(`Findings.${name}`));

/**
 * A list of things to look at, each a link to its segment.
 * @param {HTMLDialogElement} dialog
 * @param {string} title
 * @param {{ ordinal: number, message: string }[]} list
 * @param {boolean} hasMore
 * @param {(ordinal: number) => number} number
 * @param {(ordinal: number) => void} lead
 * @param {{ address: string, again: () => Promise<void> } | null} [passing] where findings can be let pass: the job's API, and what looks again then
 */
export const places = (dialog, title, list, hasMore, number, lead, passing = null) => (list.length ? [make("h3", { class: "h6" }, `${title} (${count(list.length)}${hasMore ? "+" : ""})`), make("ul", {}, ...list.map(item => make("li", {}, link(dialog, item, number, lead), passing && item.key ? passes(item, passing) : null)))] : []);

const link = (dialog, item, number, lead) => make("button", {
  class: "btn btn-link p-0 text-start", type: "button",
  onclick: () => {
    dialog.close();
    lead(item.ordinal);
  },
}, `${count(number(item.ordinal))}: ${item.message}`);
