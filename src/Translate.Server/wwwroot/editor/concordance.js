// Words and phrases looked for in the desk's memories, as they are typed.

import { ask } from "./api.js";
import { later, make, marked } from "./dom.js";
import { say, when } from "./words.js";

/** The field, and what was found, on both sides. */
export class Concordance {
  #address;
  #job;
  #insert;
  #field;
  #list;
  #asked = 0;
  #soon;

  /**
   * @param {HTMLElement} body where it stands
   * @param {string} address of the job's API
   * @param {any} job what the service says of it
   * @param {(typed: string) => void} insert puts a translation where the caret is
   * @param {() => void} leave back to the translation
   */
  constructor(body, address, job, insert, leave) {
    this.#address = address;
    this.#job = job;
    this.#insert = insert;
    this.#field = make("input", { type: "search", class: "form-control form-control-sm", id: "concordance", maxlength: "200", autocomplete: "off", "aria-label": say("Concordance.label"), placeholder: say("Concordance.label") });
    this.#list = make("div", { class: "mt-2", role: "region", "aria-live": "polite", "aria-label": say("Concordance.found") });
    this.#soon = later(() => this.#find(), 120);
    this.#field.addEventListener("input", () => this.#soon());
    this.#field.addEventListener("keydown", event => {
      if (event.key === "Escape") leave();
      if (event.key === "Enter" && !event.isComposing) this.#find();
    });
    body.append(this.#field, this.#list);
  }

  /** Asks with another job from now on. @param {string} address of its API */
  moveTo(address) {
    this.#address = address;
  }

  /** Looks for words; without any, leads to the field. @param {string} words */
  search(words) {
    this.#field.focus();
    if (!words) return this.#field.select();
    this.#field.value = words.slice(0, 200);
    this.#find();
  }

  async #find() {
    const asked = ++this.#asked;
    const phrase = this.#field.value;
    if (!phrase.trim()) return this.#list.replaceChildren();
    const found = await ask(`${this.#address}/concordance?phrase=${encodeURIComponent(phrase)}`).catch(() => null);
    if (asked !== this.#asked) return;
    if (!found) return this.#list.replaceChildren(make("p", { class: "hint" }, say("Beside.away")));
    this.#list.replaceChildren(...(found.length === 0 ? [make("p", { class: "hint" }, say("Concordance.none"))] : found.map(pair => this.#pair(pair))));
  }

  #pair(pair) {
    const side = (locale, text, places) => make("div", { class: "said", lang: locale.tag, dir: locale.rtl ? "rtl" : "ltr" }, ...marked(text, places));
    return make("div", { class: "offer" },
      side(this.#job.from, pair.source, pair.inSource),
      side(this.#job.to, pair.target, pair.inTarget),
      make("div", { class: "from" }, [pair.memory, pair.document, pair.author, pair.changed ? when(pair.changed) : null].filter(Boolean).join(" · ")),
      this.#job.canWrite ? make("button", { class: "btn btn-sm btn-link p-0", type: "button", onclick: () => this.#insert(pair.target) }, say("Concordance.insert")) : null);
  }
}
