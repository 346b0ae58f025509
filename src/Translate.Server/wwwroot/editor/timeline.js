// Undo and redo, over all segments, in the order in which things were done.

/**
 * @typedef {{ typed: string, state: "initial"|"translated"|"reviewed" }} Moment
 * @typedef {{ ordinal: number, before: Moment, after: Moment }} Change
 * @typedef {{ changes: Change[], at: number, typing: boolean }} Step
 */

const Pause = 1200, Most = 2000;

/** What was done at this page, and can be undone. */
export class Timeline {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /** Notes what was done. Words typed without a pause into one segment are one step, from one word's end to the next. @param {Change[]} changes @param {boolean} typing */
  note(changes, typing = false) {
    const last = this.#done.at(-1), at = this.#now();
    this.#undone.length = 0;
    if (typing && last?.typing && last.changes[0].ordinal === changes[0].ordinal && at - last.at < Pause && last.changes[0].after.typed === changes[0].before.typed && goesOn(last.changes[0], changes[0])) {
      last.changes[0].after = changes[0].after;
      last.at = at;
      return;
    }
    this.#done.push({ changes, at, typing });
    if (this.#done.length > Most) this.#done.shift();
  }

  /** The segments that steps are about. */
  get ordinals() {
    return [...new Set([...this.#done, ...this.#undone].flatMap(step => step.changes.map(change => change.ordinal)))];
  }

  /** The segments have other names now; steps about one that is gone are forgotten. @param {(ordinal: number) => number|null} name */
  rename(name) {
    for (const steps of [this.#done, this.#undone]) {
      const renamed = steps.map(step => ({ ...step, typing: false, changes: step.changes.map(change => ({ ...change, ordinal: name(change.ordinal) })) }));
      steps.splice(0, steps.length, ...renamed.filter(step => step.changes.every(change => change.ordinal !== null)));
    }
  }

  /** The next pause ends a step. */
  breakOff() {
    const last = this.#done.at(-1);
    if (last) last.typing = false;
  }

  /** Takes the last step back. @returns {Change[]|null} what is to be put back, from after to before */
  undo() {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push({ ...step, typing: false });
    return step.changes;
  }

  /** Does again what was undone last. @returns {Change[]|null} */
  redo() {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return step.changes;
  }
}

/** Both write, or both delete; and no word has ended in between. */
function goesOn(last, next) {
  const grows = change => change.after.typed.length >= change.before.typed.length;
  if (grows(last) !== grows(next)) return false;
  return !(grows(next) && /\s$/.test(last.after.typed) && !/\s$/.test(next.after.typed) && last.after.typed.length - last.before.typed.length > 12);
}
