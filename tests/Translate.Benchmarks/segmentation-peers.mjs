// Sentences by what Node can ask: `node segmentation-peers.mjs intl`, or `… sentencex FOLDER` with the folder it was installed in.
// Reads {"locale":…,"pieces":[…],"rounds":…} from standard input, writes {"seconds":…,"boundaries":[[…],…]}: the best round.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [peer, folder] = process.argv.slice(2);
const { locale, pieces, rounds } = JSON.parse(readFileSync(0, 'utf8'));

function intl() {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  return (text) => Array.from(segmenter.segment(text), (segment) => segment.index).slice(1);
}

function sentencex() {
  const { segment } = createRequire(`${folder}/`)('sentencex');
  return (text) => {
    let at = 0;
    return segment(locale, text).slice(0, -1).map((sentence) => (at += sentence.length));
  };
}

const split = peer === 'intl' ? intl() : sentencex();
const boundaries = pieces.map(split);
// The first rounds are compiled as they run.
for (const until = Date.now() + 2000; rounds > 0 && Date.now() < until;) for (const piece of pieces) split(piece);
let best = Infinity;
for (let round = 0; round < rounds; round++) {
  const began = process.hrtime.bigint();
  for (const piece of pieces) split(piece);
  best = Math.min(best, Number(process.hrtime.bigint() - began) / 1e9);
}

process.stdout.write(JSON.stringify({ seconds: best, boundaries }));
