// What was changed between two texts, word by word (Hangul, Han and Kana: by the browser's own word boundaries).

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const MostWords = 2000;

/**
 * The parts of two texts that are the same, removed and added, in order (longest common subsequence of words).
 * @param {string} before
 * @param {string} after
 * @returns {{ kind: "same"|"removed"|"added", text: string }[]}
 */
export function diff(before, after) {
  if (before === after) return [{ kind: "same", text: after }];
  const a = [...words.segment(before)].map(w => w.segment), b = [...words.segment(after)].map(w => w.segment);
  if (a.length > MostWords || b.length > MostWords) return [{ kind: "removed", text: before }, { kind: "added", text: after }];

  let start = 0, end = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
  const width = y.length + 1, lengths = new Uint16Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      lengths[i * width + j] = x[i] === y[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);

  /** @type {{ kind: "same"|"removed"|"added", text: string }[]} */
  const parts = [];
  const add = (kind, text) => {
    if (!text) return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  add("same", a.slice(0, start).join(""));
  let i = 0, j = 0;
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      add("same", x[i++]);
      j++;
    } else if (i < x.length && (j === y.length || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      add("removed", x[i++]);
    } else {
      add("added", y[j++]);
    }
  }
  add("same", b.slice(b.length - end).join(""));
  return parts;
}
