// Elements made in one expression.

/**
 * An element with attributes, listeners (`onclick`) and children; children that are null or false are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A call that waits until nothing asked for it for a while. @param {(...args: any[]) => void} act @param {number} wait milliseconds */
export function later(act, wait) {
  let due;
  return (...args) => {
    clearTimeout(due);
    due = setTimeout(() => act(...args), wait);
  };
}

/** A text with some of its places marked. @param {string} text @param {{ start: number, length: number }[]} places */
export function marked(text, places) {
  const nodes = [];
  let at = 0;
  for (const { start, length } of places ?? []) {
    if (start < at || start + length > text.length) continue;
    nodes.push(text.slice(at, start), make("mark", {}, text.slice(start, start + length)));
    at = start + length;
  }
  return [...nodes, text.slice(at)];
}
