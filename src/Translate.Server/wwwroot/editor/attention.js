// How long a person is at each segment: the time between two signs of life, as long as they follow each other within a minute. A pause that is longer was spent elsewhere.

const Pause = 60_000, MostSeconds = 600;

/** Measures the time that is spent in segments. */
export class Attention {
  /** @type {Map<number, number>} milliseconds by segment */
  #spent = new Map();
  #ordinal = null;
  #last = null;
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Listens for signs of life on a page. @param {Document} page */
  listen(page) {
    for (const sign of ["keydown", "pointerdown", "pointermove", "wheel", "input", "compositionupdate"]) page.addEventListener(sign, () => this.sign(), { capture: true, passive: true });
    page.addEventListener("visibilitychange", () => (page.visibilityState === "visible" ? this.sign() : this.away()));
    page.defaultView.addEventListener("blur", () => this.away());
    page.defaultView.addEventListener("focus", () => this.sign());
  }

  /** The person is there. */
  sign() {
    const now = this.#now();
    if (this.#last !== null && this.#ordinal !== null && now - this.#last <= Pause) this.#spent.set(this.#ordinal, Math.min((this.#spent.get(this.#ordinal) ?? 0) + now - this.#last, MostSeconds * 1000));
    this.#last = now;
  }

  /** The person does something else. */
  away() {
    this.sign();
    this.#last = null;
  }

  /** The person is at this segment now. @param {number} ordinal */
  at(ordinal) {
    if (ordinal === this.#ordinal) return;
    if (this.#last !== null) this.sign();
    this.#ordinal = ordinal;
  }

  /** Whole seconds that were spent in a segment and are not told yet. @param {number} ordinal */
  seconds(ordinal) {
    return Math.floor((this.#spent.get(ordinal) ?? 0) / 1000);
  }

  /** So many of them are with the service. @param {number} ordinal @param {number} seconds */
  told(ordinal, seconds) {
    this.#spent.set(ordinal, Math.max(0, (this.#spent.get(ordinal) ?? 0) - seconds * 1000));
  }

  /** The segments are those of another job now. */
  forget() {
    this.#spent.clear();
    this.#ordinal = null;
  }
}
