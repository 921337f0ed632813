import type { Block } from '../../domain/article/content.ts';
import type { BlockChange } from '../story-diff.ts';
import { attributeNotes, formNotes } from './block-sentences.ts';
import { blocksOf, type DiffView, type Side } from './diff-view.ts';
import { escapeHtml, languageAttributes, toSafeHref } from './escape-html.ts';
import { nameOfPart } from './phrases.ts';
import { toSentenceHtml } from './sentence-html.ts';
import { toParagraphs, type TextRequest } from './text-html.ts';

/** What a block change reads as, by kind of block, with its facts (speaker, address, …) below the words. */
export function toBlockHtml(view: DiffView, change: BlockChange, request: TextRequest): string {
  const side = request.reading === 'before' || change.after.length === 0 ? 'before' : 'after';
  const blocks = blocksOf(view, change, side);
  const paragraphs = toParagraphs(view, change, request);
  const texts = paragraphs.map((inner, index) => {
    const block = blocks[index] ?? blocks[0];
    return inner === '' && blocks.length === 1
      ? ''
      : elementHtml(block, inner, block?.language ?? view[side].language);
  });
  return `${texts.join('')}${factsHtml(view, change, request)}`;
}

function elementHtml(block: Block | undefined, inner: string, language: string): string {
  const attributes = languageAttributes(language);
  switch (block?.kind) {
    case 'heading':
      return `<h3 data-kind="heading"${attributes}>${inner}</h3>`;
    case 'quote':
      return `<blockquote data-kind="quote"${attributes}><p>${inner}</p></blockquote>`;
    case 'listItem':
      return `<ul data-kind="listItem"><li${attributes}>${inner}</li></ul>`;
    case 'preformatted':
      return `<pre data-kind="preformatted"${attributes}>${inner}</pre>`;
    case undefined:
    case 'paragraph':
    case 'caption':
    case 'image':
    case 'embed':
      return `<p data-kind="${block?.kind ?? 'paragraph'}"${attributes}>${inner}</p>`;
  }
}

/** Told in a note when they change, and else of no interest to readers of a text. */
const HIDDEN_FACTS: ReadonlySet<string> = new Set(['key', 'level']);

/** In the order of reading; others follow as they are stored. */
const FIRST_FACTS = ['author', 'at', 'speaker', 'role'];

type Fact = {
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

function factsOf(view: DiffView, change: BlockChange): readonly Fact[] {
  const attributes = (side: Side): Readonly<Record<string, string>> =>
    Object.assign({}, ...blocksOf(view, change, side).map((block) => block.attributes)) as Record<
      string,
      string
    >;
  const [before, after] = [attributes('before'), attributes('after')];
  return [...new Set([...FIRST_FACTS, ...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => own(before, key) !== undefined || own(after, key) !== undefined)
    .filter((key) => !HIDDEN_FACTS.has(key))
    .map((key) => ({ key, before: own(before, key), after: own(after, key) }));
}

const own = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function factsHtml(view: DiffView, change: BlockChange, request: TextRequest): string {
  const facts = factsOf(view, change).map((fact) => factHtml(view, change, { fact, request }));
  const shown = facts.filter((fact) => fact !== '');
  return shown.length === 0 ? '' : `<ul class="diff-facts">${shown.join('')}</ul>`;
}

function factHtml(
  view: DiffView,
  change: BlockChange,
  { fact, request }: { readonly fact: Fact; readonly request: TextRequest },
): string {
  const { key, before, after } = fact;
  const isWhole = change.kind === 'inserted' || change.kind === 'deleted';
  const isEqual = before === after || request.signs === 'quiet';
  const language = key === 'url' ? '' : languageAttributes(blocksOf(view, change, 'after')[0]?.language);
  const shown = (value: string | undefined): string => (value === undefined ? '' : valueHtml(value));
  const old = request.reading === 'after' ? '' : signed('del', shown(before));
  const fresh = request.reading === 'before' ? '' : signed('ins', shown(after));
  const plain = request.reading === 'before' ? shown(before) : shown(after ?? before);
  const value = isEqual && !isWhole ? plain : `${old}${old !== '' && fresh !== '' ? ' ' : ''}${fresh}`;
  if (value === '') return '';
  const name = escapeHtml(nameOfPart(view.phrases, key));
  return `<li><span class="diff-name">${name}</span> <span${language}>${value}</span></li>`;
}

const signed = (tag: 'ins' | 'del', html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`);

function valueHtml(value: string): string {
  const href = toSafeHref(value);
  return href === undefined
    ? escapeHtml(value)
    : `<a href="${escapeHtml(href)}" rel="noreferrer">${escapeHtml(value)}</a>`;
}

/** What changed without a sign in the words: kind, language, marks, and attributes that aren't shown. */
export function toNotesHtml(view: DiffView, change: BlockChange): string {
  if (change.before.length * change.after.length === 0) return '';
  const hidden = (change.attributes ?? []).filter(({ key }) => HIDDEN_FACTS.has(key));
  const notes = [...attributeNotes(view, { ...change, attributes: hidden }), ...formNotes(view, change)];
  if (notes.length === 0) return '';
  const items = notes.map((note) => `<li>${toSentenceHtml(note, view.phrases)}</li>`);
  return `<ul class="diff-notes">${items.join('')}</ul>`;
}
