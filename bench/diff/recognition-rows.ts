import type { DiffOptions } from '../../src/diff/diff-contents.ts';
import { parseGlossary } from '../../src/diff/words/glossary.ts';
import type { Bar, Measured } from '../support/bench.ts';
import { diffPair } from './engines/stet.ts';
import { chineseGlossary } from './generate/chinese.ts';
import { generateChain, type Weight } from './generate/pairs.ts';
import type { StoryLanguage } from './generate/story.ts';
import { recognise, type Recognised } from './judge/recognise.ts';
import { inGroup, shareRow } from './rows.ts';

const LANGUAGES: readonly StoryLanguage[] = ['en', 'zh-Hant', 'mixed'];
const CHAINS = 6;
const REVISIONS = 60;

type Order = { readonly seed: number; readonly weight: Weight; readonly languages: readonly StoryLanguage[] };

/** Many more pairs than the 180, in chains, so that one miss in a hundred shows. */
function recogniseAll({ seed, weight, languages }: Order, options: DiffOptions = {}): readonly Recognised[] {
  return languages.flatMap((language) =>
    Array.from({ length: CHAINS }, (_, chain) => seed * 1_000 + 500 + chain).flatMap((one) =>
      generateChain({ seed: one, language, weight, bytes: 12_000 }, REVISIONS).flatMap((pair) =>
        recognise(pair, diffPair(pair, options)),
      ),
    ),
  );
}

type Kind = Recognised['kind'];

function share(
  all: readonly Recognised[],
  kinds: readonly Kind[],
  language?: Recognised['language'],
): [number, number] {
  const chosen = all.filter(
    (one) => kinds.includes(one.kind) && (language === undefined || one.language === language),
  );
  return [chosen.filter(({ isRecognised }) => isRecognised).length, chosen.length];
}

const MOVES: readonly (readonly [string, readonly Kind[], Bar])[] = [
  ['paragraphs moved', ['paragraph-moved'], { atLeast: 0.99 }],
  ['paragraphs moved and edited', ['paragraph-moved-edited'], { atLeast: 0.99 }],
  ['paragraphs split', ['paragraph-split'], { atLeast: 0.99 }],
  ['paragraphs merged', ['paragraph-merged'], { atLeast: 0.99 }],
  ['sentences moved', ['sentence-moved'], { atLeast: 0.95 }],
];

/** Tables 4 and 8. */
export function recognitionRows(seed: number): readonly Measured[] {
  const medium: Order = { seed, weight: 'medium', languages: ['en', 'zh-Hant'] };
  const words = recogniseAll(medium);
  const known = recogniseAll(medium, { glossary: parseGlossary(chineseGlossary()) });
  const moves = LANGUAGES.flatMap((language) => {
    const structure = recogniseAll({ seed, weight: 'structure', languages: [language] });
    return MOVES.map(([name, kinds, bar]) => shareRow(`${name}, ${language}`, share(structure, kinds), bar));
  });
  const names = shareRow('names, whole, zh-Hant, their glossary', share(known, ['name'], 'zh-Hant'), {
    atLeast: 0.85,
  });
  return [
    ...inGroup('4 Recognised as what they are', moves),
    ...inGroup('8 Classes', [...classRows(words), names]),
  ];
}

/** A Chinese slip of the pen is another word: no class `typo` is asked for. */
const classRows = (all: readonly Recognised[]): readonly Measured[] => [
  shareRow('numbers', share(all, ['number']), { atLeast: 1 }),
  shareRow('punctuation alone', share(all, ['punctuation']), { atLeast: 0.99 }),
  shareRow('typing errors, en', share(all, ['typo'], 'en'), { atLeast: 0.85 }),
  shareRow('names, whole, en', share(all, ['name'], 'en'), { atLeast: 0.85 }),
  shareRow('names, whole, zh-Hant, glossary as it ships', share(all, ['name'], 'zh-Hant')),
];
