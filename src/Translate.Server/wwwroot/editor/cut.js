// Where a segment is to be split: its source with a gap between every two words, to be chosen with the arrow keys or by pointing.

import { make } from "./dom.js";
import { chip, pieces } from "./marks.js";
import { say } from "./words.js";

/**
 * Shows a segment's source with its gaps.
 * @param {HTMLElement} place where its source is
 * @param {import("./segments.js").Segment} segment
 * @param {string} language of the source
 * @param {(at: number|null) => void} chosen the offset in the source as it is typed; null for none
 */
export function openCut(place, segment, language, chosen) {
  const before = [...place.childNodes];
  const gaps = [];
  const gap = at => {
    const button = make("button", { class: "gap", type: "button", "aria-label": say("Split.here", segment.source.slice(Math.max(0, at - 25), at).trim()), onclick: () => end(at) });
    gaps.push(button);
    return button;
  };
  const nodes = [];
  for (const piece of pieces(segment.source, segment)) {
    if (piece.at > 0 && nodes.length && piece.mark) nodes.push(gap(piece.at));
    if (piece.mark) {
      nodes.push(chip(piece.mark, segment.marks));
      if (piece.at + piece.mark.length < segment.source.length) nodes.push(gap(piece.at + piece.mark.length));
      continue;
    }
    for (const word of new Intl.Segmenter(language, { granularity: "word" }).segment(piece.text)) {
      const at = piece.at + word.index;
      if (word.index > 0 && word.isWordLike) nodes.push(gap(at));
      nodes.push(word.segment);
    }
  }
  const end = at => {
    place.removeEventListener("keydown", keys);
    place.replaceChildren(...before);
    chosen(at);
  };
  const keys = event => {
    const at = gaps.indexOf(document.activeElement);
    if (event.key === "Escape") end(null);
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") gaps[Math.min(gaps.length - 1, at + 1)]?.focus();
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") gaps[Math.max(0, at - 1)]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (gaps.length === 0) return chosen(null);
  place.addEventListener("keydown", keys);
  place.replaceChildren(...nodes);
  gaps[Math.floor(gaps.length / 2)].focus();
}
