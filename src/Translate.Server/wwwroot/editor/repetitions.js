// Segments that say the same: how often, which of them filled this one, and what a person decides about it.

import { Refused, ask } from "./api.js";
import { make } from "./dom.js";
import { isReviewed, stateOf } from "./segments.js";
import { say } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

/** Whether the confirmation of a segment fills another: they say the same, and nobody has written anything there. @param {Segment} segment @param {Segment} other */
export const willFill = (segment, other) => other !== segment && other.repeats > 1 && other.source === segment.source && !segment.isAlone && !other.isAlone && !other.draft
  && (stateOf(other) === "none" || (other.target?.state === "initial" && other.target.authorId === null && other.target.origin !== "human"));

/** The part of the panel about the active segment's repetitions. */
export class Repetitions {
  #part;
  #body;
  #page;
  #look = "";

  /**
   * @param {HTMLElement} panel
   * @param {{ job: any, segments: import("./segments.js").Segments, address: () => string, number: (segment: Segment) => number, lead: (segment: Segment) => void,
   *   flush: () => Promise<boolean>, changed: (ordinal: number, target: any) => void, announce: (words: string) => void }} page what it needs of the page
   */
  constructor(panel, page) {
    this.#page = page;
    this.#body = make("div", { class: "body" });
    const isNarrow = matchMedia("(max-width: 991px)").matches;
    this.#part = make("details", { class: "repetitions", open: !isNarrow, hidden: true, name: isNarrow ? "beside" : null }, make("summary", {}, say("Repeats.title")), this.#body);
    panel.prepend(this.#part);
  }

  /** Shows a segment. @param {Segment} segment */
  show(segment) {
    const { job, segments, number, lead } = this.#page;
    const original = segments.original(segment);
    const filler = original ?? segment;
    const filled = segments.list.filter(s => s.target?.repeatOf === filler.ordinal && !s.draft && !isReviewed(s)).length;
    this.#part.hidden = segment.repeats < 2 && !original && !segment.isAlone;
    const look = JSON.stringify([segment.ordinal, segment.repeats, segment.isAlone, original?.ordinal, filled, job.canWrite]);
    if (this.#look === look) return;
    this.#look = look;
    const act = (words, perform) => (job.canWrite ? make("button", { class: "btn btn-sm btn-outline-secondary me-1 mt-1", type: "button", onclick: perform }, words) : null);
    this.#body.replaceChildren(...[
      make("p", { class: "mb-1" }, say("Repeats.times", segment.repeats)),
      original ? make("button", { class: "btn btn-sm btn-link p-0 d-block", type: "button", onclick: () => lead(original) }, say("Repeats.from", number(original))) : null,
      segment.isAlone ? make("p", { class: "mb-1" }, say("Repeats.alone")) : null,
      filled > 0 ? act(say("Repeats.takeBack", filled), () => this.takeBack(filler)) : null,
      segment.isAlone ? act(say("Repeats.takeIn"), () => this.#alone(segment, false)) : job.fillsRepetitions && segment.repeats > 1 ? act(say("Repeats.leaveOut"), () => this.#alone(segment, true)) : null,
    ].filter(Boolean));
  }

  /** Takes back all that the confirmation of a segment filled. @param {Segment} segment */
  async takeBack(segment) {
    const taken = await this.#ask(`/segments/${segment.ordinal}/repetitions/take-back`, "POST");
    if (taken) this.#page.announce(say("Repeats.takenBack", taken.length));
  }

  async #alone(segment, isAlone) {
    if (!(await this.#ask(`/segments/${segment.ordinal}/alone`, isAlone ? "PUT" : "DELETE"))) return;
    segment.isAlone = isAlone;
    this.#page.segments.changed(segment, "about");
  }

  async #ask(what, method) {
    // What is typed and not yet there would be held against what stands there then.
    await this.#page.flush();
    try {
      const { targets } = await ask(`${this.#page.address()}${what}`, { method });
      for (const { ordinal, target } of targets) this.#page.changed(ordinal, target);
      return targets;
    } catch (e) {
      this.#page.announce(e instanceof Refused ? e.message : say("Repeats.failed"));
      return null;
    }
  }
}
