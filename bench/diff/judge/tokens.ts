/** Words, whole numbers and single marks, white space aside; Han runs are cut by ICU. The bench's own, whatever engines use. */
const TOKEN = /\p{Script=Han}+|\$?\p{Nd}+(?:[.,:]\p{Nd}+)*%?|(?:(?!\p{Script=Han})[\p{L}\p{M}’'])+|\S/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export type Token = { readonly text: string; readonly start: number };

/** Sentences end Han runs, so that none is long: Intl.Segmenter is quadratic on Node 20. */
export const tokensOf = (text: string): readonly Token[] =>
  Array.from(text.matchAll(TOKEN)).flatMap((match): readonly Token[] => {
    const [run] = match;
    if (!/^\p{Script=Han}{2}/u.test(run)) return [{ text: run, start: match.index }];
    return Array.from(segmenter.segment(run), ({ segment, index }) => ({
      text: segment,
      start: match.index + index,
    }));
  });
