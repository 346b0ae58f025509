// Brings what is typed to the service: into the browser's store at once, to the service within a second, again and again until it is there. It names the
// version that was typed over; where the service has another one by then, both stand side by side and a person decides.

import { Refused, Unreachable, ask } from "./api.js";
import { typedOf } from "./segments.js";

/** @typedef {import("./segments.js").Segment} Segment */

const Wait = 500, LongestWait = 10_000, MostAtOnce = 200;

/** Saves a job's segments. Says where it stands by `standing` events: saved, saving, offline, refused. */
export class Saving extends EventTarget {
  #address;
  #segments;
  #drafts;
  #place;
  #due = 0;
  #sending = false;
  #failures = 0;
  /** @type {Set<number>} */
  #open = new Set();

  /** Where it stands: every word is with the service; on the way; kept here while the service is away; or not wanted by the service any more. @type {"saved"|"saving"|"offline"|"refused"} */
  standing = "saved";
  /** Why the service refuses. */
  reason = "";

  /**
   * @param {string} address of the job's API
   * @param {import("./segments.js").Segments} segments
   * @param {import("./drafts.js").Drafts} drafts
   * @param {string} place this page
   */
  constructor(address, segments, drafts, place) {
    super();
    this.#address = address;
    this.#segments = segments;
    this.#drafts = drafts;
    this.#place = place;
    addEventListener("online", () => this.#soon(0));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#soon(0));
    addEventListener("pagehide", () => this.#partingWords());
  }

  /** Segments whose words are not with the service yet. */
  get waiting() {
    return this.#open.size;
  }

  /** Takes what was typed into a segment. @param {Segment} segment @param {string} typed @param {"initial"|"translated"} state */
  take(segment, typed, state) {
    segment.draft = { typed, state, base: segment.draft?.base ?? segment.target?.version ?? 0, at: Date.now() };
    segment.problems = [];
    this.#drafts.put(segment.ordinal, segment.draft);
    this.#open.add(segment.ordinal);
    this.#stand("saving");
    this.#soon(state === "translated" ? 0 : Wait);
    this.#segments.changed(segment, "typed");
  }

  /** Takes up words that an earlier page left in this browser. @param {Segment} segment @param {import("./drafts.js").Draft} draft */
  takeUp(segment, draft) {
    if (draft.typed === (segment.target?.typed ?? "") && (draft.state === "initial" || segment.target?.state !== "initial")) return;
    segment.draft = { typed: draft.typed, state: draft.state, base: draft.base, at: draft.at };
    this.#drafts.put(segment.ordinal, segment.draft);
    if (draft.base !== (segment.target?.version ?? 0)) this.#conflict(segment, segment.target);
    else this.#open.add(segment.ordinal);
    this.#segments.changed(segment, "typed");
    this.#stand(this.#open.size ? "saving" : this.standing);
    this.#soon(0);
  }

  /** What somebody else wrote, as the service tells it. @param {number} ordinal @param {import("./segments.js").Target|null} target */
  theirs(ordinal, target) {
    const segment = this.#segments.get(ordinal);
    if (!segment || (target?.version ?? 0) <= (segment.target?.version ?? 0)) return;
    segment.target = target;
    if (segment.conflicted) segment.theirs = target;
    else if (segment.draft && !this.#sending && segment.draft.typed !== (target?.typed ?? "")) this.#conflict(segment, target);
    this.#segments.changed(segment, "theirs");
  }

  /** A person has decided: these words stand, over those of the other. @param {Segment} segment @param {string} typed */
  decide(segment, typed) {
    const base = segment.theirs?.version ?? segment.target?.version ?? 0;
    segment.conflicted = false;
    segment.theirs = null;
    if (typed === (segment.target?.typed ?? "")) {
      segment.draft = null;
      this.#drafts.drop(segment.ordinal);
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
    return this.#open.size === 0 && !this.#segments.list.some(s => s.conflicted);
  }

  #soon(wait) {
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
    if (this.#sending || this.#open.size === 0) return;
    this.#sending = true;
    const sent = [...this.#open].slice(0, MostAtOnce).map(ordinal => this.#segments.get(ordinal)).filter(segment => segment?.draft && !segment.conflicted)
      .map(segment => ({ segment, draft: segment.draft }));
    if (sent.length === 0) this.#open.clear();
    let wait = 0;
    try {
      const answer = await ask(`${this.#address}/editor/saves`, {
        method: "POST",
        body: { place: this.#place, saves: sent.map(({ segment, draft }) => ({ ordinal: segment.ordinal, version: draft.base, typed: draft.typed, state: draft.state })) },
      });
      this.#failures = 0;
      for (const result of answer.results) this.#settle(sent.find(s => s.segment.ordinal === result.ordinal), result);
    } catch (e) {
      if (e instanceof Unreachable) {
        wait = Math.min(LongestWait, 500 * 2 ** this.#failures++);
        this.#stand("offline");
      } else if (e instanceof Refused) {
        this.reason = e.message;
        wait = LongestWait;
        this.#stand("refused");
      } else {
        throw e;
      }
    } finally {
      this.#sending = false;
    }
    if (this.#open.size > 0) this.#soon(wait || (this.#failures ? LongestWait : Wait));
    else this.#rest();
  }

  #settle(sent, result) {
    if (!sent) return;
    const { segment, draft } = sent;
    const typedOn = segment.draft !== draft;
    switch (result.outcome) {
      case "saved":
      case "draft":
        segment.target = result.target;
        segment.problems = result.outcome === "draft" && draft.state === "translated" ? result.problems : [];
        if (typedOn) {
          segment.draft.base = result.target?.version ?? 0;
          this.#drafts.put(segment.ordinal, segment.draft);
        } else {
          segment.draft = null;
          this.#open.delete(segment.ordinal);
          this.#drafts.drop(segment.ordinal);
        }
        this.#segments.changed(segment, "saved");
        break;
      case "conflict":
        segment.target = result.target;
        if (!typedOn && result.target?.typed === draft.typed && (draft.state === "initial" || result.target.state !== "initial")) {
          segment.draft = null;
          this.#open.delete(segment.ordinal);
          this.#drafts.drop(segment.ordinal);
          this.#segments.changed(segment, "saved");
        } else {
          this.#conflict(segment, result.target);
        }
        break;
      default:
        // Invalid (a character that no file can hold) or refused (the job is not ours any more): the words stay here, and are shown.
        segment.problems = result.problems;
        this.#open.delete(segment.ordinal);
        if (result.outcome === "refused") {
          this.reason = result.problems?.[0] ?? "";
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
  }

  #rest() {
    if (this.#open.size === 0 && this.standing !== "refused") this.#stand("saved");
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
      .map(segment => ({ ordinal: segment.ordinal, version: segment.draft.base, typed: typedOf(segment), state: segment.draft.state }));
    if (saves.length === 0 || this.#sending) return;
    const body = { place: this.#place, saves };
    if (JSON.stringify(body).length < 60_000) ask(`${this.#address}/editor/saves`, { method: "POST", body, keepalive: true }).catch(() => {});
  }
}
