import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { toSafeHref } from '../../../src/diff/render/escape-html.ts';
import { toInlineHtml } from '../../../src/diff/render/to-inline-html.ts';
import { toListHtml } from '../../../src/diff/render/to-list-html.ts';
import { toSideBySideHtml } from '../../../src/diff/render/to-side-by-side-html.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { arbitraryContent, arbitraryEdit } from '../../support/arbitrary-content.ts';
import { paragraph, story } from './given-diff.ts';
import {
  mergedIntoOne,
  movedAndEdited,
  movedSentence,
  otherForm,
  splitInTwo,
  type GivenDiff,
} from './stories.ts';

const inline = ({ diff, before }: GivenDiff): string => toInlineHtml(diff, before);
const made = (before: Content, after: Content): GivenDiff => ({
  diff: diffContents(before, after),
  before,
  after,
});

describe('in one text', () => {
  test('what went and what came stand in its place', () => {
    const html = inline(made(story(['At least 12 died.', 'Calm.']), story(['At least 19 died.', 'Calm.'])));
    expect(html).toContain('At least <del>12</del><ins>19</ins> died.');
    expect(html).toContain('<p data-kind="paragraph" lang="en" dir="auto">Calm.</p>');
  });

  test('a moved block shows its edits where it stands, and its old text folded away where it stood', () => {
    const html = inline(movedAndEdited());
    expect(html).toContain(
      'Paragraph 1 moved from <a href="#diff-from-3">paragraph 3</a>, one word changed</p>',
    );
    expect(html).toContain('<del>Twelve</del><ins>Nineteen</ins> boats sank.');
    const origin = html.slice(html.indexOf('id="diff-from-3"'));
    expect(origin).toContain('Paragraph 3 moved to <a href="#diff-to-1">paragraph 1</a></p><details>');
    expect(origin).toContain('>Twelve boats sank.</p>');
    expect(html.indexOf('id="diff-to-3"')).toBeLessThan(html.indexOf('id="diff-from-3"'));
  });

  test('a split shows the new end of the paragraph, and the blank that it took the place of as no change', () => {
    const html = inline(splitInTwo());
    expect(html).toContain('Paragraph 1 split into two, now paragraphs 1 and 2');
    expect(html).toMatch(/early\. <ins class="diff-border" title="paragraph break">¶<\/ins><\/p><p[^>]*>It/);
    expect(html).not.toContain('<del');
  });

  test('a merge shows the end that went', () => {
    expect(inline(mergedIntoOne())).toMatch(/early\.<del class="diff-border"[^>]*>¶<\/del> It rained\.<\/p>/);
  });

  test('the two places of a moved sentence lead to each other', () => {
    const html = inline(movedSentence());
    expect(html).toMatch(
      /<del class="diff-sentence" id="diff-sentence-1-from"> It rained\.<\/del> <small[^>]*>moved to <a href="#diff-sentence-1-to">paragraph 2<\/a>/,
    );
    expect(html).toMatch(
      /<ins class="diff-sentence" id="diff-sentence-1-to"> It rained\.<\/ins> <small[^>]*>moved from <a href="#diff-sentence-1-from">paragraph 1<\/a>/,
    );
  });

  test('marks are shown, and what changed about them is told', () => {
    const html = inline(otherForm());
    expect(html).toContain(
      '<strong>Read</strong> the <a class="link" href="https://new.example/" rel="noreferrer">report</a>.',
    );
    expect(html).toContain('>Read</bdi>” made bold</li>');
    expect(html).toContain('Link target of “<bdi lang="en" dir="auto">report</bdi>” changed from');
    expect(html).toContain('speaker</span> <span dir="auto"><del>Ines</del> <ins>Inez</ins></span>');
  });

  test('each text is in its own language', () => {
    const chinese = paragraph('地震', { language: 'zh-Hant' });
    const html = inline(made(story([chinese, 'Calm.']), story([{ ...chinese, text: '強震' }, 'Calm.'])));
    expect(html).toContain('<p data-kind="paragraph" lang="zh-Hant" dir="auto">');
    expect(html).toMatch(/^<article class="diff diff-inline" lang="en"/);
  });

  test('a link leads to http, https and mailto alone', () => {
    expect(toSafeHref('https://a.example/')).toBe('https://a.example/');
    expect(toSafeHref('mailto:a@b.example')).toBe('mailto:a@b.example');
    for (const href of [
      'javascript:alert(1)',
      'JAVASCRIPT:x',
      ' https://x',
      'java\tscript:x',
      'data:text/html,x',
      '//x',
      '/x',
    ])
      expect(toSafeHref(href)).toBeUndefined();
  });
});

