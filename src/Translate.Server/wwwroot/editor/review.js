// A review: how it stands, errors to mark, and the decision. What is read and corrected is the article, as when it was translated.

import { Refused, ask } from "./api.js";
import { close, letPass, mends, places } from "./dialogs.js";
import { make } from "./dom.js";
import { count, say, when } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

const MostNote = 2000, MostWords = 4000;

/** An editor's decision on what was handed in, and what leads to it. */
export class Review {
  #dialog;
  #address;
  #job;
  #ways;
  #sheet = null;
  /** What was marked last is likely to be marked again. */
  #last = { category: "accuracy/mistranslation", severity: "minor" };
  /** What was begun and not sent, so that looking something up does not lose it. */
  #begun = { comment: "", reason: "" };

  /**
   * @param {HTMLDialogElement} dialog
   * @param {string} address of the job's API
   * @param {any} job what the service says of it
   * @param {{ number: (ordinal: number) => number, lead: (ordinal: number) => void, leave: () => void, mend: (mends: any[]) => Promise<boolean> }} ways
   */
  constructor(dialog, address, job, ways) {
    this.#dialog = dialog;
    this.#address = address;
    this.#job = job;
    this.#ways = ways;
  }

  /** Fetches how it stands, and shows it. */
  async load() {
    this.#sheet = await ask(`${this.#address}/review`).catch(() => this.#sheet);
    this.#draw();
  }

  #draw() {
    if (!this.#sheet) return;
    const { score, returns, translator } = this.#sheet;
    const shown = document.getElementById("score");
    shown.dataset.passes = score.passes === null ? "" : String(score.passes);
    shown.replaceChildren(say("Review.score", count(Math.round(score.score * 10) / 10)), score.passes === null ? "" : make("strong", {}, " ", score.passes ? say("Review.passes", score.passMark) : say("Review.fails", score.passMark)));
    const before = document.getElementById("before");
    before.replaceChildren(make("span", {}, say("Review.of", translator ?? say("Review.machine"))));
    if (returns.length) {
      before.append(" · ", make("details", { class: "d-inline-block" }, make("summary", {}, say("Review.returns", returns.length)),
        ...returns.map(r => make("div", { class: "said" }, make("span", { class: "from" }, [r.editor, when(r.at)].filter(Boolean).join(" · ")), make("div", {}, r.reason ?? "")))));
    }
  }

