import { describe, expect, test } from '@jest/globals';

import { parseHtml } from '../../src/markup/parse-html.ts';
import { toPlainText } from '../../src/markup/plain-text.ts';
import { writeBlocks } from '../../src/markup/write-blocks.ts';

const blocksOf = (html: string, embeds: 'keep' | 'skip' = 'keep') =>
  writeBlocks(parseHtml(html), { language: 'en', toHref: (href) => href, skip: () => false, embeds }).map(
    ({ block }) => block,
  );

const textsOf = (html: string) => blocksOf(html).map(({ kind, text }) => [kind, text]);

describe('quotations', () => {
  const speakersOf = (html: string) =>
    blocksOf(html).map(({ text, attributes }) => [text, attributes['speaker'], attributes['role']]);

  test.each([
    ['<blockquote><p>We waited.</p><cite>Ada Quill, clerk</cite></blockquote>', 'Ada Quill', 'clerk'],
    ['<blockquote><p>We waited.</p><footer>— Ada Quill</footer></blockquote>', 'Ada Quill', undefined],
    [
      '<figure><blockquote>We waited.</blockquote><figcaption>王小滿，漁民</figcaption></figure>',
      '王小滿',
      '漁民',
    ],
    ['<div><blockquote>We waited.</blockquote><cite>Ada Quill</cite></div>', 'Ada Quill', undefined],
  ])('%s names who spoke', (html, speaker, role) => {
    expect(speakersOf(html)).toEqual([['We waited.', speaker, role]]);
  });

  test('a work that is named amid the text is no speaker', () => {
    expect(speakersOf('<blockquote>I read <cite>The Tide</cite> twice.</blockquote>')).toEqual([
      ['I read The Tide twice.', undefined, undefined],
    ]);
  });
});

describe('blocks', () => {
  test('say their language where it is not the page’s', () => {
    const blocks = blocksOf(
      '<p>One</p><div lang="fr_CA"><p>Deux</p><p lang="en">Three</p></div><p lang="not a tag">Four</p>',
    );
    expect(blocks.map(({ text, language }) => [text, language])).toEqual([
      ['One', undefined],
      ['Deux', 'fr-CA'],
      ['Three', undefined],
      ['Four', undefined],
    ]);
  });

  test('cells that lay out a page are apart, cells of data stand in one row', () => {
    expect(textsOf('<table><tr><td>Menu</td><td>First<br><br>second</td></tr></table>')).toEqual([
      ['paragraph', 'Menu'],
      ['paragraph', 'First\n\nsecond'],
    ]);
    expect(textsOf('<table><tr><td>Kitchen</td><td>902</td></tr></table>')).toEqual([
      ['paragraph', 'Kitchen 902'],
    ]);
  });

  test('images loaded late have their address, emoji are text, counters nothing', () => {
    const blocks = blocksOf(
      '<p>Sun <img class="emoji" alt="☀" src="s.png"> and</p><img src="data:image/gif;base64,x" data-src="/late.jpg" alt="late"><img src="/c.gif" width="1" height="1">',
    );
    expect(blocks.map(({ text, attributes }) => [text, attributes['url']])).toEqual([
      ['Sun ☀ and', undefined],
      ['late', '/late.jpg'],
    ]);
  });

  test('embeds are kept where that is asked', () => {
    const html =
      '<p>a</p><iframe src="https://v.example/1" title="Film"></iframe><video><source src="/v.mp4"></video>';
    expect(textsOf(html)).toEqual([
      ['paragraph', 'a'],
      ['embed', 'Film'],
      ['embed', ''],
    ]);
    expect(blocksOf(html, 'skip').map(({ text }) => text)).toEqual(['a']);
  });

  test('marks and line breaks stand where they stood, with white space as it shows', () => {
    const [block] = blocksOf('<p>The  <b>old \n pier</b> <br> is <i>open</i> </p>');
    expect(block?.text).toBe('The old pier\nis open');
    expect(block?.marks.map(({ type, start, end }) => [type, block.text.slice(start, end)])).toEqual([
      ['strong', 'old pier'],
      ['emphasis', 'open'],
    ]);
  });
});

test('plain text of metadata has no markup and no references', () => {
  expect(toPlainText(' <p>It &quot;was&quot;&nbsp;late &amp; wet</p> ')).toBe('It "was"\u00A0late & wet');
  expect(toPlainText('AT&T 3 < 4')).toBe('AT&T 3 < 4');
});
