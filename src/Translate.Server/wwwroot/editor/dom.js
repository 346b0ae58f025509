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
