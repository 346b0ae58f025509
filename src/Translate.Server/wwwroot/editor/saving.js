// Brings what is typed to the service: into the browser's store at once, to the service within a second, again and again until it is there. It names the
// version that was typed over; where the service has another one by then, both stand side by side and a person decides.

import { Refused, Unreachable, ask } from "./api.js";
import { isFilled, reaches, typedOf } from "./segments.js";

/** @typedef {import("./segments.js").Segment} Segment */

const Wait = 500, LongestWait = 10_000, MostAtOnce = 200, MostKnown = 30;

/** Saves a job's segments. Says where it stands by `standing` events: saved, saving, offline, refused, undecided; and by `filled` that others that say the same were filled. */
export class Saving extends EventTarget {
  #address;
  #segments;
  #drafts;
  #place;
  #person;
  #inReview;
  #due = 0;
  #sending = false;
  #failures = 0;
  #isTakenAway = false;
  #isMoving = false;
  /** @type {Set<number>} */
  #open = new Set();
  #attention;

  /**
   * Where it stands: every word is with the service; on the way; kept here while the service is away; not wanted by the service any more; or
   * waiting for a person, who has two versions or a character that no file can hold before them. @type {"saved"|"saving"|"offline"|"refused"|"undecided"} */
  standing = "saved";
  /** Why the service refuses. */
  reason = "";
  /** Nobody is signed in, or another person is. */
  isSignedOut = false;

