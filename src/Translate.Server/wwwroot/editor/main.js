// The editor: one island on a page that is otherwise made by the service. This file puts its parts together.

import { Refused, ask } from "./api.js";
import { Article } from "./article.js";
import { Attention } from "./attention.js";
import { Beside, changes } from "./beside.js";
import { Box } from "./box.js";
import { openCut } from "./cut.js";
import { openGoTo, openKeys, openSubmit } from "./dialogs.js";
import { later, make } from "./dom.js";
import { Drafts, openPages } from "./drafts.js";
import { Feed } from "./feed.js";
import { Kinds, KindsInReview, wanted } from "./filter.js";
import { Keys, named, shown } from "./keys.js";
import { missing, pieces, render } from "./marks.js";
import { Preview } from "./preview.js";
import { Repetitions, willFill } from "./repetitions.js";
import { openReplace } from "./replace.js";
import { Review } from "./review.js";
import { Saving } from "./saving.js";
import { Segments, isConfirmed, isEdited, isReviewed, stateOf, typedOf } from "./segments.js";
import { Timeline } from "./timeline.js";
import { count, say } from "./words.js";

const page = document.getElementById("editor");
let address = `/api/v1/jobs/${page.dataset.job}`;
const preferences = "/api/v1/me/preferences";
const place = globalThis.crypto?.randomUUID?.() ?? pseudoId();
const at = id => document.getElementById(id);
const dialog = /** @type {HTMLDialogElement} */ (at("dialog"));
const FirstPage = 300, NextPages = 1000, MostNames = 1500;

const opening = ask(`${address}/editor`);
const [job, first, kept, isOpen, chosenKeys, settings] = await Promise.all([
  opening,
  ask(`${address}/editor/segments?take=${FirstPage}`),
  opening.then(opened => Drafts.open(Number(page.dataset.job), opened.me.id, place, isInReview(opened))),
  openPages(place),
  ask(`${preferences}/editor-keys`).catch(() => null),
  ask(`${preferences}/editor`).catch(() => null),
]).catch(fail);