  /**
   * Asks what is wrong, and marks it in what was handed in: where it was marked in the box, if that is still there, or in the segment as a whole.
   * @param {Segment} segment
   * @param {string} typed what the box holds
   * @param {{ start: number, length: number }} selection
   * @param {() => void} done
   */
  mark(segment, typed, selection, done) {
    const text = segment.handedIn?.typed ?? segment.target?.typed ?? "";
    const version = segment.handedIn?.version ?? segment.target?.version ?? 0;
    const words = typed.slice(selection.start, selection.start + selection.length);
    const start = typed === text ? selection.start : words ? text.indexOf(words) : -1;
    const where = make("select", { class: "form-select mb-3", id: "where" },
      words && start >= 0 ? make("option", { value: "there" }, say("Errors.there", words)) : null,
      make("option", { value: "whole" }, say("Errors.whole")),
      !words && start >= 0 && start < text.length ? make("option", { value: "there" }, say("Errors.caret", text.slice(start, start + 20))) : null);
    const category = make("select", { class: "form-select mb-3", id: "category" }, ...this.#categories());
    category.value = this.#last.category;
    const severities = make("div", { class: "d-flex flex-wrap gap-3", role: "radiogroup", "aria-labelledby": "severity-label" }, ...this.#severities().map(({ severity, weight }) => make("label", { class: "form-check" },
      make("input", { class: "form-check-input", type: "radio", name: "severity", value: severity, checked: severity === this.#last.severity }), make("span", { class: "form-check-label" }, say(`Severity.${severity}`), " ", make("span", { class: "from" }, `(${count(weight)})`)))));
    const note = make("textarea", { class: "form-control mb-2", id: "note", rows: "2", maxlength: String(MostNote) });
    const form = this.#form(say("Errors.title"), say("Errors.do"), "btn-primary",
      make("label", { class: "form-label", for: "where" }, say("Errors.where")), where,
      make("label", { class: "form-label", for: "category" }, say("Errors.category")), category,
      make("div", { class: "form-label", id: "severity-label" }, say("Errors.severity")), severities,
      make("label", { class: "form-label mt-2", for: "note" }, say("Errors.note")), note);
    this.#open(form, category, async () => {
      this.#last = { category: category.value, severity: new FormData(form).get("severity") };
      const place = where.value === "there" ? { start, length: selection.length } : {};
      await ask(`${this.#address}/segments/${segment.ordinal}/errors`, { method: "POST", body: { version, ...place, ...this.#last, note: note.value.trim() || null } });
      this.load();
      done();
    });
  }

  /** Takes a mark away. @param {{ id: number }} error @returns {Promise<boolean>} */
  async unmark(error) {
    const isGone = await ask(`${this.#address}/errors/${error.id}`, { method: "DELETE" }).then(() => true, e => e instanceof Refused && e.status === 404);
    this.load();
    return isGone;
  }

  /**
   * What is open, each a link to its place; and where nothing is, the approval of all.
   * @param {number[]} unread segments that were not approved one by one
   */
  async approve(unread) {
    const body = make("div", {}), told = make("p", { role: "status" }, say("Submit.looks"));
    const comment = make("textarea", { class: "form-control mb-2", id: "decision", rows: "2", maxlength: String(MostWords) });
    comment.value = this.#begun.comment;
    comment.addEventListener("input", () => { this.#begun.comment = comment.value; });
    const consent = make("input", { class: "form-check-input", type: "checkbox", id: "accepts", required: true });
    const asked = make("div", { class: "form-check mb-2", hidden: true }, consent, make("label", { class: "form-check-label", for: "accepts" }));
    const form = this.#form(say("Review.approveAll"), say("Review.approveAll"), "btn-success", told, body, make("label", { class: "form-label", for: "decision" }, say("Review.comment")), comment, asked);
    const go = form.querySelector("[data-go]");
    go.disabled = true;
    consent.disabled = true;
    this.#open(form, null, async () => {
      await ask(`${this.#address}/approve`, { method: "POST", body: { comment: comment.value.trim() || null, acceptsMachineText: consent.checked } });
      this.#ways.leave();
    });
    await this.load();
    const ready = await this.#ready(told);
    if (!ready) return;
    this.#showReady(ready, unread, body, told, go);
    if (this.#sheet && this.#sheet.machineShare > this.#sheet.mostUnreadMachine) {
      asked.hidden = consent.disabled = false;
      asked.lastChild.textContent = say("Review.accepts", `${count(this.#sheet.machineShare)} %`);
    }
    if (!go.disabled && !body.contains(document.activeElement)) comment.focus();
  }

  async #ready(told) {
    const ready = await ask(`${this.#address}/readiness`).catch(() => null);
    if (!ready) told.textContent = say("Submit.away");
    return ready;
  }

  #showReady(ready, unread, body, told, go) {
    const { blocks, warns, hasMore } = ready;
    const rest = unread.filter(ordinal => !blocks.some(b => b.ordinal === ordinal)).slice(0, 200).map(ordinal => ({ ordinal, message: say("Review.unread") }));
    const again = async () => {
      const now = await this.#ready(told);
      if (now) this.#showReady(now, unread, body, told, go);
    };
    const passing = { address: this.#address, again };
    const list = (title, items) => places(this.#dialog, title, items, hasMore, this.#ways.number, this.#ways.lead, passing);
    body.replaceChildren(...list(say("Review.open"), blocks), ...list(say("Submit.warns"), warns), ...mends(ready, this.#ways.mend, again), ...letPass(this.#dialog, ready.dismissed, this.#ways.number, this.#ways.lead, passing), ...places(this.#dialog, say("Review.notOneByOne"), rest, unread.length > 200, this.#ways.number, this.#ways.lead));
    told.textContent = blocks.length ? say("Review.notYet") : warns.length || rest.length ? say("Review.couldBe") : say("Review.ready");
    go.disabled = blocks.length > 0;
  }

  /** Asks for the reason, from those that are kept or in new words, and gives the job back. */
  async giveBack() {
    await this.load();
    const reasons = this.#sheet?.reasons ?? [];
    const words = make("textarea", { class: "form-control mb-2", id: "reason", rows: "4", required: true, maxlength: String(MostWords) });
    words.value = this.#begun.reason;
    words.addEventListener("input", () => { this.#begun.reason = words.value; });
    const group = (name, isOwn) => {
      const some = reasons.filter(r => r.isOwn === isOwn);
      return some.length ? make("optgroup", { label: name }, ...some.map(r => make("option", { value: String(r.id) }, r.text.length > 80 ? `${r.text.slice(0, 80)}…` : r.text))) : null;
    };
    const kept = make("select", { class: "form-select mb-3", id: "kept" }, make("option", { value: "" }, say("Return.choose")), group(say("Return.own"), true), group(say("Return.desks"), false));
    kept.addEventListener("change", () => {
      const chosen = reasons.find(r => String(r.id) === kept.value);
      if (!chosen) return;
      // What was typed already stays; the words are added to it.
      words.value = this.#begun.reason = words.value.trim() ? `${words.value.trimEnd()}\n${chosen.text}` : chosen.text;
    });
    const keep = make("input", { class: "form-check-input", type: "checkbox", id: "keep" });
    const form = this.#form(say("Return.title"), say("Return.do"), "btn-warning",
      make("p", {}, say("Return.text", this.#sheet?.translator ?? say("Review.machine"))),
      ...(reasons.length ? [make("label", { class: "form-label", for: "kept" }, say("Return.kept")), kept] : []),
      make("label", { class: "form-label", for: "reason" }, say("Return.reason")), words,
      make("div", { class: "form-check mb-2" }, keep, make("label", { class: "form-check-label", for: "keep" }, say("Return.keep"))));
    this.#open(form, reasons.length ? kept : words, async () => {
      const said = words.value.trim();
      if (!said) throw new Refused(400, { detail: say("Return.needed") });
      await ask(`${this.#address}/return`, { method: "POST", body: { comment: said } });
      if (keep.checked && !reasons.some(r => r.text === said)) await ask(`/api/v1/desks/${this.#job.job.desk}/return-reasons`, { method: "POST", body: { text: said, isOwn: true } }).catch(() => null);
      this.#ways.leave();
    });
  }

  #categories() {
    const all = this.#sheet?.categories ?? [this.#last.category];
    const option = name => make("option", { value: name }, say(`Category.${name}`));
    const dimensions = [...new Set(all.map(name => name.split("/")[0]))];
    return dimensions.map(dimension => make("optgroup", { label: say(`Category.${dimension}`) }, ...all.filter(name => name.split("/")[0] === dimension).map(option)));
  }

  #severities() {
    return this.#sheet?.severities ?? [{ severity: this.#last.severity, weight: 1 }];
  }

  #form(title, button, look, ...children) {
    const form = make("form", { method: "dialog" }, make("h2", { class: "h5" }, title), ...children, make("p", { class: "text-danger-emphasis", role: "alert", "data-problem": true }),
      make("div", { class: "d-flex gap-2 mt-3" }, make("button", { class: `btn ${look}`, "data-go": true }, button), close()));
    return form;
  }

  /** Shows a form. It stays, with its words, until the service has taken it. */
  #open(form, focused, act) {
    const go = form.querySelector("[data-go]");
    form.addEventListener("submit", async event => {
      if (event.submitter?.value === "cancel") return;
      event.preventDefault();
      if (go.disabled) return;
      go.disabled = true;
      try {
        await act();
        this.#dialog.close();
      } catch (e) {
        form.querySelector("[data-problem]").textContent = e instanceof Refused ? e.message : say("Submit.away");
        go.disabled = false;
      }
    });
    // As in the box, so that nobody has to look for the button.
    form.addEventListener("keydown", event => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      if (!go.disabled) form.requestSubmit(go);
    });
    this.#dialog.replaceChildren(form);
    this.#dialog.showModal();
    focused?.focus();
  }
}
