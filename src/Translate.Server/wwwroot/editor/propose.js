// A term that somebody meets while translating, proposed for the desk's termbase: begun with what is marked in the segment.

import { ask, Refused } from "./api.js";
import { make } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

const Longest = 500;

/** What was marked last, and in which segment. */
let marked = { ordinal: "", source: "", target: "" };

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  const from = selection.anchorNode instanceof Element ? selection.anchorNode : selection.anchorNode?.parentElement;
  const side = from?.closest("#article .source, #article .target");
  const row = side?.closest("[data-ordinal]");
  const words = selection.toString().trim();
  if (!row || words.length > Longest || !row.contains(selection.focusNode)) return;
  if (marked.ordinal !== row.dataset.ordinal) marked = { ordinal: row.dataset.ordinal, source: "", target: "" };
  marked[side.classList.contains("source") ? "source" : "target"] = words;
});

/** Proposals that were begun and not sent. @type {Map<number, Record<string, string>>} */
const begun = new Map();

/**
 * A button that becomes a small form.
 * @param {any} job what the service says of it
 * @param {Segment} segment
 * @returns {HTMLElement}
 */
export function proposing(job, segment) {
  const place = make("div", { class: "propose" });
  if (begun.has(segment.ordinal)) open(false);
  else close("");
  return place;

  function close(done) {
    begun.delete(segment.ordinal);
    place.replaceChildren(
      make("button", { class: "btn btn-sm btn-outline-secondary", type: "button", onclick: () => open(true) }, say("Terms.propose")),
      make("p", { class: "hint", role: "status" }, done));
  }

  function open(isNew) {
    const own = marked.ordinal === String(segment.ordinal) ? marked : { source: "", target: "" };
    const typed = begun.get(segment.ordinal) ?? { source: own.source, target: own.target, note: "" };
    begun.set(segment.ordinal, typed);
    const wrong = make("p", { class: "text-danger-emphasis small mb-0", role: "alert" });
    const send = make("button", { class: "btn btn-sm btn-outline-primary mt-1" }, say("Terms.send"));
    const source = field("source", job.from.tag, true);
    const form = make("form", {}, source, field("target", job.to.tag, false), field("note", null, false), send, wrong);
    form.addEventListener("submit", async event => {
      event.preventDefault();
      if (send.disabled) return;
      send.disabled = true;
      try {
        await ask(`/api/v1/desks/${job.job.desk}/terms/proposals`, { method: "POST", body: { from: job.from.tag, to: job.to.tag, ...typed, job: job.job.id } });
        close(say("Terms.proposed", typed.source));
        place.querySelector("button").focus();
      } catch (e) {
        wrong.textContent = e instanceof Refused ? e.message : say("Terms.kept");
        send.disabled = false;
      }
    });
    place.replaceChildren(form);
    if (isNew) source.querySelector("input").focus();

    function field(name, lang, isNeeded) {
      const input = make("input", { class: "form-control form-control-sm", id: `propose-${name}`, maxlength: String(Longest), autocomplete: "off", lang, required: isNeeded });
      input.value = typed[name];
      input.addEventListener("input", () => { typed[name] = input.value; });
      return make("div", { class: "mb-1" }, make("label", { class: "form-label small mb-0", for: `propose-${name}` }, say(`Terms.${name}`)), input);
    }
  }
}
