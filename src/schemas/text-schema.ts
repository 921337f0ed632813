import { z } from 'zod';

/** Any text that UTF-8 has a form for; kept as given. */
export const textSchema = z
  .string()
  .refine((text) => text.isWellFormed(), 'holds a lone surrogate: send well-formed Unicode');

/** A text that names something and so can't be empty or endless: at most 512 UTF-16 code units. */
export const nameSchema = textSchema.min(1, 'must not be empty').max(512, 'is longer than 512 characters');

/** A BCP 47 tag, kept as the story states it. */
export const languageSchema = z
  .string()
  .refine(isLanguageTag, 'is not a BCP 47 language tag: use one like "en" or "zh-Hant"');

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Whether following the link can only lead to http, https or mailto. Parsed as browsers do, which skip blanks and line breaks inside a scheme. */
export function isSafeHref(href: string): boolean {
  const base = 'https://relative.invalid/';
  return URL.canParse(href, base) && SAFE_PROTOCOLS.has(new URL(href, base).protocol);
}

/** A link: http, https, mailto, or relative. */
export const hrefSchema = textSchema
  .min(1, 'must not be empty')
  .refine(isSafeHref, 'is not a link that is safe to follow: use http, https, mailto or a relative one');

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 hexadecimal digits');
