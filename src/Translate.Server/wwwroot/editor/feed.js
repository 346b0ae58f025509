// What others do in the job, as it happens, and where this person is, for the others.

import { ask } from "./api.js";

const Beat = 10_000;

/** Listens and tells. Says `target`, `presence`, `comments`, `job`, `shape` with what the service sent, and `again` when it was away and is back. */
export class Feed extends EventTarget {
  #address;
  #place;
  #ordinal = null;
  #told = null;
  #was = false;

  /** @param {string} address of the job's API @param {string} place this page */
  constructor(address, place) {
    super();
    this.#address = address;
    this.#place = place;
  }

  /** Begins. */
  open() {
    const events = new EventSource(`${this.#address}/editor/events?place=${this.#place}`);
    for (const name of ["target", "presence", "comments", "job", "shape"]) events.addEventListener(name, event => this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) })));
    events.addEventListener("open", () => {
      if (this.#was) this.dispatchEvent(new Event("again"));
      this.#was = true;
      this.#tell();
    });
    // A browser gives a stream up for good when the service answers it with an error, as while it starts: then it is asked for anew.
    events.addEventListener("error", () => {
      if (events.readyState !== EventSource.CLOSED) return;
      setTimeout(() => this.open(), 3000);
    });
    clearInterval(this.#beat);
    this.#beat = setInterval(() => this.#tell(), Beat);
    addEventListener("pagehide", () => {
      this.#send(true);
      events.close();
    }, { once: true });
    addEventListener("pageshow", event => event.persisted && this.open(), { once: true });
  }

  #beat;

  /** This person is at a segment now. @param {number|null} ordinal */
  at(ordinal) {
    if (ordinal === this.#ordinal) return;
    this.#ordinal = ordinal;
    clearTimeout(this.#told);
    this.#told = setTimeout(() => this.#tell(), 300);
  }

  #tell() {
    if (document.visibilityState === "visible" || this.#ordinal !== null) this.#send(false);
  }

  #send(gone) {
    ask(`${this.#address}/editor/presence`, { method: "PUT", body: { place: this.#place, ordinal: gone ? null : this.#ordinal, gone }, keepalive: gone }).catch(() => {});
  }
}
