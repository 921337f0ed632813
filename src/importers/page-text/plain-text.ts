/** The same text with every full-width or otherwise dressed sign that times are written with as its ASCII form, each offset unmoved. */
export const toPlain = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2007\u2009\u202F\u3000\t]/g, ' ')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(/[\uFE55\uFE13\u2236]/g, ':');

/** The match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