/** It was handed in, and whoever is at this page decides on it. */
const inReview = isInReview(job);
const isDone = inReview ? isReviewed : isConfirmed;
/** What is typed, in this browser. @type {Drafts} */
let drafts = kept;
const segments = new Segments();
segments.append(first.segments);
const attention = new Attention();
const saving = new Saving(address, segments, drafts, place, job.me.id, inReview, attention);
const article = new Article(at("article"), segments, job.from, job.to);
const box = new Box(job.to, page.dataset.nonce);
const timeline = new Timeline();
const keys = new Keys(chosenKeys);
const beside = new Beside(at("beside"), address, job, segments, inReview);
const repetitions = new Repetitions(at("beside"), {
  job, segments, address: () => address, number: segment => article.number(segment), lead: segment => activate(segment), flush: () => saving.flush(), changed: (ordinal, target) => saving.theirs(ordinal, target), announce: words => announce(words),
});
const preview = new Preview(at("preview"), `/jobs/${page.dataset.job}/preview`);
const feed = new Feed(address, place);
const review = inReview ? new Review(dialog, address, job, { number: ordinal => article.number(segments.get(ordinal)), lead: ordinal => activate(segments.get(ordinal)), leave: () => {
  location.href = `/jobs/${page.dataset.job}`;
}, mend: mendAll }) : null;
/** @type {import("./segments.js").Segment} */
let active;
/** Segments that checks found something in, when they were last asked for all. @type {Set<number>} */
let found = new Set();
const start = Number(/^#s(\d+)$/.exec(location.hash)?.[1] ?? NaN);

// Everything below is declared before the page begins, at the end of this file.

// --- The segments ---------------------------------------------------------------------------------------------------------------------------------

async function loadRest() {
  const from = address;
  for (let next = first.next; next !== null;) {
    const more = await ask(`${from}/editor/segments?after=${next}&take=${NextPages}`).catch(fail);
    // The job has gone on to a later revision meanwhile, with all of its segments.
    if (from !== address) return;
    segments.append(more.segments);
    next = more.next;
    // Drawn between two frames of whatever the person does meanwhile.
    await new Promise(done => (window.requestIdleCallback ? requestIdleCallback(done, { timeout: 200 }) : setTimeout(done, 20)));
    article.draw();
    drawProgress();
  }
  if (Number.isInteger(start) && segments.get(start) && active.ordinal !== start) activate(segments.get(start));
  else if (!Number.isInteger(start) && job.canWrite && isDone(active) && !box.hasFocus) activate(segments.list.find(s => !isDone(s)) ?? active);
}

/** What earlier pages of this browser could not bring to the service, because they were closed or the service was away. */
async function takeUpDrafts() {
  if (!drafts.isKept) tell(say("Drafts.none"), "warning");
  let taken = 0;
  const isAll = segments.list.length >= job.job.segments;
  for (const draft of await drafts.all().catch(() => [])) {
    if (draft.place === place || await isOpen(draft.place)) continue;
    const segment = segments.get(draft.ordinal);

    // What is typed into by now, or was by two pages that are both closed, stays in the store for the next time.
    if ((!segment && !isAll) || segment?.draft || (segment && segment === active && box.isComposing)) continue;
    if (!segment) {
      tellGone(draft.typed, () => drafts.drop(draft.ordinal, draft.place));
      continue;
    }
    saving.takeUp(segment, draft);
    if (segment.draft) taken++;
    if (segment === active) box.set(typedOf(segment), { quiet: true });
    drafts.drop(draft.ordinal, draft.place);
  }
  taken += isAll ? await takeUpFormer() : 0;
  if (taken > 0) tell(say("Drafts.taken", taken), "info");
}

/** What is still in this browser of words that were typed into a job of an earlier revision. @returns {Promise<number>} how many could be taken up */
async function takeUpFormer() {
  let taken = 0;
  for (const former of job.former) {
    const old = drafts.of(former);
    const left = [];
    for (const draft of await old.all().catch(() => [])) if (draft.place !== place && !(await isOpen(draft.place))) left.push(draft);
    if (left.length === 0) continue;
    const later = await ask(`/api/v1/jobs/${former}/later?ordinals=${ordinalsOf(left)}`).catch(() => null);
    if (later?.job !== Number(page.dataset.job)) continue;
    for (const draft of left) {
      const segment = segments.get(later.segments[draft.ordinal]);
      if (segment?.draft || (segment && segment === active && box.isComposing)) continue;
      if (!segment) {
        tellGone(draft.typed, () => old.drop(draft.ordinal, draft.place), "Later.gone");
        continue;
      }
      saving.takeUp(segment, draft);
      if (segment.draft) taken++;
      if (segment === active) box.set(typedOf(segment), { quiet: true });
      old.drop(draft.ordinal, draft.place);
    }
  }
  return taken;
}

const ordinalsOf = some => [...new Set(some.map(one => one.ordinal))].slice(0, MostNames).join(",");

drafts.onfull = () => tell(say("Drafts.full"), "warning");

/** Makes a segment the one that is typed into. */
function activate(segment, { focus = true, scrolls = true } = {}) {
  if (!segment) return;
  const before = active;
  active = segment;
  timeline.breakOff();
  if (box.segment !== segment) box.show(segment, typedOf(segment), say("Box.label", article.number(segment)), !job.canWrite);
  article.activate(segment, box.element, scrolls);
  box.moved();
  if (focus) box.focus();
  if (before !== segment) beside.show(segment);
  preview.follow(segment);
  feed.at(segment.ordinal);
  attention.at(segment.ordinal);
  drawSegment();
  repetitions.show(segment);
}

box.addEventListener("input", event => typed(active, event.detail.typed, true));
box.addEventListener("composed", () => {
  const command = waitingCommand;
  waitingCommand = null;
  if (!command) return;
  // Some systems send the key once more when the syllable is whole.
  followed = { command, at: performance.now() };
  perform(command);
});

/** Words for a segment, by typing or otherwise. What was confirmed is a draft again until it is confirmed again. */
function typed(segment, words, isTyping = false, state = "initial") {
  const before = moment(segment);
  if (before.typed === words && before.state === state) return;
  timeline.note([{ ordinal: segment.ordinal, before, after: { typed: words, state } }], isTyping);
  put(segment, words, state);
}

function put(segment, words, state) {
  if (segment === active && box.typed !== words) box.set(words, { quiet: true });
  saving.take(segment, words, state);
  preview.say(segment, words);
  if (segment === active) beside.typed();
}

const moment = segment => ({ typed: typedOf(segment), state: inReview && isReviewed(segment) ? "reviewed" : isConfirmed(segment) ? "translated" : "initial" });

segments.addEventListener("change", event => {
  const { segment, why } = event.detail;
  if (segment === active) {
    if (why === "theirs" && !segment.draft && box.typed !== typedOf(segment)) {
      if (box.isComposing) saving.hold(segment, box.typed);
      else box.set(typedOf(segment), { quiet: true });
    }
    drawSegment();
    if (why !== "typed") beside.refresh(segment);
  }
  if (why !== "typed" && active) repetitions.show(active);
  drawVersions(segment);
  progressSoon();
  if (why !== "typed") preview.renew();
});

// --- What keys and buttons do -----------------------------------------------------------------------------------------------------------------------

let waitingCommand = null, followed = { command: "", at: 0 };
const leading = new Set(["next", "previous", "nextOpen", "uncertain", "goTo", "filter", "preview", "concordance", "submit", "giveBack", "help"]);
const commands = {
  confirm: () => job.canWrite && confirm(),
  next: () => go(1),
  previous: () => go(-1),
  nextOpen: () => activate(segments.next(segments.place(active), s => !isDone(s) && article.isShown(s)) ?? active),
  nextCode: () => {
    const next = missing(box.typed, active)[0];
    if (next) box.insert(next.mark);
    else announce(say("Codes.all"));
  },
  codeLeft: () => box.moveCode(-1),
  codeRight: () => box.moveCode(1),
  copySource: () => offer(active.source),
  clear: () => offer(""),
  term: () => {
    const term = beside.term();
    if (term) box.insert(term);
    else announce(say("Terms.none"));
  },
  machine: () => beside.askMachine(),
  concordance: () => {
    if (preview.isShown) showPreview(false);
    beside.search(selected());
  },
  comment: () => beside.comment(),
  undo: () => travel(timeline.undo(), "before"),
  redo: () => travel(timeline.redo(), "after"),
  goTo: () => openGoTo(dialog, segments.list.length, number => activate(segments.list[number - 1])),
  filter: () => at("kind").focus(),
  replace: () => openReplace(dialog, segments, s => article.number(s), replaceAll),
  split: () => {
    const segment = active;
    openCut(article.row(segment).querySelector(".source"), segment, job.from.tag, offset => split(segment, offset));
  },
  join,
  preview: () => showPreview(!preview.isShown),
  submit: async () => {
    if (!job.canSubmit && !inReview) return;
    if (!(await saving.flush())) return tell(say("Submit.unsaved"), "warning");
    if (inReview) return review.approve(segments.list.filter(s => !isReviewed(s)).map(s => s.ordinal));
    await openSubmit(dialog, address, job.isTrusted ? [] : job.reviewers.map(p => p.name), ordinal => article.number(segments.get(ordinal)), ordinal => activate(segments.get(ordinal)), () => {
      location.href = `/jobs/${page.dataset.job}`;
    }, mendAll);
  },
  help: () => openKeys(dialog, keys, () => ask(`${preferences}/editor-keys`, { method: "PUT", body: keys.changes }).catch(() => tell(say("Keys.unsaved"), "warning")), inReview),
};
if (inReview) {
  Object.assign(commands, {
    error: () => review.mark(active, box.typed, box.segment === active ? box.selection : { start: 0, length: 0 }, () => marked(active, 1)),
    giveBack: async () => {
      if (!(await saving.flush())) return tell(say("Submit.unsaved"), "warning");
      await review.giveBack();
    },
    uncertain: () => {
      const unread = segments.list.filter(s => !isReviewed(s) && !isEdited(s) && s.target?.origin === "machine");
      if (unread.length === 0) return announce(say("Review.noUncertain"));
      activate(unread.reduce((least, s) => ((s.target.estimate ?? 0) < (least.target.estimate ?? 0) ? s : least)));
    },
  });
  beside.addEventListener("mark", () => commands.error());
  beside.addEventListener("unmark", async event => {
    const { segment, error } = event.detail;
    if (await review.unmark(error)) marked(segment, -1);
    else tell(say("Beside.away"), "warning");
  });
}

/** So many more errors are marked in a segment. */
function marked(segment, more) {
  segment.errors += more;
  segments.changed(segment, "about");
  announce(more > 0 ? say("Errors.done") : say("Errors.gone"));
}

for (let i = 1; i <= 9; i++) {
  commands[`match${i}`] = () => {
    const match = beside.match(i);
    if (match !== undefined) offer(match);
  };
}
const writing = new Set(["confirm", "nextCode", "codeLeft", "codeRight", "copySource", "clear", "term", "machine", "undo", "redo", "replace", "split", "join", "error", "giveBack", ...Array.from({ length: 9 }, (_, i) => `match${i + 1}`)]);

function perform(command) {
  if (!commands[command] || dialog.open || (writing.has(command) && !job.canWrite)) return false;
  commands[command]();
  return true;
}

document.addEventListener("keydown", event => {
  if (dialog.open) return;
  const inField = event.target instanceof Element && event.target.closest("input, select, textarea");
  const command = event.key === "?" && !inField && !box.hasFocus ? "help" : keys.command(named(event));
  const isComposing = event.isComposing || event.keyCode === 229;
  // A field has keys of its own, and is not the translation: from it only ways lead elsewhere.
  if (!command || !commands[command] || (inField && (isComposing || !leading.has(command)))) return;
  event.preventDefault();
  event.stopPropagation();
  if (isComposing && box.isComposing) {
    // A syllable that is being put together is finished first, by the input method or else by us; the command follows it.
    waitingCommand = command;
    setTimeout(() => box.finish(), 60);
    setTimeout(() => box.isComposing || (waitingCommand = null), 400);
  } else if (!isComposing && !(event.repeat && ["confirm", "submit", "error", "giveBack"].includes(command)) && !(command === followed.command && event.timeStamp - followed.at < 150)) {
    perform(command);
  }
}, { capture: true });

for (const button of document.querySelectorAll("[data-command]")) {
  button.addEventListener("click", () => perform(button.dataset.command));
  const key = keys.of(button.dataset.command);
  if (key) button.title = `${button.title || button.textContent.trim()} (${shown(key)})`;
}
article.addEventListener("choose", event => activate(segments.get(event.detail.ordinal), { scrolls: false }));
preview.addEventListener("choose", event => activate(segments.get(event.detail.ordinal)));
beside.addEventListener("offer", event => offer(event.detail.typed));
beside.addEventListener("leave", () => box.focus());
beside.addEventListener("mend", async event => {
  const { segment, typed: words, mended } = event.detail;
  // A syllable that is being put together is whole first; what was found is mended only in the words it was found in.
  await box.rest();
  if (segment !== active || box.typed !== words || segment.conflicted) return announce(say("Findings.changed"));
  timeline.breakOff();
  typed(segment, mended, false, moment(segment).state);
  box.focus();
});
beside.addEventListener("insert", event => {
  box.insert(event.detail.typed);
  box.focus();
});

/** The words that are selected, in the box or in the article, without the marks of codes. */
function selected() {
  const { start, length } = box.selection;
  const own = box.hasFocus ? pieces(box.typed.slice(start, start + length), active).filter(piece => !piece.mark).map(piece => piece.text).join("") : "";
  if (own.trim()) return own.trim();
  const shown = getSelection();
  return shown?.anchorNode && at("article").contains(shown.anchorNode) && !box.element.contains(shown.anchorNode) ? String(shown).trim() : "";
}

function offer(words) {
  timeline.breakOff();
  typed(active, words);
  box.set(words, { quiet: true, caret: words.length });
  box.focus();
}

/** What is meant is said to be right, and the next one that is open comes. */
function confirm() {
  const segment = active;
  const words = box.typed;
  if (words === "") return announce(say("Confirm.empty"));
  if (segment.conflicted) return announce(say("Versions.first"));
  const lacking = missing(words, segment);
  if (lacking.length) return announce(say("Confirm.codes", lacking.map(m => m.mark).join(" "), shown(keys.of("nextCode"))));
  typed(segment, words, false, inReview ? "reviewed" : "translated");
  const open = s => !isDone(s) && article.isShown(s);
  // What says the same is filled in a moment, and needs nobody.
  const next = (job.fillsRepetitions ? segments.next(segments.place(segment), s => open(s) && !willFill(segment, s)) : undefined) ?? segments.next(segments.place(segment), open);
  if (next) activate(next);
  else {
    drawSegment();
    announce(!segments.list.every(isDone) ? say("Confirm.lastShown") : inReview ? say("Review.last", shown(keys.of("submit"))) : say("Confirm.last", shown(keys.of("submit"))));
  }
}

function go(way) {
  const { list } = segments;
  for (let i = segments.place(active) + way; i >= 0 && i < list.length; i += way) if (article.isShown(list[i])) return activate(list[i]);
}

/** Puts back what a step changed. */
function travel(changes, side) {
  if (!changes) return announce(side === "before" ? say("Undo.none") : say("Redo.none"));
  const other = side === "before" ? "after" : "before";
  for (const change of changes) {
    const segment = segments.get(change.ordinal);
    // Somebody has written over it since, or it was split or joined: theirs is not taken back.
    if (segment && !segment.conflicted && typedOf(segment) === change[other].typed) put(segment, change[side].typed, change[side].state);
    else announce(say("Undo.changed"));
  }
  const last = segments.get(changes.at(-1).ordinal);
  if (last) activate(last);
}

/** Mends what was found in segments, in one step that can be undone. What was confirmed stays so. @param {{ ordinal: number, typed: string, mended: string }[]} mends @returns {Promise<boolean>} whether it is kept */
async function mendAll(mends) {
  const chosen = mends.map(mend => ({ segment: segments.get(mend.ordinal), ...mend })).filter(({ segment, typed: words }) => segment && !segment.conflicted && typedOf(segment) === words);
  if (chosen.length === 0) return false;
  timeline.note(chosen.map(({ segment, mended }) => ({ ordinal: segment.ordinal, before: moment(segment), after: { typed: mended, state: moment(segment).state } })));
  for (const { segment, mended } of chosen) put(segment, mended, moment(segment).state);
  announce(say("Findings.mended", chosen.length));
  return saving.flush();
}

function replaceAll(offered) {
  // What has changed since it was shown stays as it is.
  const chosen = offered.map(({ segment, shown: before, typed: words }) => ({ segment: segments.get(segment.ordinal), before, typed: words })).filter(({ segment, before }) => segment && !segment.conflicted && typedOf(segment) === before);
  if (chosen.length === 0) return;
  timeline.note(chosen.map(({ segment, typed: words }) => ({ ordinal: segment.ordinal, before: moment(segment), after: { typed: words, state: "initial" } })));
  for (const { segment, typed: words } of chosen) put(segment, words, "initial");
  announce(say("Replace.done", chosen.length));
}

// --- Split and join ---------------------------------------------------------------------------------------------------------------------------------

async function split(segment, offset) {
  if (offset === null) return box.focus();
  await reshape(() => ask(`${address}/segments/${segment.ordinal}/split`, { method: "POST", body: { at: offset, version: segments.get(segment.ordinal)?.target?.version ?? 0 } }), say("Split.done"));
}

async function join() {
  const next = segments.list[segments.place(active) + 1];
  if (!active.canJoin || !next) return announce(say("Join.cannot"));
  await reshape(() => ask(`${address}/segments/${active.ordinal}/join`, { method: "POST", body: { version: active.target?.version ?? 0, nextVersion: next.target?.version ?? 0 } }), say("Join.done"));
}

async function reshape(change, done) {
  if (!(await saving.flush())) return tell(say("Shape.unsaved"), "warning");
  try {
    await change();
    await reload();
    announce(done);
  } catch (e) {
    tell(e instanceof Refused ? e.message : say("Beside.away"), "warning");
  }
}

/** Fetches the segments again, after a split, a join, or a time without the service. What is being typed is not disturbed by it. */
async function reload() {
  const asked = ++reloads;
  const all = await everySegment(address);
  if (asked !== reloads) return;
  if (segments.isSame(all)) {
    for (const { ordinal, target, comments, errors } of all) {
      const segment = segments.get(ordinal);
      saving.theirs(ordinal, target);
      if (segment.comments === comments && segment.errors === errors) continue;
      segment.comments = comments;
      segment.errors = errors;
      segments.changed(segment, "about");
    }
    return;
  }
  await box.rest();
  if (asked !== reloads) return;

  const before = active, order = segments.list, hadFocus = box.hasFocus;
  for (const segment of segments.replace(all)) tellGone(segment.draft.typed, () => drafts.drop(segment.ordinal));
  let still = segments.get(before.ordinal);
  for (let i = order.indexOf(before) - 1; !still && i >= 0; i--) still = segments.get(order[i].ordinal);
  still ??= segments.list[0];
  active = undefined;
  // Where its source is the same, the box and its caret stay as they are.
  box.segment = still.ordinal === before.ordinal && still.source === before.source ? still : null;
  activate(still, { focus: hadFocus, scrolls: false });
  if (box.typed !== typedOf(still)) box.set(typedOf(still), { quiet: true });
  for (const segment of segments.list) if (segment.conflicted) drawVersions(segment);
  saving.reshaped();
  article.presence(presence);
  filter();
  drawProgress();
}
let reloads = 0;

/** All segments of a job. @param {string} of the address of its API */
async function everySegment(of) {
  const all = [];
  for (let next = -1; next !== null;) {
    const more = await ask(`${of}/editor/segments?after=${next}&take=${NextPages}`);
    all.push(...more.segments);
    next = more.next;
  }
  return all;
}

/** Words that have no place any more, because somebody else has joined their segment with another, or it is not in the revised text: they are shown until their writer has seen them. */
function tellGone(words, drop, why = "Drafts.gone") {
  tell(why === "Drafts.gone" ? say("Drafts.gone", words) : say("Later.gone", words), "warning", null, drop);
}

// --- A revised source -----------------------------------------------------------------------------------------------------------------------------------

/** The source was revised, and the job goes on in another one: so does this page, with every word that was typed and without disturbing whoever types. */
async function moveOn() {
  if (isMoving) return;
  isMoving = true;
  // A review ends with what was reviewed: it is the translator's again.
  if (inReview) return void location.reload();
  saving.pause();
  let waiting;
  for (let tries = 0; !(await move().catch(() => false)); tries++) {
    if (tries === 5) waiting = tell(say("Later.wait"), "info");
    await new Promise(done => setTimeout(done, Math.min(5000, 200 * (tries + 1))));
  }
  waiting?.remove();
  isMoving = false;
  tell(say("Later.moved"), "info");
}
let isMoving = false;

/** @returns {Promise<boolean>} whether the page is in the other job now */
async function move() {
  const asked = new Set([active.ordinal, ...segments.list.filter(s => s.draft).map(s => s.ordinal), ...timeline.ordinals].slice(0, MostNames));
  const later = await ask(`${address}/later?ordinals=${[...asked].join(",")}`);
  if (later.state === "preparing") return false;
  const there = `/api/v1/jobs/${later.job}`;
  const [view, all] = await Promise.all([ask(`${there}/editor`), everySegment(there)]);
  await box.rest();
  if (saving.isSending || segments.list.some(s => (s.draft || s === active) && !asked.has(s.ordinal))) return false;

  // From here on nothing is waited for: no key is typed in between.
  reloads++;
  const named = new Map(all.map(segment => [segment.ordinal, segment]));
  const name = ordinal => later.segments[ordinal] ?? null;
  const [old, before, caret, hadFocus] = [drafts, active, box.caret, box.hasFocus];
  const words = box.typed;
  drafts = old.of(later.job);
  attention.forget();
  for (const segment of segments.list) {
    if (!segment.draft) continue;
    const to = named.get(name(segment.ordinal));
    if (!to) {
      tellGone(segment.draft.typed, () => old.drop(segment.ordinal), "Later.gone");
      continue;
    }
    to.draft = segment.draft;
    to.conflicted = segment.conflicted;
    if (to.conflicted) to.theirs = to.target;
    drafts.put(to.ordinal, to.draft);
    old.drop(segment.ordinal);
  }
  let still = named.get(name(before.ordinal));
  for (let i = segments.place(before) - 1; !still && i >= 0; i--) still = named.get(name(segments.list[i].ordinal));
  still ??= all[0];
  const isSame = name(before.ordinal) === still.ordinal;

  Object.assign(job, view);
  address = there;
  page.dataset.job = String(later.job);
  timeline.rename(name);
  segments.become(all);
  active = undefined;
  // Where its source is the same, the box and its caret stay as they are.
  box.segment = isSame && still.source === before.source && job.canWrite ? still : null;
  beside.moveTo(address);
  preview.moveTo(`/jobs/${later.job}/preview`);
  activate(still, { focus: hadFocus, scrolls: false });
  if (box.typed !== typedOf(still)) box.set(typedOf(still), { quiet: true });
  if (isSame && box.typed === words) box.goTo(caret);
  saving.moveTo(address, drafts);
  saving.reshaped();
  for (const segment of all) if (segment.conflicted) drawVersions(segment);
  presence = new Map();
  filter();
  drawProgress();
  feed.moveTo(address);
  isOurs = job.canWrite;
  if (!isOurs && all.some(segment => segment.draft)) gone = tell(say("Job.gone"), "warning");
  history.replaceState(null, "", `/jobs/${later.job}/edit`);
  document.querySelector(".back").setAttribute("href", `/jobs/${later.job}`);
  return true;
}

/** This is a job of an earlier revision, kept to be read. What an earlier page of this browser could not bring to it goes to the job that goes on. */
async function readFormer() {
  const left = [];
  for (const draft of await drafts.all().catch(() => [])) if (!(await isOpen(draft.place))) left.push(draft);
  const later = left.length ? await ask(`${address}/later?ordinals=${ordinalsOf(left)}`).catch(() => null) : null;
  if (later) return location.replace(`/jobs/${later.job}/edit`);
  tell(say("Later.read"), "info", () => location.assign(`/jobs/${job.later}/edit`), null, say("Later.open"));
}

// --- What others do ---------------------------------------------------------------------------------------------------------------------------------

feed.addEventListener("target", event => event.detail.place !== place && saving.theirs(event.detail.ordinal, event.detail.target));
feed.addEventListener("shape", () => reload().catch(() => {}));
feed.addEventListener("again", () => {
  saving.hurry();
  reload().catch(() => {});
});
feed.addEventListener("comments", event => {
  const segment = segments.get(event.detail.ordinal);
  if (!segment) return;
  segment.comments = event.detail.open;
  segments.changed(segment, "about");
});
feed.addEventListener("presence", event => {
  const others = event.detail.filter(p => p.place !== place);
  const here = new Map();
  for (const other of others) if (other.ordinal !== null) here.set(other.ordinal, [...new Set([...(here.get(other.ordinal) ?? []), other.personId === job.me.id ? say("Presence.youElsewhere") : other.name])]);
  article.presence(here);
  const names = [...new Set(others.map(o => (o.personId === job.me.id ? say("Presence.youElsewhere") : o.name)))];
  at("others").textContent = names.length ? say("Presence.others", names.join(", ")) : "";
  presence = here;
  drawSegment();
});
let presence = new Map();
saving.addEventListener("later", () => moveOn());
feed.addEventListener("job", event => {
  if (event.detail.later !== null && event.detail.later !== undefined && !job.later) return void moveOn();
  const isStill = event.detail.canWrite && (!inReview || event.detail.state === "submitted");
  if (isOurs === isStill) return;
  isOurs = isStill;
  if (!isOurs) {
    gone = tell(inReview ? say("Review.over") : say("Job.gone"), "warning");
  } else if (job.canWrite) {
    gone?.remove();
    saving.resume();
  } else {
    location.reload();
  }
});
let isOurs = job.canWrite, gone;

// --- What is said -----------------------------------------------------------------------------------------------------------------------------------

saving.addEventListener("standing", drawStanding);
saving.addEventListener("filled", event => {
  const { segment, filled } = event.detail;
  announce(say("Repeats.filled", filled.length), () => repetitions.takeBack(segment), say("Repeats.undo"));
});
saving.addEventListener("conflict", event => {
  tell(say("Versions.both", article.number(event.detail.segment)), "warning", () => activate(event.detail.segment));
});

function drawStanding() {
  const { standing } = saving;
  at("standing").dataset.standing = standing;
  at("standing").textContent = standing !== "refused" ? say(`Standing.${standing}`) : saving.isSignedOut ? say("Standing.signedOut") : say("Standing.refused", saving.reason || say("Standing.notYours"));
  if (standing === "refused" && saving.isSignedOut) signedOut ??= tell(say("SignedOut"), "warning", () => open("/sign-in", "_blank"), null, say("SignIn"));
  else if (standing !== "saving") signedOut = void signedOut?.remove();
}
let signedOut;

/** All segments are counted: not between a key and the paint that follows it. */
const progressSoon = later(() => drawProgress(), 60);

function drawProgress() {
  const { all, done } = segments.progress(isDone);
  const bar = /** @type {HTMLProgressElement} */ (at("progress"));
  const most = Math.max(all, job.job.segments);
  bar.max = most;
  bar.value = done;
  at("done").textContent = inReview ? say("Review.progress", count(done), count(most)) : say("Progress", count(done), count(most));
}

/** What is to be said of the active segment, beneath its box. */
function drawSegment() {
  const row = article.row(active);
  if (!row) return;
  let line = row.querySelector(".beneath");
  if (!line) {
    document.querySelector(".beneath")?.remove();
    line = make("div", { class: "beneath" });
    row.append(line);
  }
  const lacking = job.canWrite ? missing(box.typed, active) : [];
  const others = presence.get(active.ordinal);
  const look = JSON.stringify([active.ordinal, stateOf(active), active.draft ? null : active.target?.version, lacking.map(m => m.mark), active.problems, others, isEdited(active) ? box.typed : null]);
  if (line.dataset.look === look) return;
  line.dataset.look = look;
  line.replaceChildren(
    job.canWrite ? make("button", { class: "btn btn-sm btn-primary", type: "button", "data-confirm": true, onclick: () => commands.confirm() }, inReview ? approval() : isConfirmed(active) && !active.draft ? say("Confirm.again") : say("Confirm.do")) : "",
    inReview ? make("button", { class: "btn btn-sm btn-outline-secondary", type: "button", onclick: () => commands.error() }, say("Errors.mark")) : "",
    make("span", { class: "state" }, say(`State.${stateOf(active)}`), active.target && !active.draft && active.target.origin !== "human" ? ` · ${origin(active.target)}` : "", segments.original(active) ? ` · ${say("Repeats.of", article.number(segments.original(active)))}` : ""),
    lacking.length ? make("span", { class: "lacking" }, say("Codes.missing"), " ", ...lacking.slice(0, 8).map(m => make("button", { class: "chip-button", type: "button", title: say("Codes.put", m.mark), onclick: () => {
      box.insert(m.mark);
      box.focus();
    } }, ...render(m.mark, active)))) : "",
    ...(active.problems ?? []).map(problem => make("span", { class: "text-danger-emphasis" }, problem)),
    others ? make("span", { class: "text-warning-emphasis" }, say("HereToo", others.join(", "))) : "",
    isEdited(active) ? make("div", { class: "tracked" }, make("span", { class: "from" }, say("Review.tracked")), make("div", { class: "said", lang: job.to.tag, dir: job.to.rtl ? "rtl" : "ltr" }, ...changes(active.handedIn.typed, typedOf(active), active))) : "");
}

function approval() {
  return isReviewed(active) && !active.draft ? say("Review.again") : isEdited(active) ? say("Review.approveEdited") : say("Review.approve");
}

function origin(target) {
  if (target.origin === "memory") return say("Origin.score", target.originName ?? "", count(target.score ?? 0));
  if (target.origin === "machine") return target.originName ?? say("Origin.machine");
  return say(`Origin.${target.origin}`);
}

/** Two versions of one segment, side by side, until a person has decided. */
function drawVersions(segment) {
  const row = article.row(segment);
  if (!row) return;
  const there = row.querySelector(".versions");
  if (!segment.conflicted) return there?.remove();
  const theirs = segment.theirs;
  const version = (title, words, act, label) => make("div", {}, make("strong", {}, title), make("div", { class: "said", lang: job.to.tag, dir: job.to.rtl ? "rtl" : "ltr" }, ...render(words, segment)), make("button", { class: "btn btn-sm btn-outline-primary", type: "button", onclick: act }, label));
  const shownVersions = make("div", { class: "versions", role: "group", "aria-label": say("Versions.title") },
    version(theirs?.authorId === job.me.id ? say("Versions.yoursElsewhere") : say("Versions.theirs", theirs?.author ?? say("Versions.someone")), theirs?.typed ?? "", () => {
      // What gives way can be brought back by undoing.
      timeline.note([{ ordinal: segment.ordinal, before: moment(segment), after: { typed: theirs?.typed ?? "", state: "initial" } }]);
      saving.decide(segment, theirs?.typed ?? "");
      if (segment === active) box.set(typedOf(segment), { quiet: true });
    }, say("Versions.takeTheirs")),
    version(say("Versions.yours"), typedOf(segment), () => {
      timeline.note([{ ordinal: segment.ordinal, before: { typed: theirs?.typed ?? "", state: "initial" }, after: moment(segment) }]);
      saving.decide(segment, typedOf(segment));
    }, say("Versions.keepMine")));
  if (there) there.replaceWith(shownVersions);
  else row.append(shownVersions);
}

/** For screen readers and for all: a short word on what just happened, and perhaps a way back from it. */
function announce(words, act, label) {
  at("said").textContent = "";
  setTimeout(() => {
    at("said").replaceChildren(words, ...(act ? [" ", make("button", { class: "btn btn-sm btn-link p-0", type: "button", onclick: act }, label)] : []));
  }, 50);
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    at("said").textContent = "";
  }, 8000);
}
let hiding;

