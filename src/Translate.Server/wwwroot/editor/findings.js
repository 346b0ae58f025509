// What the checks found in the active segment: each can be mended where that is sure, let pass with a reason, or not be looked for here.

import { Refused, ask } from "./api.js";
import { make } from "./dom.js";
import { render } from "./marks.js";
import { diff } from "./diff.js";
import { count, say, when } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

const MostReason = 1000;

/** Draws findings. Says `mend` with what is typed and what it would be, and `changed` where others would be found now. */
export class Findings extends EventTarget {
  #address;
  #job;
  /** The segment whose findings are shown. @type {Segment|null} */
  segment = null;
  /** Somebody is saying why a finding may stay. */
  isAsking = false;

  /** @param {() => string} address of the job's API, as it is then @param {any} job what the service says of it */
  constructor(address, job) {
    super();
    this.#address = address;
    this.#job = job;
  }

  /**
   * The findings as elements.
   * @param {Segment} segment
   * @param {string} typed what they were found in
   * @param {any[]} open
   * @param {any[]} dismissed those that somebody let pass
   * @param {any[]} unitChecks what is checked otherwise in the unit
   * @param {boolean} canWrite
   */
  draw(segment, typed, open, dismissed, unitChecks, canWrite) {
    this.segment = segment;
    this.isAsking = false;
    const children = open.map(finding => this.#finding(finding, typed, canWrite));
    if (open.length === 0) children.push(make("p", { class: "hint" }, say("Findings.none")));
    if (dismissed.length) {
      children.push(make("details", { class: "dismissed" }, make("summary", {}, say("Findings.dismissed", count(dismissed.length))),
        ...dismissed.map(finding => make("div", { class: "finding" }, finding.message, make("div", { class: "from" }, passed(finding.dismissed)),
          canWrite ? this.#button("takeBack", () => this.#send(takingBack(segment.ordinal, finding))) : null))));
    }
    for (const { check, title, said } of unitChecks) {
      children.push(make("div", { class: "from" }, say("Findings.unit", title, say(`Findings.said.${said}`)), " ", this.#job.isEditor ? this.#button("asUsual", () => this.#here(check, null)) : null));
    }
    return children;
  }

  #finding(finding, typed, canWrite) {
    const row = make("div", { class: `finding ${finding.severity}` },
      make("span", { class: `badge text-bg-${finding.severity === "error" ? "danger" : "warning"}` }, say(`Severity.${finding.severity}`)), " ", finding.message,
      finding.blocks && finding.key ? make("div", { class: "from" }, say("Findings.blocks")) : null);
    if (!canWrite) return row;
    const acts = make("div", { class: "acts" });
    if (finding.mended !== null && finding.mended !== undefined) {
      const words = diff(typed, finding.mended).flatMap(part => (part.kind === "same" ? [] : [make(part.kind === "added" ? "ins" : "del", {}, ...render(shown(part.text), this.segment))]));
      acts.append(make("button", { class: "btn btn-sm btn-outline-success", type: "button", onclick: () => this.dispatchEvent(new CustomEvent("mend", { detail: { segment: this.segment, typed, mended: finding.mended } })) },
        say("Findings.mend"), " ", make("span", { lang: this.#job.to.tag }, ...words)));
    }
    if (finding.key) acts.append(this.#button("dismiss", () => this.#ask(row, acts, finding)));
    if (finding.key && this.#job.isEditor) acts.append(this.#button("offHere", () => this.#here(finding.check, "off")));
    if (acts.children.length) row.append(acts);
    return row;
  }

  /** Asks why it may stay. */
  #ask(row, acts, finding) {
    this.isAsking = true;
    const form = whyItMayStay(reason => this.#send(letting(this.segment.ordinal, finding, reason), form), () => this.#asked(form, acts));
    acts.replaceWith(form);
    form.querySelector("input").focus();
  }

  #asked(form, acts) {
    this.isAsking = false;
    form.replaceWith(acts);
    acts.querySelector("button:last-child")?.focus();
  }

  #here(check, said) {
    return this.#send([`/api/v1/documents/${this.#job.job.document}/checks/unit`, { method: "PUT", body: { unit: this.segment.unit, check, said } }]);
  }

  async #send([path, request], beside) {
    try {
      await ask(path.startsWith("/") ? path : `${this.#address()}/${path}`, request);
      this.isAsking = false;
      this.dispatchEvent(new Event("changed"));
    } catch (e) {
      const words = e instanceof Refused ? e.message : say("Beside.away");
      (beside ?? document.querySelector("#beside .findings .body"))?.append(make("p", { class: "text-danger-emphasis small mb-0", role: "alert" }, words));
    }
  }

  #button(name, act) {
    return make("button", { class: "btn btn-sm btn-link p-0", type: "button", onclick: act }, say(`Findings.${name}`));
  }
}

/** What the job's API is asked to let a finding pass. @returns {[string, object]} the end of the address, and the request */
export const letting = (ordinal, { check, key }, reason) => [`segments/${ordinal}/dismissals`, { method: "POST", body: { check, key, reason } }];

/** The same to take that back. @returns {[string, object]} */
export const takingBack = (ordinal, { key }) => [`segments/${ordinal}/dismissals/${key}`, { method: "DELETE" }];

/**
 * Asks why a finding may stay.
 * @param {(reason: string) => void} act
 * @param {() => void} cancel
 */
export function whyItMayStay(act, cancel) {
  const field = make("input", { class: "form-control form-control-sm", maxlength: String(MostReason), "aria-label": say("Findings.reason"), placeholder: say("Findings.reason") });
  const send = () => (field.value.trim() ? act(field.value.trim()) : field.focus());
  // No form: it may stand in one.
  const asked = make("div", { class: "acts", role: "group", "aria-label": say("Findings.reason") }, field, make("button", { class: "btn btn-sm btn-primary", type: "button", onclick: send }, say("Findings.doDismiss")),
    make("button", { class: "btn btn-sm btn-link", type: "button", onclick: cancel }, say("Findings.cancel")));
  asked.addEventListener("keydown", event => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key) || (event.key === "Enter" && event.target !== field)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") send();
    else cancel();
  });
  return asked;
}

/** Who let it pass, when and why. @param {{ person: string|null, reason: string|null, at: string }} dismissed */
export const passed = dismissed => say("Findings.by", dismissed.person ?? say("Comment.someone"), when(dismissed.at), dismissed.reason ?? "");

/** White space as something that can be seen. */
const shown = text => text.replace(/[ \u00A0\u202F]/g, "␣").replace(/\n/g, "↵");
