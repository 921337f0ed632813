import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { DIFF_STYLE } from '../src/diff/render/diff-style.ts';
import { sha256Hex } from '../src/shared/sha256.ts';
import type { Encoding } from './choose-encoding.ts';
import { FAVICON } from './favicon.ts';

/** The stylesheet and the scripts, as the build made them: each name holds a hash of the file. */
export type Assets = {
  /** The addresses that a page links. */
  readonly styles: readonly string[];
  readonly script: string;
  readonly icon: string;
  /** By address. */
  readonly files: ReadonlyMap<string, AssetFile>;
};

export type AssetFile = {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly encoded: Readonly<Record<Encoding, Buffer>>;
};

const CONTENT_TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

export const ASSETS_PATH = '/assets/';

/** Reads what `npm run build` wrote. Throws where it didn't run. */
export function loadAssets(folder: string): Assets {
  const names = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
    'css' | 'js',
    string
  >;
  const load = (kind: 'css' | 'js'): readonly [string, AssetFile] => [
    `${ASSETS_PATH}${names[kind]}`,
    toFile(kind, readFileSync(join(folder, names[kind]))),
  ];
  const [style, script] = [load('css'), load('js')];
  const diffStyle = written('diff', 'css', DIFF_STYLE);
  const icon = written('icon', 'svg', FAVICON);
  return {
    styles: [style[0], diffStyle[0]],
    script: script[0],
    icon: icon[0],
    files: new Map([style, diffStyle, script, icon]),
  };
}

/** A file that is no file of the build. */
const written = (
  name: string,
  kind: keyof typeof CONTENT_TYPES,
  text: string,
): readonly [string, AssetFile] => [
  `${ASSETS_PATH}${name}-${sha256Hex(text).slice(0, 8)}.${kind}`,
  toFile(kind, Buffer.from(text)),
];

/** Packed once, as small as it gets: a browser fetches each file once. */
const toFile = (kind: keyof typeof CONTENT_TYPES, bytes: Buffer): AssetFile => ({
  contentType: CONTENT_TYPES[kind],
  bytes,
  encoded: { br: brotliCompressSync(bytes), gzip: gzipSync(bytes, { level: 9 }) },
});