/** Something that stays until it is closed. */
function tell(words, kind, lead, closed, look = say("Look")) {
  const told = [...at("told").children].find(old => old.dataset.words === words);
  if (told) return told;
  const notice = make("div", { class: `alert alert-${kind} alert-dismissible`, role: kind === "info" ? "status" : "alert", "data-words": words }, words, " ",
    lead ? make("button", { class: "btn btn-sm btn-link", type: "button", onclick: lead }, look) : null,
    make("button", { class: "btn-close", type: "button", "aria-label": say("Close"), onclick: () => {
      notice.remove();
      closed?.();
    } }));
  at("told").append(notice);
  return notice;
}

/** Its segments are still being read out of the document: the page begins again when the service says that they are there. */
async function notReady() {
  tell(say("Load.preparing"), "info");
  drawStanding();
  for (;;) {
    await new Promise(done => setTimeout(done, 1000));
    const now = await ask(`${address}/editor`).catch(() => null);
    if (now && now.job.state !== "preparing") location.reload();
  }
}

function fail(e) {
  at("told").append(make("div", { class: "alert alert-danger", role: "alert" }, e instanceof Refused ? e.message : say("Load.failed"), " ", make("button", { class: "btn btn-sm btn-outline-danger", type: "button", onclick: () => location.reload() }, say("Load.again"))));
  page.removeAttribute("aria-busy");
  throw e;
}

