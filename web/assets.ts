import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DIFF_STYLE } from '../src/diff/render/diff-style.ts';
import { sha256Hex } from '../src/shared/sha256.ts';

/** The stylesheet and the scripts, as the build made them: each name holds a hash of the file. */
export type Assets = {
  /** The addresses that a page links. */
  readonly styles: readonly string[];
  readonly script: string;
  /** By address. */
  readonly files: ReadonlyMap<string, AssetFile>;
};

export type AssetFile = { readonly contentType: string; readonly bytes: Buffer };

const CONTENT_TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

export const ASSETS_PATH = '/assets/';

/** Reads what `npm run build` wrote. Throws where it didn't run. */
export function loadAssets(folder: string): Assets {
  const names = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
    'css' | 'js',
    string
  >;
  const load = (kind: 'css' | 'js'): readonly [string, AssetFile] => [
    `${ASSETS_PATH}${names[kind]}`,
    { contentType: CONTENT_TYPES[kind], bytes: readFileSync(join(folder, names[kind])) },
  ];
  const [style, script] = [load('css'), load('js')];
  const diffStyle: readonly [string, AssetFile] = [
    `${ASSETS_PATH}diff-${sha256Hex(DIFF_STYLE).slice(0, 8)}.css`,
    { contentType: CONTENT_TYPES.css, bytes: Buffer.from(DIFF_STYLE) },
  ];
  return {
    styles: [style[0], diffStyle[0]],
    script: script[0],
    files: new Map([style, diffStyle, script]),
  };
}
