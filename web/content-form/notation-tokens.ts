import type { Mark } from '../../src/domain/article/content.ts';

export type SignType = Exclude<Mark['type'], 'link'>;

/** What begins a mark and ends it. */
export const SIGNS: Readonly<Record<SignType, string>> = { strong: '**', emphasis: '__', code: '``' };

/** A stretch of a notation. `raw`: what it is where it means nothing. */
export type Token =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'sign'; readonly type: SignType; readonly raw: string }
  | { readonly kind: 'open'; readonly raw: string }
  | { readonly kind: 'close'; readonly href: string; readonly raw: string };

/** An address never runs over the beginning of the next one, so that a text is read in one pass. */
const PATTERN = /\\([\\*_`[\]])|(\*\*|__|``)|(\[)|\]\(((?:[^\\)\]]|\\.|\](?!\())+)\)|(?:[^\\*_`[\]]+|.)/gsu;

const typeOf = (sign: string): SignType =>
  (Object.keys(SIGNS) as SignType[]).find((type) => SIGNS[type] === sign) ?? 'strong';

/** Cuts a notation into what is text and what may be a sign. */
export function listTokens(notation: string): readonly Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(notation); match !== null; match = PATTERN.exec(notation))
    tokens.push(toToken(match));
  return tokens;
}

/** Groups by place: ones with names take many times longer. */
function toToken([raw, taken, sign, open, href]: RegExpExecArray): Token {
  if (taken !== undefined) return { kind: 'text', raw: taken };
  if (sign !== undefined) return { kind: 'sign', type: typeOf(sign), raw };
  if (open !== undefined) return { kind: 'open', raw };
  if (href !== undefined) return { kind: 'close', href: href.replaceAll(/\\(.)/gs, '$1'), raw };
  return { kind: 'text', raw };
}
