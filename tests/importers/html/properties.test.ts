import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { htmlImporter } from '../../../src/importers/html/html-importer.ts';
import { snapshotSchema } from '../../../src/schemas/snapshot-schema.ts';

const runs = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 500;

const read = (bytes: Uint8Array) =>
  htmlImporter.read({ path: 'page.html', bytes }, { zone: 'Asia/Taipei', sourceSystem: 'tests' });

/** Everything that holds of whatever was read; a fault holds anyway. */
function checkRead(bytes: Uint8Array): 'fault' | 'snapshot' {
  const result = read(bytes);
  if (!result.ok) {
    expect(result.error.code).toMatch(/^[a-z-]+$/);
    return 'fault';
  }
  const { snapshot, report } = result.value;
  expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  for (const block of snapshot.content?.blocks ?? [])
    if (block.kind !== 'preformatted') expect(block.text).toBe(block.text.trim());
  expect(JSON.stringify(snapshot.content)).not.toMatch(/"(?:href|url)":"\s*(?:javascript|data|vbscript):/i);
  expect(report.mapped.length + report.leftOut.length).toBe(report.lines.nonEmpty);
  return 'snapshot';
}

const markup = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<div class="share">',
    '<div class="related">',
    '</div>',
    '<article>',
    '</article>',
    '<main>',
  ],
  ...['<h1>', '</h1>', '<h2>', '<blockquote>', '</blockquote>', '<cite>', '</cite>', '<figure>', '</figure>'],
  ...[
    '<figcaption class="caption">',
    '<img src=a.jpg alt="b">',
    '<img src="javascript:alert(1)">',
    '<br><br>',
    '<br>',
  ],
  ...[
    '<table><tr>',
    '<td>',
    '</table>',
    '<li>',
    '<ul>',
    '</ul>',
    '<pre>',
    '</pre>',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
  ],
  ...[
    '<a href="https://a.example/x">',
    '<a href="javascript:alert(1)">',
    '</a>',
    '<iframe src="data:text/html,x">',
  ],
  ...[
    '<time datetime="2024-02-29T12:00:00Z" pubdate>',
    '<time itemprop="dateModified">',
    '</time>',
    '<abbr title=x>',
  ],
  ...[
    '<html lang="zz-ZZZZZZZZZ">',
    '<html lang="de">',
    '<p lang="en_US">',
    '<title>',
    '</title>',
    '<base href="http://b.example/">',
  ],
  ...[
    '<meta property="og:title" content="&#xD800;A | B">',
    '<meta name="date" content="29/02/2024">',
    '<meta charset="x">',
  ],
  ...['<link rel="canonical" href="https://a.example/s">', '<link rel=canonical href="javascript:1">'],
  ...[
    '<div itemscope itemtype="https://schema.org/NewsArticle">',
    '<span itemprop="author">',
    '<video src=v.mp4>',
  ],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '<svg>',
    '<template>',
    '<noscript>',
    '<style>',
    '</style>',
  ],
);
const json = fc.constantFrom(
  '{"@type":"NewsArticle","headline":"\\ud83d lone","datePublished":"2024-01-01",}',
  '{"@graph":[{"@type":["LiveBlogPosting"],"liveBlogUpdate":[{"articleBody":"a\\nb","@id":7}]}]}',
  '{"@type":"Article","author":{"@id":"#a"},"image":{"url":["x"]},"identifier":{"value":12}}',
  '[{"@type":"NewsArticle","url":"javascript:alert(1)","@id":"https://a.example/","keywords":[1,null,"k"]}',
);
const text = fc.constantFrom(
  ...[
    'Published: 2024/02/29 12:30',
    'Updated',
    'By Jane Doe',
    '發佈時間：2021/03/22 22:34',
    'Related:',
    'Share',
  ],
  ...[
    'The council met on Monday evening and talked about the bridge for three hours.',
    '新しい桟橋',
    '　',
    ' ',
    '\n',
  ],
);
/** What opens swallows the rest (`<style>`, `<template>`), so most pages begin with some text. */
const start = fc.constantFrom(
  '',
  ...Array<string>(3).fill('<h1>Bridge open</h1><p>It opened on Monday.</p>'),
);
const pieces = fc.array(
  fc.oneof(markup, markup, json, text, fc.string({ unit: 'grapheme', maxLength: 12 })),
  { maxLength: 60 },
);
const html = fc.tuple(start, pieces).map(([first, rest]) => `${first}${rest.join('')}`.toWellFormed());

describe('whatever the bytes', () => {
  test('reading never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        checkRead(bytes);
      }),
      { numRuns: runs },
    );
  });
});

describe('whatever the markup', () => {
  test('it is a fault or a valid snapshot, and nothing unsafe gets in', () => {
    const seen = { fault: 0, snapshot: 0 };
    fc.assert(
      fc.property(html, (page) => {
        seen[checkRead(Buffer.from(page))] += 1;
      }),
      { numRuns: runs },
    );
    expect(seen.snapshot).toBeGreaterThan(runs / 4);
  });

  test('a page cut off anywhere is a fault or a valid snapshot', () => {
    fc.assert(
      fc.property(html, fc.nat({ max: 2_000 }), (page, at) => {
        checkRead(Buffer.from(page).subarray(0, at));
      }),
      { numRuns: runs / 5 },
    );
  });
});

describe('pages made to be slow', () => {
  const MEGABYTE = 1_000_000;
  const filled = (piece: string): string => piece.repeat(MEGABYTE / piece.length);
  const script = (body: string): string => `<script type="application/ld+json">${body}</script><p>text of it`;
  const attributes = Array.from({ length: 100_000 }, (_, index) => `a${String(index)}`).join(' ');

  test.each([
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['as deep as is read', `${'<div>'.repeat(500)}text of a story`],
    ['formatting that multiplies', '<b>'.repeat(2_000) + '<p>x'.repeat(2_000)],
    ['many paragraphs', '<p>x'.repeat(49_000)],
    ['many line breaks', `<p>${'line<br>'.repeat(45_000)}`],
    ['many paragraphs by line breaks', `<p>${'<b>a</b><br><br>'.repeat(12_000)}`],
    ['many inline elements', `<h1>a b c</h1><p>${'<span>By Jane Doe</span>'.repeat(40_000)}`],
    ['many quotations', '<blockquote>a b c</blockquote>'.repeat(40_000)],
    ['nested quotations with speakers', '<blockquote><p>x</p><cite>y'.repeat(160)],
    ['many times', '<time datetime=2024-01-01 pubdate>x</time>'.repeat(20_000)],
    [
      'many pictures in one figure',
      `<figure>${'<img src=a>'.repeat(40_000)}<figcaption>c</figcaption></figure><p>text`,
    ],
    ['many tags', `${'<meta property="article:tag" content="abc d">'.repeat(20_000)}<p>text`],
    ['one huge attribute', `<div class="${filled('a-b ')}">text of the story</div>`],
    ['many attributes', `<div ${attributes}>text of the story</div>`],
    ['a huge title of separators', `<title>${filled('- ')}</title><h1>abcd</h1><p>text`],
    ['JSON-LD of open strings', script(filled('"\\'))],
    ['JSON-LD of commas', script(`{"a":1${filled(', ')}`)],
    ['deep JSON-LD', script('['.repeat(200_000) + ']'.repeat(200_000))],
    ['white space', `<h1>x</h1><p>${filled(' ')}text`],
    ['data behind <plaintext>', `<plaintext>${filled('abc ')}`],
  ])(
    '%s',
    (_what, page) => {
      checkRead(Buffer.from(page));
    },
    20_000,
  );
});