describe('side by side', () => {
  test('each column has its own words', () => {
    const { diff, before } = made(story(['At least 12 died.']), story(['At least 19 died.']));
    const html = toSideBySideHtml(diff, before);
    expect(html).toMatch(/data-side="before">.*At least <del>12<\/del> died\.<\/p><\/div><div/);
    expect(html).toMatch(/data-side="after">.*At least <ins>19<\/ins> died\.<\/p><\/div>/);
  });

  test('a split paragraph keeps its blank in the column before', () => {
    const { diff, before } = splitInTwo();
    expect(toSideBySideHtml(diff, before)).toContain('The tide came early. It rained.</p>');
  });

  test('what stayed the same far from changes is folded', () => {
    const texts = ['One.', 'Two.', 'Three.', 'Four.', 'Five 12.'];
    const { diff, before } = made(story(texts), story(texts.with(4, 'Five 19.')));
    expect(toSideBySideHtml(diff, before)).toContain('<summary>Paragraphs 1 to 3 are the same</summary>');
  });
});

type Node = DefaultTreeAdapterTypes.Node;

function* elementsOf(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  if (defaultTreeAdapter.isElementNode(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const ALLOWED =
  'a article bdi blockquote code dd del details div dl dt em h3 ins li ol p pre small span strong summary ul';
const ALLOWED_ATTRIBUTES = 'aria-hidden aria-label class data-kind data-side dir href id lang rel title';

const RENDERERS = [
  ['inline', toInlineHtml],
  ['side by side', toSideBySideHtml],
  ['list', toListHtml],
] as const;

const pairs = () => fc.oneof(arbitraryEdit(), fc.tuple(arbitraryContent(), arbitraryContent()));

describe.each(RENDERERS)('%s, whatever the texts', (_name, render) => {
  test('is one element of known tags, its ids unique, its inner links leading somewhere', () => {
    fc.assert(
      fc.property(pairs(), ([before, after]) => {
        const fragment = parseFragment(render(diffContents(before, after), before));
        expect(fragment.childNodes.map(({ nodeName }) => nodeName)).toEqual(['article']);
        const elements = [...elementsOf(fragment)];
        const attributes = elements.flatMap(({ attrs }) => attrs);
        const valuesOf = (name: string) =>
          attributes.filter((found) => found.name === name).map(({ value }) => value);
        expect(
          elements.map(({ tagName }) => tagName).filter((tag) => !ALLOWED.split(' ').includes(tag)),
        ).toEqual([]);
        expect(
          attributes.map(({ name }) => name).filter((name) => !ALLOWED_ATTRIBUTES.split(' ').includes(name)),
        ).toEqual([]);
        const ids = valuesOf('id');
        expect(new Set(ids).size).toBe(ids.length);
        const inner = valuesOf('href').filter((href) => href.startsWith('#'));
        expect(inner.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
        expect(valuesOf('href').filter((href) => !/^(?:#|https?:\/\/|mailto:)/.test(href))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same bytes for the same diff, also after JSON', () => {
    fc.assert(
      fc.property(pairs(), ([before, after]) => {
        const diff = diffContents(before, after);
        const copy = JSON.parse(JSON.stringify(diff)) as typeof diff;
        expect(render(copy, before)).toBe(render(diff, before));
      }),
      { numRuns: 50 },
    );
  });

  test('of hostile marks links no script', () => {
    const hostile = paragraph('click', {
      marks: [{ start: 0, end: 5, type: 'link', href: 'javascript:alert(1)' }],
      attributes: { url: 'javascript:alert(2)', '"><script>': '"><script>alert(3)</script>' },
    });
    const before = story([]);
    const html = render(diffContents(before, story([hostile])), before);
    expect(html).not.toMatch(/<script|href="javascript/i);
  });
});
