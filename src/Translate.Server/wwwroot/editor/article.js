// The article as an article: headings, paragraphs, lists and tables in place, source beside target, segment by segment. All of it is in the page, so that
// the browser's own search finds it; the browser lays out only what is seen.

import { make } from "./dom.js";
import { render } from "./marks.js";
import { isEdited, stateOf, typedOf } from "./segments.js";
import { changes } from "./beside.js";
import { count, say } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

const LeafSize = 50;

/** The rows. Says `choose` when a person points at a segment. */
export class Article extends EventTarget {
  #element;
  #segments;
  #from;
  #to;
  /** @type {Map<number, HTMLElement>} */
  #rows = new Map();
  #numbers = new Map();
  #active = null;
  #drawn = 0;

  /**
   * @param {HTMLElement} element
   * @param {import("./segments.js").Segments} segments
   * @param {{ tag: string, rtl: boolean }} from
   * @param {{ tag: string, rtl: boolean }} to
   */
  constructor(element, segments, from, to) {
    super();
    this.#element = element;
    this.#segments = segments;
    this.#from = from;
    this.#to = to;
    element.addEventListener("click", event => {
      const row = event.target.closest?.(".pair");
      if (row && !event.target.closest("button:not(.number), a, .box, .versions")) this.dispatchEvent(new CustomEvent("choose", { detail: { ordinal: Number(row.dataset.ordinal) } }));
    });
    segments.addEventListener("change", event => this.#draw(event.detail.segment));
    segments.addEventListener("order", () => this.redraw());
  }

  /** Draws the segments that are not drawn yet. */
  draw() {
    const { list } = this.#segments;
    while (this.#drawn < list.length) {
      const leaf = make("div", { class: "leaf" });
      for (const end = Math.min(list.length, this.#drawn + LeafSize - (this.#drawn % LeafSize)); this.#drawn < end; this.#drawn++) leaf.append(this.#row(list[this.#drawn], this.#drawn));
      const last = this.#element.lastElementChild;
      if (last && last.children.length + leaf.children.length <= LeafSize) last.append(...leaf.children);
      else this.#element.append(leaf);
    }
  }

  /** Draws all of them anew. */
  redraw() {
    this.#element.replaceChildren();
    this.#rows.clear();
    this.#numbers.clear();
    this.#drawn = 0;
    this.draw();
  }

  /** Shows only those of which something holds. @param {((segment: Segment) => boolean)|null} holds null for all @returns {number} how many are shown */
  filter(holds) {
    let shown = 0;
    for (const segment of this.#segments.list) {
      const row = this.#rows.get(segment.ordinal);
      row.hidden = holds !== null && !holds(segment);
      if (!row.hidden) shown++;
    }
    for (const leaf of this.#element.children) leaf.hidden = [...leaf.children].every(row => row.hidden);
    return shown;
  }

  /** Whether a segment is shown. @param {Segment} segment */
  isShown(segment) {
    return this.#rows.get(segment.ordinal)?.hidden === false;
  }

  /** The number that people see of a segment. @param {Segment} segment */
  number(segment) {
    return this.#numbers.get(segment.ordinal) ?? 0;
  }

  /** Puts the box into a segment. @param {Segment} segment @param {HTMLElement} box @param {boolean} scrolls */
  activate(segment, box, scrolls = true) {
    const before = this.#active;
    this.#active = segment;
    if (before && before !== segment) this.#draw(before);
    const row = this.#rows.get(segment.ordinal);
    row.hidden = row.parentElement.hidden = false;
    row.classList.add("active");
    row.setAttribute("aria-current", "true");
    row.querySelector(".target").replaceChildren(box);
    if (scrolls) row.scrollIntoView({ block: "nearest" });
    this.#state(row, segment);
  }

  /** @param {Segment} segment */
  row(segment) {
    return this.#rows.get(segment.ordinal);
  }

  /** Who is at which segment. @param {Map<number, string[]>} people names, by segment */
  presence(people) {
    for (const mark of this.#element.querySelectorAll(".here")) mark.remove();
    for (const [ordinal, names] of people) {
      this.#rows.get(ordinal)?.querySelector(".about").append(make("span", { class: "here", title: say("HereToo", names.join(", ")) }, make("span", { class: "visually-hidden" }, say("HereToo", names.join(", "))), make("span", { "aria-hidden": "true" }, names.map(initials).join(" "))));
    }
  }

  #row(segment, place) {
    this.#numbers.set(segment.ordinal, place + 1);
    const row = make("div", {
      class: `pair ${segment.kind} level-${Math.min(segment.level, 6)}${segment.starts ? " starts" : ""}`, "data-ordinal": segment.ordinal, id: `s${segment.ordinal}`, role: "group",
    },
      make("button", { class: "number", type: "button", tabindex: "-1" }, count(place + 1)),
      make("div", { class: "source", lang: this.#from.tag, dir: this.#from.rtl ? "rtl" : "ltr" }, ...render(segment.source, segment)),
      make("div", { class: "target", lang: this.#to.tag, dir: this.#to.rtl ? "rtl" : "ltr" }),
      make("div", { class: "about" }));
    if (segment.kind === "entry" && segment.starts) row.querySelector(".source").before(make("div", { class: "key" }, segment.unit));
    this.#rows.set(segment.ordinal, row);
    this.#fill(row, segment);
    return row;
  }

  #draw(segment) {
    const row = this.#rows.get(segment.ordinal);
    if (!row) return;
    if (segment !== this.#active) {
      row.classList.remove("active");
      row.removeAttribute("aria-current");
      this.#fill(row, segment);
    } else {
      this.#state(row, segment);
    }
  }

  #fill(row, segment) {
    // What an editor changes of what was handed in, all see as a change.
    row.querySelector(".target").replaceChildren(...(isEdited(segment) ? changes(segment.handedIn.typed, typedOf(segment), segment) : render(typedOf(segment), segment)));
    this.#state(row, segment);
  }

  #state(row, segment) {
    const state = stateOf(segment);
    const said = segment.conflicted ? say("State.conflict") : segment.isFaulty ? say("State.faulty") : this.#standing(segment, state);
    row.dataset.state = segment.conflicted ? "conflict" : state;
    row.dataset.saved = segment.draft ? "no" : "yes";
    row.setAttribute("aria-label", say("Segment", this.number(segment), said));
    const about = row.querySelector(".about");
    const look = `${said} ${segment.comments} ${segment.errors} ${segment.repeats}`;
    if (about.dataset.look === look) return;
    about.dataset.look = look;
    const here = [...about.querySelectorAll(".here")];
    about.replaceChildren(make("span", { class: "mark", title: said, "aria-hidden": "true" }), ...here);
    if (segment.repeats > 1) about.append(make("span", { class: "repeats", title: say("Repeats.times", segment.repeats) }, make("span", { "aria-hidden": "true" }, `↻${count(segment.repeats)}`), make("span", { class: "visually-hidden" }, say("Repeats.times", segment.repeats))));
    if (segment.comments > 0) about.append(make("span", { class: "said", title: say("Comments", segment.comments) }, "✎", make("span", { class: "visually-hidden" }, say("Comments", segment.comments))));
    if (segment.errors > 0) about.append(make("span", { class: "wrong", title: say("Errors.marked", segment.errors) }, "⚑", make("span", { class: "visually-hidden" }, say("Errors.marked", segment.errors))));
  }

  /** How far it has come, and what it is as long as nobody has written it. */
  #standing(segment, state) {
    const target = segment.draft ? null : segment.target;
    if (state === "initial" && target?.isMemoryDraft) return say("State.memoryDraft", count(target.score ?? 0));
    const original = this.#segments.original(segment);
    return original ? `${say(`State.${state}`)}, ${say("Repeats.of", this.number(original))}` : say(`State.${state}`);
  }
}

const initials = name => [...name.trim()].slice(0, 1).join("").toUpperCase() + ([...(name.trim().split(/\s+/)[1] ?? "")][0] ?? "").toUpperCase();
