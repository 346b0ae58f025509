// The whole localized document as its readers will see it, in step with the segment that is worked on. Words typed here are shown in it at once; the service
// makes it anew after a while, as the format really writes it.

import { later, make } from "./dom.js";
import { pieces } from "./marks.js";
import { say } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

/** The preview. Says `choose` with a segment that a person points at. */
export class Preview extends EventTarget {
  #frame;
  #place;
  #address;
  /** @type {Segment|null} */
  #segment = null;
  #top = 0;
  #renew = later(() => this.#load(), 2500);

  /** @param {HTMLElement} place @param {string} address of the page */
  constructor(place, address) {
    super();
    this.#place = place;
    this.#address = address;
  }

  /** Shows another job from now on. @param {string} address of its page */
  moveTo(address) {
    this.#address = address;
    this.renew();
  }

  get isShown() {
    return !this.#place.hidden;
  }

  /** @param {boolean} shows */
  show(shows) {
    this.#place.hidden = !shows;
    this.#place.parentElement.classList.toggle("with-preview", shows);
    if (!shows) return;
    if (!this.#frame) {
      // No script of the document runs in it (sandbox, and its own policy); ours may look into it.
      this.#frame = make("iframe", { title: say("Preview.title"), sandbox: "allow-same-origin" });
      this.#frame.addEventListener("load", () => this.#loaded());
      this.#place.append(this.#frame);
    }
    this.#load();
  }

  /** In step with a segment. @param {Segment} segment */
  follow(segment) {
    this.#segment = segment;
    if (this.isShown) this.#mark(true);
  }

  /** What a segment says now. @param {Segment} segment @param {string} typed */
  say(segment, typed) {
    if (!this.isShown) return;
    const [first, ...rest] = this.#spans(segment.ordinal);
    if (!first) return;
    first.textContent = pieces(typed, segment).filter(p => !p.mark).map(p => p.text).join("");
    first.classList.remove("source");
    for (const span of rest) span.textContent = "";
  }

  /** The service has more to show than before. */
  renew() {
    if (this.isShown) this.#renew();
  }

  #load() {
    this.#top = this.#frame.contentWindow?.scrollY ?? 0;
    // In the place of the one before: the way back leads to the page before the editor, not through old previews.
    this.#frame.contentWindow.location.replace(`${this.#address}?now=${Date.now()}`);
  }

  #loaded() {
    const page = this.#frame.contentDocument;
    if (!page) return;
    page.documentElement.dataset.bsTheme = document.documentElement.dataset.bsTheme;
    page.addEventListener("click", event => {
      event.preventDefault();
      const span = event.target.closest?.("[data-segment]");
      if (span) this.dispatchEvent(new CustomEvent("choose", { detail: { ordinal: Number(span.dataset.segment) } }));
    });
    this.#frame.contentWindow.scrollTo(0, this.#top);
    this.#mark(this.#top === 0);
  }

  #spans(ordinal) {
    return [...(this.#frame?.contentDocument?.querySelectorAll(`[data-segment="${ordinal}"]`) ?? [])];
  }

  #mark(scrolls) {
    for (const old of this.#frame?.contentDocument?.querySelectorAll(".here") ?? []) old.classList.remove("here");
    if (!this.#segment) return;
    const spans = this.#spans(this.#segment.ordinal);
    for (const span of spans) span.classList.add("here");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (scrolls) spans[0]?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
}
