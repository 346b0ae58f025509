// What stands beside the active segment: matches from memory, what machines offer, terms, findings, context, history and comments.

import { ask, Refused } from "./api.js";
import { Concordance } from "./concordance.js";
import { later, make, marked } from "./dom.js";
import { render } from "./marks.js";
import { diff } from "./diff.js";
import { proposing } from "./propose.js";
import { Findings } from "./findings.js";
import { typedOf } from "./segments.js";
import { count, say, when } from "./words.js";

/** @typedef {import("./segments.js").Segment} Segment */

/** The panel. Says `insert` with a text to take over, `offer` (whole translation), `mend` with what it was found in and what it would be. */
export class Beside extends EventTarget {
  #parts = {};
  #address;
  #job;
  #segments;
  /** @type {Segment|null} */
  #segment = null;
  #asked = 0;
  #about = null;
  #check;
  #found;
  #count;
  #graphemes;
  #canWrite;
  #inReview;
  #concordance;
  /** Comments that were begun and not sent. @type {Map<number, string>} */
  #unsent = new Map();

  /**
   * @param {HTMLElement} element
   * @param {string} address of the job's API
   * @param {any} job what the service says of it
   * @param {import("./segments.js").Segments} segments
   * @param {boolean} inReview
   */
  constructor(element, address, job, segments, inReview) {
    super();
    this.#address = address;
    this.#job = job;
    this.#segments = segments;
    this.#canWrite = job.canWrite;
    this.#inReview = inReview;
    // On a narrow window one part is open at a time, beneath the segment, and each begins closed.
    const isNarrow = matchMedia("(max-width: 991px)").matches;
    const names = inReview ? ["offered", "errors", "findings", "comments", "context", "history", "matches", "concordance", "machine", "terms"] : ["context", "errors", "matches", "concordance", "machine", "terms", "findings", "history", "comments"];
    for (const name of names) {
      const body = make("div", { class: "body" });
      const part = make("details", { class: name, open: !isNarrow && name !== "history" && !(inReview && ["matches", "machine"].includes(name)), name: isNarrow ? "beside" : null }, make("summary", {}, say(`Beside.${name}`), " ", make("span", { class: "badge text-bg-secondary", hidden: true })), body);
      this.#parts[name] = { part, body, badge: part.querySelector(".badge") };
      element.append(part);
    }
    this.#concordance = new Concordance(this.#parts.concordance.body, address, job, typed => this.dispatchEvent(new CustomEvent("insert", { detail: { typed } })), () => this.dispatchEvent(new CustomEvent("leave")));
    this.#found = new Findings(() => this.#address, job);
    this.#found.addEventListener("mend", event => this.dispatchEvent(new CustomEvent("mend", { detail: event.detail })));
    this.#found.addEventListener("changed", () => this.recheck());
    // Whoever translates sees that there is such a thing where something was marked.
    this.#parts.errors.part.hidden = !inReview;
    this.#check = later(() => this.#findings(), 300);
    // Behind the paint of the key that changed it.
    this.#count = later(() => this.#characters(), 40);
    this.#graphemes = new Intl.Segmenter(job.to.tag, { granularity: "grapheme" });
  }

  /** Asks about the segments of another job from now on. @param {string} address of its API */
  moveTo(address) {
    this.#address = address;
    this.#canWrite = this.#job.canWrite;
    this.#concordance.moveTo(address);
    this.#unsent.clear();
    this.#segment = null;
  }

  /** What the panel knows of the active segment. */
  get about() {
    return this.#about;
  }

