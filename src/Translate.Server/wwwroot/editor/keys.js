// Keys and what they do. A key is named so that it is the same one while a Korean or Japanese input method is on.

/** What the keys do until a person changes them. */
export const Standard = {
  confirm: "Ctrl+Enter", next: "Alt+ArrowDown", previous: "Alt+ArrowUp", nextOpen: "Alt+Shift+ArrowDown", nextCode: "F2", codeLeft: "Alt+Shift+ArrowLeft", codeRight: "Alt+Shift+ArrowRight",
  copySource: "Alt+KeyC", clear: "Alt+Delete", term: "Alt+KeyT", machine: "Alt+KeyG", concordance: "Alt+KeyS", comment: "Alt+KeyM", undo: "Ctrl+KeyZ", redo: "Ctrl+Shift+KeyZ", goTo: "Ctrl+KeyG", filter: "Alt+KeyF",
  replace: "Ctrl+KeyH", split: "Alt+Enter", join: "Alt+KeyJ", preview: "Alt+KeyP", submit: "Ctrl+Shift+Enter", error: "Alt+KeyE", uncertain: "Alt+KeyU", giveBack: "Alt+KeyR", help: "F1",
  match1: "Ctrl+Digit1", match2: "Ctrl+Digit2", match3: "Ctrl+Digit3", match4: "Ctrl+Digit4", match5: "Ctrl+Digit5", match6: "Ctrl+Digit6", match7: "Ctrl+Digit7", match8: "Ctrl+Digit8", match9: "Ctrl+Digit9",
};

/** What is done in a review only. */
export const InReview = ["error", "uncertain", "giveBack"];

const Modifiers = ["Control", "Shift", "Alt", "Meta", "AltGraph", "OS"];

/**
 * A key event as it is named: modifiers, then the Latin letter on the key, or its place on the keyboard where there is none, as with an input method for
 * Korean. On a Mac the command key is Ctrl, and what the option key writes is text.
 * @param {KeyboardEvent} event
 * @returns {string|null} null for a modifier alone, and for text
 */
export function named(event) {
  if (Modifiers.includes(event.key)) return null;
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.key.length === 1 && event.key > "\u007f" && /Mac/.test(navigator.platform)) return null;
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey) parts.push("Shift");
  const key = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code === "NumpadEnter" ? "Enter" : event.code;
  return [...parts, key].join("+");
}

/** A key as it is shown. @param {string} key */
export const shown = key => key.replace(/Key|Digit/g, "").replace("Arrow", "").replace(/\b(Up|Down|Left|Right)\b/, way => ({ Up: "↑", Down: "↓", Left: "←", Right: "→" })[way]);

/** Which key does what for this person. */
export class Keys {
  #changed;

  /** @param {Record<string, string>} changed what the person changed, by command */
  constructor(changed) {
    this.#changed = Object.fromEntries(Object.entries(changed ?? {}).filter(([command, key]) => command in Standard && typeof key === "string"));
  }

  /** The key of a command. @param {string} command */
  of(command) {
    return this.#changed[command] ?? Standard[command];
  }

  /** The command of a key. @param {string|null} key */
  command(key) {
    return key === null ? undefined : Object.keys(Standard).find(command => this.of(command) === key);
  }

  /** Gives a command another key; a command that had it gets the old one. @param {string} command @param {string} key */
  change(command, key) {
    const other = this.command(key);
    if (other && other !== command) this.#changed[other] = this.of(command);
    this.#changed[command] = key;
    for (const [name, value] of Object.entries(this.#changed)) if (Standard[name] === value) delete this.#changed[name];
  }

  /** As at the beginning. */
  reset() {
    this.#changed = {};
  }

  /** What the person changed. */
  get changes() {
    return { ...this.#changed };
  }
}
