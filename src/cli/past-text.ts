import { printable, styled, type Output } from './terminal.ts';

/** The API's answer for a moment of the past, as far as it is printed. */
export type PastArticle = {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly status: string;
  readonly contentState: string;
  readonly content: { readonly headline: string } | null;
  readonly revision: number;
  readonly effectiveAt: string;
  readonly effectiveBasis: string;
  readonly notBefore?: string;
  readonly until?: string;
  readonly untilNotBefore?: string;
  readonly uncertain: boolean;
};

/** What readers saw, from when until when, and how surely that is known; a blank line at the end. */
export function toPastText(out: Output, past: PastArticle): string {
  const known = past.knownAt === undefined ? '' : `, as known at ${past.knownAt}`;
  return [
    styled(out, 'bold', `At ${past.asOf}${known}: ${toSeen(past)}`),
    ...(past.content === null ? [] : [`  ${printable(past.content.headline)}`]),
    `  ${toBounds(past)}`,
    ...(past.uncertain
      ? [styled(out, 'yellow', '  Uncertain: the next text may have been there already.')]
      : []),
    '',
    '',
  ].join('\n');
}

const STATES: Readonly<Record<string, string>> = {
  unobserved: ', a text that nobody observed',
  hidden: ', its text hidden from readers',
  none: ', no text',
};

const toSeen = ({ status, revision, contentState }: PastArticle): string =>
  `${status}, revision ${String(revision)}${STATES[contentState] ?? ''}`;

function toBounds({ effectiveAt, effectiveBasis, notBefore, until, untilNotBefore }: PastArticle): string {
  const from = `from ${effectiveAt} (${effectiveBasis}${bound(notBefore)})`;
  return until === undefined
    ? `${from}, and still so`
    : `${from} until ${until}${untilBound(untilNotBefore)}`;
}

const bound = (notBefore: string | undefined): string =>
  notBefore === undefined ? '' : `, not before ${notBefore}`;

const untilBound = (notBefore: string | undefined): string =>
  notBefore === undefined ? '' : ` (not before ${notBefore})`;
