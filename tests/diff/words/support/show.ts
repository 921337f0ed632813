import { diffTexts } from '../../../../src/diff/diff-texts.ts';

/** The two texts as an editor reads them: [-what went-] and {+what came+}. */
export function show(before: string, after: string): string {
  return diffTexts(before, after)
    .spans.map(({ op, before: range, beforeText = '', afterText = '' }) => {
      if (op === 'equal') return before.slice(...range);
      return `${beforeText === '' ? '' : `[-${beforeText}-]`}${afterText === '' ? '' : `{+${afterText}+}`}`;
    })
    .join('');
}
