// Search and replace in the translations, with every change shown before it is made. Inline codes are never touched.

import { make } from "./dom.js";
import { pieces } from "./marks.js";
import { changes } from "./beside.js";
import { typedOf } from "./segments.js";
import { count, say } from "./words.js";

/** Nothing is changed that was not shown: where there is more, it is shown when this is done. */
const MostShown = 500;

/**
 * What replacing would make of a text: codes stay as they are, and nothing is cut within a character.
 * @param {import("./segments.js").Segment} segment
 * @param {string} sought
 * @param {string} by
 * @param {{ matchesCase: boolean, wholeWords: boolean }} how
 */
export function replaced(segment, sought, by, { matchesCase, wholeWords }) {
  const escaped = sought.normalize("NFC").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(wholeWords ? `(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])` : `${escaped}(?!\\p{M})`, `gu${matchesCase ? "" : "i"}`);
  return pieces(typedOf(segment), segment).map(piece => {
    if (piece.mark) return piece.mark;
    // Decomposed text is searched composed; what does not change gives back the characters it had.
    const composed = piece.text.normalize("NFC");
    return pattern.test(composed) ? composed.replace(pattern, () => by) : piece.text;
  }).join("");
}

/**
 * The dialog. Resolves to what a person has agreed to.
 * @param {HTMLDialogElement} dialog
 * @param {import("./segments.js").Segments} segments
 * @param {(segment: import("./segments.js").Segment) => number} number
 * @param {(chosen: { segment: import("./segments.js").Segment, shown: string, typed: string }[]) => void} act with what was shown of each
 */
export function openReplace(dialog, segments, number, act) {
  const sought = make("input", { class: "form-control", id: "sought", autocomplete: "off" });
  const by = make("input", { class: "form-control", id: "by", autocomplete: "off" });
  const matchesCase = make("input", { type: "checkbox", class: "form-check-input", id: "case" });
  const wholeWords = make("input", { type: "checkbox", class: "form-check-input", id: "whole" });
  const found = make("div", { class: "found" });
  const told = make("p", { role: "status" }, say("Replace.begin"));
  const go = make("button", { class: "btn btn-primary", disabled: true }, say("Replace.do"));
  /** @type {{ segment: any, typed: string, box: HTMLInputElement }[]} */
  let offers = [];
  const look = () => {
    offers = [];
    let isMore = false;
    if (sought.value) {
      for (const segment of segments.list) {
        const typed = replaced(segment, sought.value, by.value, { matchesCase: matchesCase.checked, wholeWords: wholeWords.checked });
        if (typed === typedOf(segment)) continue;
        isMore = offers.length === MostShown;
        if (isMore) break;
        offers.push({ segment, typed, shown: typedOf(segment), box: make("input", { type: "checkbox", class: "form-check-input", checked: true, id: `r${segment.ordinal}` }) });
      }
    }
    found.replaceChildren(...offers.map(o => make("div", { class: "form-check" }, o.box, make("label", { class: "form-check-label", for: o.box.id }, `${count(number(o.segment))} `, ...changes(typedOf(o.segment), o.typed)))));
    told.textContent = sought.value ? `${say("Replace.found", offers.length)}${isMore ? ` ${say("Replace.more")}` : ""}` : say("Replace.begin");
    go.disabled = offers.length === 0;
  };
  for (const field of [sought, by, matchesCase, wholeWords]) field.addEventListener("input", look);
  const form = make("form", { method: "dialog" },
    make("h2", { class: "h5" }, say("Replace.title")),
    make("label", { for: "sought", class: "form-label" }, say("Replace.sought")), sought,
    make("label", { for: "by", class: "form-label mt-2" }, say("Replace.by")), by,
    make("div", { class: "form-check mt-2" }, matchesCase, make("label", { for: "case", class: "form-check-label" }, say("Replace.case"))),
    make("div", { class: "form-check" }, wholeWords, make("label", { for: "whole", class: "form-check-label" }, say("Replace.whole"))),
    told, found,
    make("div", { class: "d-flex gap-2 mt-3" }, go, make("button", { class: "btn btn-outline-secondary", value: "cancel", formnovalidate: true }, say("Close"))));
  form.addEventListener("submit", event => {
    if (event.submitter === go) act(offers.filter(o => o.box.checked).map(({ segment, shown, typed }) => ({ segment, shown, typed })));
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  sought.focus();
}