  /**
   * @param {string} address of the job's API
   * @param {import("./segments.js").Segments} segments
   * @param {import("./drafts.js").Drafts} drafts
   * @param {string} place this page
   * @param {number} person who types
   * @param {boolean} [inReview] what is typed is not wanted any more once the review is over
   * @param {import("./attention.js").Attention|null} [attention] how long the person was at each segment, to be told with its words
   */
  constructor(address, segments, drafts, place, person, inReview = false, attention = null) {
    super();
    this.#address = address;
    this.#segments = segments;
    this.#drafts = drafts;
    this.#place = place;
    this.#person = person;
    this.#inReview = inReview;
    this.#attention = attention;
    addEventListener("online", () => this.hurry());
    addEventListener("focus", () => this.isSignedOut && this.hurry());
    document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" || this.isSignedOut) && this.hurry());
    addEventListener("pagehide", () => this.#partingWords());
  }

  /** Takes what was typed into a segment. @param {Segment} segment @param {string} typed @param {"initial"|"translated"|"reviewed"} state */
  take(segment, typed, state) {
    // Half of a character has no form in which it could be sent, and would keep the others from being sent.
    if (typed.isWellFormed?.() === false) typed = typed.toWellFormed();
    segment.draft = { typed, state, base: segment.draft?.base ?? segment.target?.version ?? 0, known: segment.draft?.known ?? [segment.target?.typed ?? ""], at: Date.now() };
    segment.problems = [];
    this.#drafts.put(segment.ordinal, segment.draft);
    // Of two versions none is sent before a person has decided.
    if (!segment.conflicted) {
      this.#open.add(segment.ordinal);
      this.#stand("saving");
      this.#soon(state === "initial" ? Wait : 0);
    }
    this.#segments.changed(segment, "typed");
  }

  /** Sends what waits without waiting longer: the service may be there again. */
  hurry() {
    if (this.#open.size > 0) this.#soon(0);
  }

  /** Sends again what the service had refused: the job is this person's again. */
  resume() {
    this.#isTakenAway = false;
    for (const segment of this.#segments.list) if (segment.draft && !segment.conflicted) this.#open.add(segment.ordinal);
    if (this.#open.size > 0) this.#stand("saving");
    else this.#rest();
    this.hurry();
  }

  /** The job goes on in another one: what is typed is kept here until it is known where it belongs. */
  pause() {
    this.#isMoving = true;
    clearTimeout(this.#due);
    this.#due = 0;
    if (this.standing !== "offline") this.#stand("saving");
  }

  /** An answer is still on its way. */
  get isSending() {
    return this.#sending;
  }

  /** Saves into another job from now on. @param {string} address of its API @param {import("./drafts.js").Drafts} drafts */
  moveTo(address, drafts) {
    this.#address = address;
    this.#drafts = drafts;
    this.#isMoving = false;
    this.#open.clear();
    this.resume();
  }

  /** Words in the middle of a syllable, over which somebody else has written: neither gives way by itself. @param {Segment} segment @param {string} typed */
  hold(segment, typed) {
    if (isFilled(segment.target)) return this.take(segment, typed, "initial");
    segment.draft = { typed, state: "initial", base: (segment.target?.version ?? 1) - 1, at: Date.now() };
    this.#drafts.put(segment.ordinal, segment.draft);
    this.#conflict(segment, segment.target);
  }

  /** The segments are others now: what was typed over a version that is not there any more is held against the one that is. */
  reshaped() {
    for (const segment of this.#segments.list) if (segment.draft && !segment.conflicted && segment.draft.base !== (segment.target?.version ?? 0) && !this.#sending) this.#meet(segment);
    this.hurry();
  }

  /** Takes up words that an earlier page left in this browser. @param {Segment} segment @param {import("./drafts.js").Draft} draft */
  takeUp(segment, draft) {
    if (draft.typed === (segment.target?.typed ?? "") && (draft.state === "initial" || (segment.target !== null && reaches(segment.target, draft.state)))) return;
    segment.draft = { typed: draft.typed, state: draft.state, base: draft.base, known: draft.known, at: draft.at };
    this.#drafts.put(segment.ordinal, segment.draft);
    this.#open.add(segment.ordinal);
    if (draft.base !== (segment.target?.version ?? 0)) this.#meet(segment);
    this.#segments.changed(segment, "typed");
    if (this.#open.size > 0) this.#stand("saving");
    this.hurry();
  }

  /** What somebody else wrote, as the service tells it. @param {number} ordinal @param {import("./segments.js").Target|null} target */
  theirs(ordinal, target) {
    const segment = this.#segments.get(ordinal);
    if (!segment || (target?.version ?? 0) <= (segment.target?.version ?? 0)) return;
    segment.target = target;
    if (segment.conflicted) segment.theirs = target;
    else if (segment.draft && !this.#sending && segment.draft.typed !== (target?.typed ?? "")) this.#meet(segment);
    this.#segments.changed(segment, "theirs");
  }

  /**
   * Words that were typed over an older version than the one that is there. Where that one says only what this page knows (its own words, whose answer was lost on
   * its way; those that were there before, and kept through a split or a confirmation), they go on from it. So they do where nobody wrote it at this place: what a repetition
   * was filled with gives way to what a person types.
   * @param {Segment} segment
   */
  #meet(segment) {
    if (isFilled(segment.target) || segment.draft.known?.includes(segment.target?.typed ?? "")) this.#goOn(segment, segment.target);
    else this.#conflict(segment, segment.target);
  }

  /** What is typed is typed over this version now. */
  #goOn(segment, target) {
    segment.draft.base = target?.version ?? 0;
    segment.draft.known = [target?.typed ?? ""];
    this.#drafts.put(segment.ordinal, segment.draft);
  }

  /** The service has what was typed. */
  #done(segment) {
    segment.draft = null;
    this.#open.delete(segment.ordinal);
    this.#drafts.drop(segment.ordinal);
  }

  /** A person has decided: these words stand, over those of the other. @param {Segment} segment @param {string} typed */
  decide(segment, typed) {
    const base = segment.theirs?.version ?? segment.target?.version ?? 0;
    segment.conflicted = false;
    segment.theirs = null;
    if (typed === (segment.target?.typed ?? "")) {
      this.#done(segment);
      this.#segments.changed(segment, "saved");
      this.#rest();
      return;
    }
    segment.draft = { typed, state: segment.draft?.state ?? "initial", base, at: Date.now() };
    this.take(segment, typed, segment.draft.state);
  }

  /** Sends everything now. @returns {Promise<boolean>} whether all of it is with the service */
  async flush() {
    await this.#send();
    for (let tries = 0; this.#sending && tries < 100; tries++) await new Promise(done => setTimeout(done, 50));
    if (this.#open.size > 0 && this.standing !== "offline") await this.#send();
    return !this.#segments.list.some(segment => segment.draft);
  }

  #soon(wait) {
    if (this.#isMoving) return;
    // From the first word that waits, not from the last: whoever types without a pause is saved all the same.
    const at = Date.now() + wait;
    if (this.#due && this.#dueAt <= at) return;
    clearTimeout(this.#due);
    this.#dueAt = at;
    this.#due = setTimeout(() => this.#send(), wait);
  }

  #dueAt = 0;

  async #send() {
    clearTimeout(this.#due);
    this.#due = 0;
    if (this.#sending || this.#isMoving) return;
    for (const ordinal of this.#open) {
      const segment = this.#segments.get(ordinal);
      if (!segment?.draft || segment.conflicted) this.#open.delete(ordinal);
    }
    if (this.#open.size === 0) return this.#rest();
    this.#sending = true;
    /** @type {Map<number, import("./segments.js").Typed>} */
    const sent = new Map();
    let wait = 0;
    try {
      // What one person has typed is not saved as another's.
      if (this.isSignedOut && (await ask("/api/v1/me")).id !== this.#person) throw new Refused(401, null);
      for (const ordinal of [...this.#open].slice(0, MostAtOnce)) sent.set(ordinal, this.#try(this.#segments.get(ordinal)));
      const spent = new Map([...sent.keys()].map(ordinal => [ordinal, this.#attention?.seconds(ordinal) ?? 0]));
      const answer = await ask(`${this.#address}/editor/saves`, {
        method: "POST",
        body: { place: this.#place, person: this.#person, inReview: this.#inReview, saves: [...sent].map(([ordinal, draft]) => ({ ordinal, version: draft.base, typed: draft.typed, state: draft.state, seconds: spent.get(ordinal) })) },
      });
      this.#failures = 0;
      this.isSignedOut = this.#isTakenAway = false;
      for (const result of answer.results) {
        if (answer.later && result.outcome === "refused") continue;
        if (result.outcome === "saved" || result.outcome === "draft") this.#attention?.told(result.ordinal, spent.get(result.ordinal));
        this.#settle(sent.get(result.ordinal), result);
      }
      if (answer.later) {
        this.pause();
        this.dispatchEvent(new Event("later"));
      }
      if (this.standing !== "saved" && !this.#isTakenAway) this.#stand("saving");
    } catch (e) {
      if (e instanceof Unreachable) {
        wait = Math.min(LongestWait, 500 * 2 ** this.#failures++);
        this.#stand("offline");
      } else if (e instanceof Refused) {
        this.reason = e.message;
        this.isSignedOut = e.status === 401;
        wait = LongestWait;
        this.#stand("refused");
      } else {
        throw e;
      }
    } finally {
      this.#sending = false;
    }
    if (this.#isMoving) return;
    if (this.#open.size > 0) this.#soon(wait || (this.#failures ? LongestWait : Wait));
    else this.#rest();
  }

  /** Notes what is sent: should its answer be lost, what is found in the service then is known as this page's own. @returns {import("./segments.js").Typed} */
  #try(segment) {
    const { draft } = segment;
    if (!draft.known?.includes(draft.typed)) {
      const [before, ...sent] = draft.known ?? [];
      draft.known = [before, ...sent.slice(-MostKnown), draft.typed];
      this.#drafts.put(segment.ordinal, draft);
    }
    return draft;
  }

  #settle(draft, result) {
    // Not the one that was sent: a split or a join may have made the segments anew meanwhile.
    const segment = this.#segments.get(result.ordinal);
    if (!segment?.draft || !draft) return;
    const typedOn = segment.draft !== draft;
    const isLate = (segment.target?.version ?? 0) > (result.target?.version ?? 0);
    switch (result.outcome) {
      case "saved":
      case "draft":
        if (!isLate) segment.target = result.target;
        segment.problems = result.outcome === "draft" && draft.state !== "initial" ? result.problems : [];
        if (typedOn) this.#goOn(segment, result.target);
        else this.#done(segment);
        this.#segments.changed(segment, isLate ? "theirs" : "saved");
        if (result.filled.length > 0) this.dispatchEvent(new CustomEvent("filled", { detail: { segment, filled: result.filled } }));
        break;
      case "conflict":
        // Even where its version is a lower one: versions begin anew where an article is.
        segment.target = result.target;
        if (!typedOn && result.target?.typed === draft.typed && reaches(result.target, draft.state)) {
          this.#done(segment);
          this.#segments.changed(segment, "saved");
        } else {
          this.#meet(segment);
        }
        break;
      case "gone":
        // Its words stay until the segments are read again, which then shows them.
        this.#open.delete(segment.ordinal);
        this.#segments.changed(segment, "saved");
        break;
      default:
        // Invalid (a character that no file can hold) or refused (the job is not ours any more): the words stay here, and are shown.
        segment.problems = result.problems;
        this.#open.delete(segment.ordinal);
        if (result.outcome === "refused") {
          this.reason = result.problems?.[0] ?? "";
          this.#isTakenAway = true;
          this.#stand("refused");
        }
        this.#segments.changed(segment, "saved");
    }
  }

  #conflict(segment, theirs) {
    segment.conflicted = true;
    segment.theirs = theirs;
    this.#open.delete(segment.ordinal);
    this.#segments.changed(segment, "theirs");
    this.dispatchEvent(new CustomEvent("conflict", { detail: { segment } }));
    this.#rest();
  }

  #rest() {
    if (this.#open.size > 0 || this.#sending || this.#isTakenAway) return;
    this.#stand(this.#segments.list.some(segment => segment.draft) ? "undecided" : "saved");
  }

  #stand(standing) {
    if (standing === "saving" && (this.standing === "offline" || this.standing === "refused") && this.#failures > 0) return;
    if (this.standing === standing) return;
    this.standing = standing;
    this.dispatchEvent(new Event("standing"));
  }

  /** The page goes: what waits is sent with it. Should it not arrive, it is in the browser's store. */
  #partingWords() {
    const saves = [...this.#open].map(ordinal => this.#segments.get(ordinal)).filter(segment => segment?.draft && !segment.conflicted).slice(0, MostAtOnce)
      .map(segment => ({ ordinal: segment.ordinal, version: segment.draft.base, typed: typedOf(segment), state: segment.draft.state, seconds: this.#attention?.seconds(segment.ordinal) ?? 0 }));
    if (saves.length === 0) return;
    const body = { place: this.#place, person: this.#person, inReview: this.#inReview, saves };
    if (JSON.stringify(body).length < 60_000) ask(`${this.#address}/editor/saves`, { method: "POST", body, keepalive: true }).catch(() => {});
  }
}
