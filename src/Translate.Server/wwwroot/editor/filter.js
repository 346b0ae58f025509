// Which segments are shown: by how far they have come, where they came from, what is wrong with them, and what they say.

import { isConfirmed, isEdited, isReviewed, stateOf, typedOf } from "./segments.js";

/** @typedef {import("./segments.js").Segment} Segment */

/** The kinds of segments that can be asked for. */
export const Kinds = ["all", "open", "draft", "confirmed", "untouched", "memory", "machine", "human", "findings", "comments", "conflict", "repeated", "errors"];

/** Those that can be asked for in a review besides. */
export const KindsInReview = ["unreviewed", "edited"];

/**
 * Whether a segment is wanted.
 * @param {string} kind one of {@link Kinds} or {@link KindsInReview}
 * @param {string} words that its source or translation has to hold, whatever their case and form
 * @param {import("./segments.js").Segments} segments
 * @param {Set<number>} found segments that checks found something in
 * @returns {((segment: Segment) => boolean)|null} null where all are
 */
export function wanted(kind, words, segments, found) {
  const sought = plain(words.trim());
  if (kind === "all" && !sought) return null;
  const repeated = kind === "repeated" ? repetitions(segments.list) : null;
  return segment => isOf(kind, segment, found, repeated) && (!sought || plain(segment.source).includes(sought) || plain(typedOf(segment)).includes(sought));
}

function isOf(kind, segment, found, repeated) {
  const origin = segment.draft ? "human" : segment.target?.origin;
  switch (kind) {
    case "open": return !isConfirmed(segment);
    case "draft": return stateOf(segment) === "initial";
    case "confirmed": return isConfirmed(segment);
    case "untouched": return stateOf(segment) === "none";
    case "memory": case "machine": case "human": return stateOf(segment) !== "none" && origin === kind;
    case "findings": return found.has(segment.ordinal) || segment.isFaulty || (segment.problems?.length ?? 0) > 0;
    case "comments": return segment.comments > 0;
    case "conflict": return segment.conflicted === true;
    case "errors": return segment.errors > 0;
    case "unreviewed": return !isReviewed(segment);
    case "edited": return isEdited(segment);
    case "repeated": return repeated.has(segment.ordinal);
    default: return true;
  }
}

function repetitions(list) {
  const times = new Map();
  for (const { source } of list) times.set(source, (times.get(source) ?? 0) + 1);
  return new Set(list.filter(s => times.get(s.source) > 1).map(s => s.ordinal));
}

/** As people search: without case, and composed. @param {string} text */
export const plain = text => text.normalize("NFC").toLocaleLowerCase();