  /** Shows a segment. @param {Segment} segment */
  async show(segment) {
    this.#segment = segment;
    this.#about = null;
    this.#found.isAsking = false;
    const asked = ++this.#asked;
    this.#context(segment);
    this.#put("findings", []);
    const asking = ["offered", "errors", "matches", "machine", "terms", "history", "comments"].filter(name => this.#parts[name]);
    for (const name of asking) this.#parts[name].body.setAttribute("aria-busy", "true");
    // Whoever runs through the segments does not ask for each.
    await new Promise(done => setTimeout(done, 120));
    if (asked !== this.#asked) return;
    try {
      const about = await ask(`${this.#address}/segments/${segment.ordinal}/beside`);
      if (asked !== this.#asked) return;
      this.#about = about;
      this.#former(about.former);
      this.#matches(about.matches);
      this.#machine(about.machine);
      this.#terms(about.terms);
      this.#past(about.history);
      this.#comments(about.comments);
      this.#errors(about.errors);
      this.#offered(about.history);
      this.#showFindings(about.findings);
    } catch {
      if (asked === this.#asked) for (const name of asking) this.#put(name, [make("p", { class: "hint" }, say("Beside.away"))]);
    }
  }

  /** The active segment's words have changed. */
  typed() {
    this.#count();
    this.#check();
  }

  /** What is found may be another now, although no word has changed. */
  recheck() {
    return this.#findings();
  }

  /** Its history is another now. @param {Segment} segment */
  async refresh(segment) {
    if (segment !== this.#segment || !this.#about) return;
    const asked = this.#asked;
    const about = await ask(`${this.#address}/segments/${segment.ordinal}/beside`).catch(() => null);
    if (!about || asked !== this.#asked) return;
    this.#about = about;
    this.#past(about.history);
    this.#errors(about.errors);
    if (!this.#parts.comments.body.contains(document.activeElement)) this.#comments(about.comments);
  }

  /** A match by its number, from 1. @param {number} number */
  match(number) {
    const match = this.#about?.matches[number - 1];
    return match?.mended?.target ?? match?.target;
  }

  /** The next term that the translation does not have yet. */
  term() {
    const typed = this.#segment ? typedOf(this.#segment) : "";
    const usable = this.#about?.terms.filter(term => term.status !== "forbidden") ?? [];
    return (usable.find(term => !typed.includes(term.target)) ?? usable[0])?.target;
  }

  /** Asks a machine for the active segment. @param {number|null} engine the desk's first where null */
  async askMachine(engine = null) {
    const segment = this.#segment;
    if (!segment || !this.#job.engines.length) return;
    const { body, part } = this.#parts.machine;
    part.open = true;
    body.setAttribute("aria-busy", "true");
    try {
      const offer = await ask(`${this.#address}/segments/${segment.ordinal}/machine`, { method: "POST", body: { engine } });
      if (segment === this.#segment) this.#machine([offer, ...(this.#about?.machine ?? []).filter(o => o.engine !== offer.engine)]);
    } catch (e) {
      if (segment === this.#segment) this.#machine(this.#about?.machine ?? [], e instanceof Refused ? e.message : say("Beside.away"));
    }
  }

  /** Searches the memories for words, or leads to the field for them. @param {string} words */
  search(words) {
    this.#parts.concordance.part.open = true;
    this.#concordance.search(words);
  }

  /** Leads to the field for a comment. */
  comment() {
    this.#parts.comments.part.open = true;
    this.#parts.comments.body.querySelector("textarea")?.focus();
  }

  #put(name, children, number = 0) {
    const { body, badge } = this.#parts[name];
    body.removeAttribute("aria-busy");
    body.replaceChildren(...children.filter(Boolean));
    badge.textContent = count(number);
    badge.hidden = number === 0;
  }

  #context(segment) {
    const facts = [];
    if (segment.kind === "entry") facts.push(make("p", {}, make("code", {}, segment.unit)));
    const note = segment.note ?? this.#segments.list.find(s => s.unit === segment.unit && s.note)?.note;
    if (note) facts.push(make("p", { class: "note" }, note));
    const article = this.#job.job.article;
    if (article.notes) facts.push(make("p", { class: "note text" }, make("strong", {}, say("Beside.notes")), " ", article.notes));
    const about = [article.title, article.author, article.publisher, article.published].filter(Boolean).join(" · ");
    if (about) facts.push(make("p", { class: "about-article" }, article.address ? make("a", { href: article.address, rel: "noreferrer nofollow", target: "_blank" }, about) : about));
    facts.push(make("p", { class: "characters", id: "about-segment" }));
    this.#put("context", facts);
    this.#characters();
  }

  /** What the source said before it was revised. */
  #former(former) {
    if (!former) return;
    this.#parts.context.body.prepend(make("div", { class: "former" }, make("strong", {}, former.isMinor ? say("Former.minor") : say("Former.changed")),
      make("div", { class: "said", lang: this.#job.from.tag, dir: this.#job.from.rtl ? "rtl" : "ltr" }, ...changes(former.source, this.#segment.source))));
  }

  #characters() {
    const line = this.#parts.context.body.querySelector(".characters");
    const segment = this.#segment;
    if (!line || !segment) return;
    const length = [...this.#graphemes.segment(typedOf(segment))].length;
    line.textContent = segment.limit ? say("Characters.Of", length, count(segment.limit)) : say("Characters", length);
    line.classList.toggle("over", segment.limit !== null && length > segment.limit);
  }

  #matches(matches) {
    if (matches.length === 0) return this.#put("matches", [make("p", { class: "hint" }, say("Matches.none"))]);
    this.#put("matches", matches.map((match, i) => make("div", { class: "offer" },
      make("div", { class: "head" },
        make("span", { class: `score ${match.score >= 100 ? "full" : match.score >= 85 ? "high" : "low"}`, title: say(`Match.${match.kind}`) }, `${count(match.score)} %`),
        make("span", { class: "from" }, [match.memory, match.document, match.author, match.editor ? say("Match.Editor", match.editor) : null].filter(Boolean).join(" · ")),
        match.changed ? make("span", { class: "from" }, when(match.changed)) : null),
      make("div", { class: "said source", lang: this.#job.from.tag, dir: this.#job.from.rtl ? "rtl" : "ltr" }, ...marked(match.source, match.changes)),
      match.penalties?.length ? make("div", { class: "from" }, match.penalties.join(", ")) : null,
      match.mended ? make("div", { class: "mended" }, make("span", { class: "from" }, say("Match.mended", match.mended.mendings.join(", "))), this.#take(match.mended.target, String(i + 1), say("Match.takeMended", i + 1), match.target)) : null,
      this.#take(match.target, match.mended ? "" : String(i + 1), match.mended ? say("Match.takeAsIs") : say("Match.take", i + 1)))), matches.length);
  }

  #machine(offers, problem) {
    if (this.#about) this.#about.machine = offers;
    const children = offers.map(offer => make("div", { class: "offer" },
      make("div", { class: "head" }, make("span", { class: "badge text-bg-warning" }, offer.engine), offer.estimate !== null && offer.estimate !== undefined ? make("span", { class: "from" }, say("Machine.estimate", offer.estimate)) : null),
      this.#take(offer.typed, "", say("Machine.take", offer.engine))));
    if (problem) children.unshift(make("p", { class: "text-danger-emphasis", role: "alert" }, problem));
    if (this.#job.engines.length && this.#canWrite) children.push(...this.#job.engines.map(engine => make("button", { class: "btn btn-sm btn-outline-secondary me-1", type: "button", onclick: () => this.askMachine(engine.id) }, say("Machine.ask", engine.name))));
    if (children.length === 0) children.push(make("p", { class: "hint" }, say("Machine.none")));
    this.#put("machine", children, offers.length);
  }

  #take(typed, number, title, before = null) {
    const words = make("span", { class: "said", lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" }, ...(before === null ? render(typed, this.#segment) : changes(before, typed, this.#segment)));
    if (!this.#canWrite) return words;
    return make("button", { class: "take", type: "button", title, onclick: () => this.dispatchEvent(new CustomEvent("offer", { detail: { typed } })) }, number ? make("kbd", {}, number) : null, words);
  }

  #terms(terms) {
    const shown = terms.length === 0 ? [make("p", { class: "hint" }, say("Terms.none"))] : terms.map(term => this.#term(term));
    this.#put("terms", [...shown, this.#job.takesTerms ? proposing(this.#job, this.#segment) : null], terms.length);
  }

  #term(term) {
    const target = { lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" };
    const isForbidden = term.status === "forbidden";
    const words = isForbidden ? make("del", target, term.target)
      : this.#canWrite ? make("button", { ...target, class: "btn btn-sm btn-link p-0", type: "button", title: say("Terms.insert"), onclick: () => this.dispatchEvent(new CustomEvent("insert", { detail: { typed: term.target } })) }, term.target)
        : make("span", target, term.target);
    return make("div", { class: `term ${term.status}` },
      make("span", { lang: this.#job.from.tag, dir: this.#job.from.rtl ? "rtl" : "ltr" }, term.source), " → ", words,
      term.status === "preferred" ? null : make("span", { class: `from ${isForbidden ? "text-danger-emphasis" : ""}` }, say(`Terms.status.${term.status}`)),
      term.domain ? make("span", { class: "from" }, term.domain) : null,
      term.note ? make("div", { class: "from said" }, term.note) : null);
  }

  async #findings() {
    const segment = this.#segment;
    if (!segment) return;
    const typed = typedOf(segment);
    const answer = await ask(`${this.#address}/segments/${segment.ordinal}/check`, { method: "POST", body: { typed } }).catch(() => null);
    if (!answer || segment !== this.#segment || typed !== typedOf(segment)) return;
    if (this.#about) this.#about.unitChecks = answer.unitChecks;
    this.#showFindings(answer.findings);
  }

  #showFindings(findings) {
    const segment = this.#segment;
    const typed = typedOf(segment);
    const open = typed === "" ? [] : findings.filter(f => !f.dismissed);
    segment.isFaulty = open.some(f => f.severity === "error");
    // A reason that is being typed is not taken away by what is found meanwhile.
    if (this.#found.isAsking && this.#found.segment === segment) return;
    this.#put("findings", this.#found.draw(segment, typed, open, typed === "" ? [] : findings.filter(f => f.dismissed), this.#about?.unitChecks ?? [], this.#canWrite), open.length);
  }

  /** What memory or a machine had offered first, and what the translator made of it. */
  #offered(history) {
    if (!this.#parts.offered) return;
    const first = history.find(version => version.origin !== "human");
    if (!first) return this.#put("offered", [make("p", { class: "hint" }, say("Offered.none"))]);
    const handedIn = this.#segment.handedIn?.typed ?? first.typed;
    const how = first.origin === "memory" ? say("Origin.score", first.originName ?? say("Origin.memory"), count(first.score ?? 0)) : first.origin === "machine" ? first.originName ?? say("Origin.machine") : say(`Origin.${first.origin}`);
    this.#put("offered", [
      make("div", { class: "head" }, make("span", { class: "badge text-bg-warning" }, how)),
      this.#take(first.typed, "", say("Offered.take")),
      handedIn === first.typed
        ? make("p", { class: "hint" }, say("Offered.same"))
        : make("div", { class: "version" }, make("span", { class: "from" }, say("Offered.made")), make("div", { class: "said", lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" }, ...changes(first.typed, handedIn, this.#segment))),
    ]);
  }

  /** The errors that editors marked; who marked one can take it away while the review goes on. */
  #errors(errors) {
    const segment = this.#segment;
    this.#parts.errors.part.hidden = !this.#inReview && errors.length === 0;
    const shown = errors.map(error => make("div", { class: `marked ${error.severity}${error.counts ? "" : " earlier"}` },
      make("div", { class: "head" }, make("span", { class: "badge" }, say(`Severity.${error.severity}`)), " ", make("strong", {}, say(`Category.${error.category}`)), error.counts ? null : make("span", { class: "from" }, say("Errors.earlier"))),
      error.quote ? make("q", { lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" }, error.quote) : null,
      error.note ? make("div", { class: "said" }, error.note) : null,
      make("div", { class: "from" }, [error.editor, when(error.at)].filter(Boolean).join(" · ")),
      this.#inReview && error.isMine && error.counts ? make("button", { class: "btn btn-sm btn-link p-0", type: "button", onclick: () => this.dispatchEvent(new CustomEvent("unmark", { detail: { segment, error } })) }, say("Errors.remove")) : null));
    if (errors.length === 0) shown.push(make("p", { class: "hint" }, say("Errors.none")));
    if (this.#inReview && this.#canWrite) shown.push(make("button", { class: "btn btn-sm btn-outline-secondary", type: "button", onclick: () => this.dispatchEvent(new CustomEvent("mark")) }, say("Errors.mark")));
    this.#put("errors", shown, errors.length);
  }

  #past(history) {
    if (history.length === 0) return this.#put("history", [make("p", { class: "hint" }, say("History.none"))]);
    // Any two of them can be compared: of three that are chosen, the one chosen first gives way.
    const chosen = [];
    const compared = make("div", { class: "said compared", role: "status", lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" });
    const boxes = new Map();
    const choose = version => {
      if (boxes.get(version.version).checked) chosen.push(version);
      else chosen.splice(chosen.indexOf(version), 1);
      if (chosen.length > 2) boxes.get(chosen.shift().version).checked = false;
      const [from, to] = [...chosen].sort((a, b) => a.version - b.version);
      compared.replaceChildren(...(to ? changes(from.typed, to.typed, this.#segment) : []));
    };
    const shown = history.map((version, i) => {
      const before = history[i - 1]?.typed ?? "";
      return make("div", { class: "version" },
        make("div", { class: "head" }, make("strong", {}, version.author ?? say(`Origin.${version.origin}`)), " ", make("span", { class: "from" }, `${say(`State.${version.state}`)} · ${when(version.changed)}`), history.length > 2 ? box(version, i + 1) : null),
        make("div", { class: "said", lang: this.#job.to.tag, dir: this.#job.to.rtl ? "rtl" : "ltr" }, ...(i === 0 ? render(version.typed, this.#segment) : changes(before, version.typed, this.#segment))),
        this.#canWrite && i < history.length - 1 ? make("button", { class: "btn btn-sm btn-link p-0", type: "button", onclick: () => this.dispatchEvent(new CustomEvent("offer", { detail: { typed: version.typed } })) }, say("History.back")) : null);
    });
    this.#put("history", [...(history.length > 2 ? [make("p", { class: "hint" }, say("History.compare")), compared] : []), ...shown.reverse()], history.length);

    function box(version, number) {
      const tick = make("input", { type: "checkbox", class: "form-check-input", "aria-label": say("History.choose", count(number)), onchange: () => choose(version) });
      boxes.set(version.version, tick);
      return tick;
    }
  }

  #comments(comments) {
    const segment = this.#segment;
    const field = make("textarea", { class: "form-control form-control-sm", rows: "2", id: "comment", maxlength: "4000", "aria-label": say("Comment.label") });
    field.value = this.#unsent.get(segment.ordinal) ?? "";
    const send = make("button", { class: "btn btn-sm btn-outline-primary mt-1" }, say("Comment.send"));
    const names = make("div", { class: "names", role: "listbox", "aria-label": say("Comment.people"), hidden: true });
    const form = make("form", {}, field, names, send, make("p", { class: "text-danger-emphasis small mb-0", role: "alert" }));
    form.addEventListener("submit", async event => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      if (send.disabled) return;
      send.disabled = true;
      try {
        const said = await ask(`${this.#address}/segments/${segment.ordinal}/comments`, { method: "POST", body: { text: field.value.trim() } });
        comments.push(said);
        this.#unsent.delete(segment.ordinal);
        this.#changedComments(segment, comments);
      } catch (e) {
        form.lastChild.textContent = e instanceof Refused ? e.message : say("Comment.kept");
        send.disabled = false;
      }
    });
    // Ctrl+Enter sends, as in the box it confirms.
    field.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
        form.requestSubmit();
      }
    });
    field.addEventListener("input", () => {
      this.#unsent.set(segment.ordinal, field.value);
      this.#mentions(field, names);
    });
    const shown = comments.map(comment => make("div", { class: `comment${comment.resolved ? " resolved" : ""}` },
      make("div", { class: "head" }, make("strong", {}, comment.person ?? say("Comment.someone")), " ", make("span", { class: "from" }, when(comment.at))),
      make("div", { class: "said" }, comment.text),
      make("button", {
        class: "btn btn-sm btn-link p-0", type: "button",
        onclick: async () => {
          const changed = await ask(`${this.#address}/comments/${comment.id}/${comment.resolved ? "reopen" : "resolve"}`, { method: "POST" }).catch(() => null);
          if (changed) Object.assign(comment, changed);
          this.#changedComments(segment, comments);
        },
      }, comment.resolved ? say("Comment.reopen") : say("Comment.resolve"))));
    this.#put("comments", [...shown, form], comments.filter(c => !c.resolved).length);
  }

  #changedComments(segment, comments) {
    segment.comments = comments.filter(c => !c.resolved).length;
    this.#segments.changed(segment, "about");
    if (segment === this.#segment) this.#comments(comments);
  }

  /** People whose name begins with what is typed behind an @. */
  #mentions(field, names) {
    const begun = /@([^@\n]*)$/.exec(field.value.slice(0, field.selectionStart));
    const found = begun ? this.#job.people.filter(p => p.name.toLowerCase().startsWith(begun[1].toLowerCase()) && p.name !== begun[1]).slice(0, 6) : [];
    names.hidden = found.length === 0;
    names.replaceChildren(...found.map(person => make("button", {
      class: "btn btn-sm btn-outline-secondary me-1 mt-1", type: "button", role: "option", "aria-selected": "false",
      onclick: () => {
        field.setRangeText(`@${person.name} `, begun.index, field.selectionStart, "end");
        names.hidden = true;
        field.focus();
      },
    }, person.name)));
  }
}

/** What is new and what is gone, from one version to the next. @param {string} before @param {string} after @param {Segment|null} segment whose codes are shown as chips */
export const changes = (before, after, segment = null) => diff(before, after).flatMap(part => {
  const words = segment ? render(part.text, segment) : [document.createTextNode(part.text)];
  return part.kind === "same" ? words : [make(part.kind === "added" ? "ins" : "del", {}, ...words)];
});
