import type { LanguageTag } from '../../domain/article/content.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or an attribute in quotes. A lone surrogate or NUL, which no page can hold, becomes U+FFFD. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** ` lang="…" dir="auto"`: on every text that a story holds. */
export const languageAttributes = (language: LanguageTag | undefined): string =>
  `${language === undefined ? '' : ` lang="${escapeHtml(language)}"`} dir="auto"`;

/** An address that a page may link to; undefined for every other scheme, and for addresses without one. */
export const toSafeHref = (href: string | undefined): string | undefined =>
  href !== undefined && /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(href) ? href : undefined;
