export type Encoding = 'br' | 'gzip';

/** The smaller one of those that the Accept-Encoding header names; undefined: neither. */
export function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined) return undefined;
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}
