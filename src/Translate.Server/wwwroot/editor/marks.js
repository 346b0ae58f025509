// Inline codes in what people type: the same notation that the service reads (Translate.Core/Text/Notation).

/**
 * @typedef {{ mark: string, kind: "opening"|"closing"|"standalone", pair: number|null, other?: string|null }} Mark
 * @typedef {{ text: string, mark: string|null, at: number }} Piece
 */

const Numbered = /⟦+(?:\d+\/|\/\d+|\d+)⟧/g;
const patterns = new WeakMap();

/** All ways to type the marks: a placeholder of printf also with the number of its argument. @param {Mark[]} marks */
const typeable = marks => [...new Set(marks.flatMap(m => (m.other ? [m.mark, m.other] : [m.mark])))];

/** The pattern that finds the marks of a segment in its texts. @param {{ marks: Mark[], numbered: boolean }} segment */
function pattern(segment) {
  if (!patterns.has(segment.marks)) {
    const names = typeable(segment.marks).sort((a, b) => b.length - a.length).map(m => m.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    patterns.set(segment.marks, names.length ? new RegExp(names.join("|"), "g") : null);
  }
  return patterns.get(segment.marks);
}

/**
 * A typed text in pieces: plain text, and marks of the segment's codes.
 * @param {string} typed
 * @param {{ marks: Mark[], numbered: boolean }} segment
 * @returns {Piece[]}
 */
export function pieces(typed, segment) {
  const found = [];
  let last = 0;
  const named = segment.marks.length ? new Set(typeable(segment.marks)) : null;
  const take = (start, end) => {
    if (start > last) found.push({ text: typed.slice(last, start), mark: null, at: last });
    found.push({ text: typed.slice(start, end), mark: typed.slice(start, end), at: start });
    last = end;
  };
  if (named && segment.numbered) {
    for (const match of typed.matchAll(Numbered)) {
      // Of several brackets each two stand for one of the text; an odd one is the mark's own.
      const brackets = match[0].lastIndexOf("⟦") + 1;
      const start = match.index + brackets - 1;
      if (brackets % 2 === 1 && named.has(typed.slice(start, match.index + match[0].length))) take(start, match.index + match[0].length);
    }
  } else if (named) {
    for (const match of typed.matchAll(pattern(segment))) take(match.index, match.index + match[0].length);
  }
  if (last < typed.length) found.push({ text: typed.slice(last), mark: null, at: last });
  return found;
}

/**
 * The marks that the source has and the typed text lacks, in the order of the source.
 * @param {string} typed
 * @param {{ marks: Mark[], numbered: boolean }} segment
 * @returns {Mark[]}
 */
export function missing(typed, segment) {
  const left = new Map();
  for (const piece of pieces(typed, segment)) if (piece.mark) left.set(piece.mark, (left.get(piece.mark) ?? 0) + 1);
  const numbered = segment.marks.map(({ other }) => {
    const there = other ? left.get(other) ?? 0 : 0;
    if (there > 0) left.set(other, there - 1);
    return there > 0;
  });
  return segment.marks.filter(({ mark }, i) => {
    if (numbered[i]) return false;
    const there = left.get(mark) ?? 0;
    if (there > 0) left.set(mark, there - 1);
    return there === 0;
  });
}

/** How a mark is shown on its chip: itself where it is short and says something, else its number and which side of a pair it is. @param {string} mark @param {Mark[]} marks */
export function label(mark, marks) {
  const index = marks.findIndex(m => m.mark === mark || m.other === mark);
  const { kind, pair } = marks[index] ?? { kind: "standalone", pair: null };
  if ([...mark].length <= 14 && !mark.startsWith("⟦")) return mark;
  const number = mark.startsWith("⟦") ? mark.replace(/\D/g, "") : (pair ?? index) + 1;
  return kind === "opening" ? `${number}›` : kind === "closing" ? `‹${number}` : `‹${number}›`;
}

/** Text and chips of a typed text, for reading. @param {string} typed @param {{ marks: Mark[], numbered: boolean }} segment */
export function render(typed, segment) {
  if (!segment.marks.length) return [document.createTextNode(typed)];
  return pieces(typed, segment).map(piece => (piece.mark ? chip(piece.mark, segment.marks) : document.createTextNode(piece.text)));
}

/** @param {string} mark @param {Mark[]} marks */
export function chip(mark, marks) {
  const element = document.createElement("span");
  const kind = marks.find(m => m.mark === mark || m.other === mark)?.kind ?? "standalone";
  element.className = `chip ${kind}`;
  element.textContent = label(mark, marks);
  element.title = mark;
  element.dir = "ltr";
  return element;
}