// --- Filters and preview ------------------------------------------------------------------------------------------------------------------------------

const kind = /** @type {HTMLSelectElement} */ (at("kind"));
const words = /** @type {HTMLInputElement} */ (at("words"));
kind.replaceChildren(...[...Kinds, ...(inReview ? KindsInReview : [])].map(name => make("option", { value: name }, say(`Filter.${name}`))));
kind.addEventListener("input", async () => {
  if (kind.value === "findings") await findAll();
  filter();
});
words.addEventListener("input", later(filter, 150));
words.addEventListener("keydown", event => event.key === "Escape" && clearFilter());
kind.addEventListener("keydown", event => event.key === "Escape" && clearFilter());

function clearFilter() {
  kind.value = "all";
  words.value = "";
  filter();
  box.focus();
}

function filter() {
  const holds = wanted(kind.value, words.value, segments, found);
  const number = article.filter(holds);
  at("shown").textContent = holds ? say("Filter.shown", number) : "";
  at("nothing").hidden = number > 0;
}

async function findAll() {
  const ready = await ask(`${address}/readiness`).catch(() => null);
  if (ready) found = new Set([...ready.blocks, ...ready.warns].filter(f => f.check !== "untranslated").map(f => f.ordinal));
}

function showPreview(shows) {
  preview.show(shows);
  at("beside").hidden = shows;
  for (const button of document.querySelectorAll("[data-command=preview]")) button.setAttribute("aria-pressed", String(shows));
  if (shows) preview.follow(active);
  ask(`${preferences}/editor`, { method: "PUT", body: { preview: shows } }).catch(() => {});
}
function isInReview(opened) {
  return opened.isEditor && opened.job.state === "submitted";
}

/** A name for this page where the address is not secure and the browser makes none. */
function pseudoId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(b => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// --- Begin --------------------------------------------------------------------------------------------------------------------------------------------

article.draw();
if (segments.list.length === 0) await notReady();
if (job.later) await readFormer();
else await takeUpDrafts();
page.removeAttribute("aria-busy");
activate(segments.get(start) ?? (job.canWrite ? segments.list.find(s => !isDone(s)) : undefined) ?? segments.list[0], { focus: job.canWrite });
drawStanding();
drawProgress();
review?.load();
feed.open();
attention.listen(document);
if (settings?.preview) showPreview(true);
await loadRest();
if (!job.later) await takeUpDrafts();
