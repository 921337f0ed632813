import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { listFiles, readText } from '../support/repository.ts';

const withoutCode = (markdown: string): string =>
  markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');

const linksOf = (path: string): readonly string[] =>
  [...withoutCode(readText(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** As code hosts make them: lower case, punctuation dropped, spaces to hyphens. */
const toAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (path: string): readonly string[] =>
  [
    ...readText(path)
      .replace(/^```.*?^```/gms, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) => toAnchor(heading));

function isBroken(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(path)) return true;
  return anchor !== undefined && path.endsWith('.md') && !anchorsOf(path).includes(anchor);
}

describe('documentation', () => {
  const pages = listFiles().filter((path) => path.endsWith('.md'));

  test.each(pages)('every link of %s leads somewhere in the checkout', (page) => {
    const inside = linksOf(page).filter((target) => !/^(?:https?|mailto):/.test(target));
    expect(inside.filter((target) => isBroken(page, target))).toEqual([]);
  });

  test('every decision is in the list of decisions', () => {
    const decisions = listFiles('docs/decisions').filter((path) => /\/\d{4}-/.test(path));
    const listed = linksOf('docs/decisions/README.md').map((target) => `docs/decisions/${target}`);
    expect(listed.filter((path) => /\/\d{4}-/.test(path))).toEqual([...decisions].sort());
  });
});
