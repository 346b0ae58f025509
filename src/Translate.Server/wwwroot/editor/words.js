// The interface's words, as the page carries them: Strings of translations/ui whose keys begin with "Editor.".

const { language, strings } = JSON.parse(document.getElementById("editor-words").textContent);
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const times = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/**
 * A sentence of the interface. Where its first value is a number and the language has several forms, the key's form for that number is taken (`words.one`, `words.other`).
 * @param {string} key
 * @param {...(string|number)} values
 */
export function say(key, ...values) {
  const form = typeof values[0] === "number" ? strings[`${key}.${plurals.select(values[0])}`] ?? strings[`${key}.other`] : undefined;
  const sentence = form ?? strings[key] ?? key;
  return sentence.replace(/\{(\d)\}/g, (_, i) => (typeof values[i] === "number" ? numbers.format(values[i]) : String(values[i] ?? "")));
}

/** A moment as its reader would write it. @param {string} iso */
export const when = iso => times.format(new Date(iso));

/** A number as its reader would write it. @param {number} n */
export const count = n => numbers.format(n);
