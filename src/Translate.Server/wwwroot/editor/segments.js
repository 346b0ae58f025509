// The job's segments as this page knows them: what the service has, and over it what was typed here and is not there yet.

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {{ typed: string, state: "initial"|"translated"|"reviewed"|"final", origin: string, score: number|null, originName: string|null,
 *   authorId: number|null, author: string|null, version: number, changed: string, estimate: number|null, isMachineDraft: boolean, isMemoryDraft: boolean, repeatOf: number|null }} Target
 * @typedef {{ typed: string, state: "initial"|"translated"|"reviewed", base: number, known?: string[], at: number }} Typed
 *   words typed over a version; `known`: what that version says, and those of the words that were sent and may have arrived
 * @typedef {{ ordinal: number, unit: string, kind: string, level: number, note: string|null, limit: number|null, starts: boolean, before: string, after: string,
 *   source: string, marks: Mark[], numbered: boolean, words: number, comments: number, errors: number, canJoin: boolean, repeats: number, isAlone: boolean, target: Target|null,
 *   handedIn: { typed: string, version: number }|null,
 *   draft?: Typed|null, theirs?: Target|null, conflicted?: boolean, problems?: string[] }} Segment
 */

/** What a segment's translation says now, for the person at this page. @param {Segment} segment */
export const typedOf = segment => segment.draft?.typed ?? segment.target?.typed ?? "";

/** How far it has come: none, initial, translated, reviewed or final. @param {Segment} segment */
export function stateOf(segment) {
  if (typedOf(segment) === "") return "none";
  return segment.draft?.state ?? segment.target?.state ?? "none";
}

/** Whether people have said that it is right. @param {Segment} segment */
export const isConfirmed = segment => ["translated", "reviewed", "final"].includes(stateOf(segment));

/** Whether an editor has said that it is right. @param {Segment} segment */
export const isReviewed = segment => ["reviewed", "final"].includes(stateOf(segment));

/** Whether it says something else than what was handed in. @param {Segment} segment */
export const isEdited = segment => segment.handedIn !== null && segment.handedIn !== undefined && segment.handedIn.typed !== typedOf(segment);

/** Whether a translation has come as far as it is meant to. @param {Target|null} target @param {"initial"|"translated"|"reviewed"} state */
export const reaches = (target, state) => state === "initial" || (target !== null && (state === "reviewed" ? ["reviewed", "final"] : ["translated", "reviewed", "final"]).includes(target.state));

/** Nobody wrote it at its place: it was filled because another segment says the same. @param {Target|null|undefined} target */
export const isFilled = target => target?.repeatOf !== null && target?.repeatOf !== undefined;

/** The segments in the order of the document. Says what changes: `change` (one segment), `order` (which there are). */
export class Segments extends EventTarget {
  /** @type {Segment[]} */
  list = [];
  /** @type {Map<number, Segment>} */
  #named = new Map();

  /** @param {number} ordinal */
  get(ordinal) {
    return this.#named.get(ordinal);
  }

  /** The one whose confirmation filled this one, where nobody has written it since. @param {Segment} segment */
  original(segment) {
    return !segment.draft && isFilled(segment.target) ? this.get(segment.target.repeatOf) : undefined;
  }

  /** @param {Segment} segment */
  place(segment) {
    return this.list.indexOf(segment);
  }

  /** More of them, behind those that are there. @param {Segment[]} more */
  append(more) {
    for (const segment of more) {
      if (this.#named.has(segment.ordinal)) continue;
      this.list.push(segment);
      this.#named.set(segment.ordinal, segment);
    }
  }

  /** Whether these are the segments that are here, cut as they are here. @param {Segment[]} all */
  isSame(all) {
    return all.length === this.list.length && all.every((segment, i) => segment.ordinal === this.list[i].ordinal && segment.source === this.list[i].source);
  }

  /**
   * All of them anew, after a split or a join. What was typed here and is not saved stays with its segment.
   * @param {Segment[]} all
   * @returns {Segment[]} those that are gone, though something was typed into them
   */
  replace(all) {
    for (const segment of all) {
      const before = this.#named.get(segment.ordinal);
      if (!before) continue;
      segment.draft = before.draft;
      segment.theirs = before.theirs;
      segment.conflicted = before.conflicted;
      segment.problems = before.problems;
      if ((before.target?.version ?? 0) > (segment.target?.version ?? 0)) segment.target = before.target;
    }
    const left = new Set(all.map(segment => segment.ordinal));
    const gone = this.list.filter(segment => segment.draft && !left.has(segment.ordinal));
    this.list = [];
    this.#named.clear();
    this.append(all);
    this.dispatchEvent(new Event("order"));
    return gone;
  }

  /** Those of another job in their place, with what was typed into each. @param {Segment[]} all */
  become(all) {
    this.list = [];
    this.#named.clear();
    this.append(all);
    this.dispatchEvent(new Event("order"));
  }

  /** Says that a segment is another now. @param {Segment} segment @param {"typed"|"saved"|"theirs"|"about"} why */
  changed(segment, why) {
    this.dispatchEvent(new CustomEvent("change", { detail: { segment, why } }));
  }

  /** How many there are, and how many are done. @param {(segment: Segment) => boolean} isDone */
  progress(isDone) {
    return { all: this.list.length, done: this.list.reduce((sum, segment) => sum + (isDone(segment) ? 1 : 0), 0) };
  }

  /** The next segment that holds, from a place on and round the end; undefined where none does. @param {number} from @param {(segment: Segment) => boolean} holds */
  next(from, holds) {
    for (let i = 1; i <= this.list.length; i++) {
      const segment = this.list[(from + i) % this.list.length];
      if (holds(segment)) return segment;
    }
    return undefined;
  }
}
