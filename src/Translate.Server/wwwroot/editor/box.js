// The one text box: a CodeMirror editor that stands in the active segment. Inline codes are chips in it, whole or not at all.

import { Decoration, EditorSelection, EditorState, EditorView, Prec, ViewPlugin, WidgetType, keymap, standardKeymap } from "../lib/codemirror/codemirror.min.js";
import { chip, pieces } from "./marks.js";

/** @typedef {import("./segments.js").Segment} Segment */

class ChipWidget extends WidgetType {
  constructor(mark, marks) {
    super();
    this.mark = mark;
    this.marks = marks;
  }

  eq(other) {
    return other.mark === this.mark && other.marks === this.marks;
  }

  toDOM() {
    return chip(this.mark, this.marks);
  }

  ignoreEvent() {
    return false;
  }
}

/** Chips for the marks of a segment, which the caret passes in one step. @param {Segment} segment */
const chips = segment => ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = this.#find(view);
  }

  update(update) {
    if (update.docChanged) this.decorations = this.#find(update.view);
  }

  #find(view) {
    return Decoration.set(pieces(view.state.doc.toString(), segment).filter(p => p.mark)
      .map(p => Decoration.replace({ widget: new ChipWidget(p.mark, segment.marks) }).range(p.at, p.at + p.mark.length)));
  }
}, {
  decorations: plugin => plugin.decorations,
  provide: plugin => EditorView.atomicRanges.of(view => view.plugin(plugin)?.decorations ?? Decoration.none),
});

/** The box. Says `input` with what it holds, and `composed` when a syllable that was being put together is whole. */
export class Box extends EventTarget {
  #view;
  #quiet = false;
  /** @type {Segment|null} */
  segment = null;

  /** @param {{ tag: string, rtl: boolean }} locale @param {string} nonce for the styles that the library writes */
  constructor(locale, nonce) {
    super();
    this.locale = locale;
    this.nonce = nonce;
    this.#view = new EditorView({ state: EditorState.create({ extensions: [EditorView.cspNonce.of(nonce)] }) });
    this.#view.contentDOM.addEventListener("compositionend", () => setTimeout(() => this.dispatchEvent(new Event("composed"))));
  }

  /** The element to be put where the active segment is. */
  get element() {
    return this.#view.dom;
  }

  /** What it holds. */
  get typed() {
    return this.#view.state.doc.toString();
  }

  /** Whether a syllable is being put together. */
  get isComposing() {
    return this.#view.composing || this.#view.compositionStarted;
  }

  /** Whether the words are typed into it. */
  get hasFocus() {
    return this.#view.hasFocus;
  }

  /** Where the caret is. */
  get caret() {
    return this.#view.state.selection.main.head;
  }

  /** What is marked in it: from where, and how much. */
  get selection() {
    const { from, to } = this.#view.state.selection.main;
    return { start: from, length: to - from };
  }

  /** Shows a segment, ready to be typed into. @param {Segment} segment @param {string} typed @param {string} label for screen readers @param {boolean} isReadOnly */
  show(segment, typed, label, isReadOnly) {
    this.segment = segment;
    this.#quiet = true;
    this.#view.setState(EditorState.create({
      doc: typed,
      selection: { anchor: typed.length },
      extensions: [
        EditorView.cspNonce.of(this.nonce),
        EditorState.lineSeparator.of("\n"),
        EditorState.readOnly.of(isReadOnly),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.editorAttributes.of({ class: "box" }),
        EditorView.contentAttributes.of({
          lang: this.locale.tag, dir: this.locale.rtl ? "rtl" : "ltr", spellcheck: "true", autocapitalize: "off", "aria-label": label, "aria-describedby": "about-segment",
        }),
        chips(segment),
        Prec.low(keymap.of(standardKeymap)),
        EditorView.updateListener.of(update => {
          if (update.docChanged && !this.#quiet) this.dispatchEvent(new CustomEvent("input", { detail: { typed: update.state.doc.toString(), composing: this.isComposing } }));
        }),
      ],
    }));
    this.#quiet = false;
  }

  /** Holds something else now; the caret stays where it can. @param {string} typed @param {{ quiet?: boolean, caret?: number }} [how] quiet: nobody typed it */
  set(typed, { quiet = false, caret } = {}) {
    const old = this.typed;
    if (old === typed) return;
    // Only what differs is changed, so that the caret stays with its words.
    let start = 0, end = 0;
    const most = Math.min(old.length, typed.length);
    while (start < most && old[start] === typed[start]) start++;
    while (end < most - start && old[old.length - 1 - end] === typed[typed.length - 1 - end]) end++;
    this.#quiet = quiet;
    this.#view.dispatch({
      changes: { from: start, to: old.length - end, insert: typed.slice(start, typed.length - end) },
      selection: caret === undefined ? undefined : EditorSelection.cursor(Math.min(caret, typed.length)),
      scrollIntoView: true,
    });
    this.#quiet = false;
  }

  /** Puts a text where the caret is, instead of what is marked. @param {string} text */
  insert(text) {
    this.#view.dispatch(this.#view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  }

  /** Moves the code before or behind the caret past the next word. @param {-1|1} way */
  moveCode(way) {
    const found = pieces(this.typed, this.segment).find(p => p.mark && (p.at + p.mark.length === this.caret || p.at === this.caret));
    if (!found) return false;
    const rest = this.typed.slice(0, found.at) + this.typed.slice(found.at + found.mark.length);
    const words = [...new Intl.Segmenter(this.locale.tag, { granularity: "word" }).segment(rest)];
    const stops = [...new Set([0, rest.length, ...words.flatMap(w => (w.isWordLike ? [w.index, w.index + w.segment.length] : []))])].sort((a, b) => a - b)
      .filter(stop => !pieces(rest, this.segment).some(p => p.mark && stop > p.at && stop < p.at + p.mark.length));
    const to = way > 0 ? stops.find(stop => stop > found.at) : stops.findLast(stop => stop < found.at);
    if (to === undefined) return true;
    this.set(rest.slice(0, to) + found.mark + rest.slice(to), { caret: to + found.mark.length });
    return true;
  }

  /** Puts the caret at a place, or at the end where it would lie behind it. @param {number} caret */
  goTo(caret) {
    this.#view.dispatch({ selection: EditorSelection.cursor(Math.min(caret, this.#view.state.doc.length)) });
  }

  /** Where the caret is, or the end. */
  focus() {
    this.#view.focus();
  }

  /** Ends the syllable that is being put together, as it is. */
  finish() {
    if (!this.isComposing) return;
    this.#view.contentDOM.blur();
    this.#view.focus();
  }

  /** When no syllable is being put together. */
  async rest() {
    while (this.isComposing) await new Promise(done => this.addEventListener("composed", done, { once: true }));
  }

  /** After it was put elsewhere in the page. */
  moved() {
    this.#view.requestMeasure();
  }
}
