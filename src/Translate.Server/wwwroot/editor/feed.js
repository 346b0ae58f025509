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
  /** @type {EventSource|null} */
  #events = null;
  #again = 0;
  #beat = 0;

  /** @param {string} address of the job's API @param {string} place this page */
  constructor(address, place) {
    super();
    this.#address = address;
    this.#place = place;
    addEventListener("pagehide", () => {
      this.#send(true);
      this.#close();
    });
    addEventListener("pageshow", event => event.persisted && this.open());
  }

  /** Begins. */
  open() {
    this.#close();
    const events = this.#events = new EventSource(`${this.#address}/editor/events?place=${this.#place}`);
    for (const name of ["target", "presence", "comments", "job", "shape"]) events.addEventListener(name, event => this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) })));
    events.addEventListener("open", () => {
      if (this.#was) this.dispatchEvent(new Event("again"));
      this.#was = true;
      this.#tell();
    });
    // A browser gives a stream up for good when the service answers it with an error, as while it starts: then it is asked for anew.
    events.addEventListener("error", () => {
      if (events.readyState !== EventSource.CLOSED) return;
      this.#again = setTimeout(() => this.open(), 3000);
    });
    this.#beat = setInterval(() => this.#tell(), Beat);
  }

  /** Listens to another job from now on. @param {string} address of its API */
  moveTo(address) {
    this.#send(true);
    this.#address = address;
    this.#was = false;
    this.open();
  }

  #close() {
    clearInterval(this.#beat);
    clearTimeout(this.#again);
    this.#events?.close();
  }

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
