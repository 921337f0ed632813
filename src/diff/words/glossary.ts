import { sha256Hex } from '../../shared/sha256.ts';
import { BUILT_IN_TERMS } from './built-in-terms.ts';
import { CHARACTER, kindAt } from './character-kinds.ts';

type TermNode = { readonly next: Map<number, TermNode>; isTerm: boolean };

/** Names and terms that stay whole when a text is cut into words. */
export type Glossary = {
  readonly terms: number;
  /** 12 hexadecimal digits that stand for the terms: other terms, other diffs. */
  readonly digest: string;
  readonly root: TermNode;
  /** By code unit, 1 where a term begins with it: nearly all characters of a text begin none. */
  readonly beginnings: Uint8Array;
};

/** A glossary that can't be used; the message names the line. */
export class GlossaryError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GlossaryError';
  }
}

const LONGEST_TERM = 100;
const MOST_TERMS = 100_000;
const DIGEST_LENGTH = 12;

let builtIn: Glossary | undefined;

/** Institutions, places and typical names of Taiwan and Hong Kong. */
export const builtInGlossary = (): Glossary => (builtIn ??= createGlossary(BUILT_IN_TERMS));

/**
 * One term a line, empty lines and lines that begin with # left out; white space around a term is dropped.
 * The terms join those built in. Throws a GlossaryError.
 */
export function parseGlossary(text: string): Glossary {
  const terms = text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\n|\r/u)
    .map((line, index) => parseLine(line.trim(), index + 1))
    .filter((term) => term !== '');
  if (terms.length > MOST_TERMS)
    throw new GlossaryError(`it has ${String(terms.length)} terms; ${String(MOST_TERMS)} are the most`);
  return createGlossary([...BUILT_IN_TERMS, ...terms]);
}

function parseLine(line: string, number: number): string {
  if (line === '' || line.startsWith('#')) return '';
  const refuse = (why: string): never => {
    throw new GlossaryError(`line ${String(number)} ${why}: ${JSON.stringify(line.slice(0, 40))}`);
  };
  if (line.length > LONGEST_TERM) refuse(`is longer than ${String(LONGEST_TERM)} characters`);
  if (/[\p{Cc}\ufffd]/u.test(line)) refuse('holds a character that no term has');
  if (!/[\p{L}\p{N}]/u.test(line)) refuse('has no letter');
  return line;
}

function createGlossary(terms: readonly string[]): Glossary {
  const sorted = [...new Set(terms)].sort();
  const root: TermNode = { next: new Map(), isTerm: false };
  const beginnings = new Uint8Array(0x1_0000);
  for (const term of sorted) {
    plant(root, term);
    beginnings[term.charCodeAt(0)] = 1;
  }
  return {
    terms: sorted.length,
    digest: sha256Hex(sorted.join('\n')).slice(0, DIGEST_LENGTH),
    root,
    beginnings,
  };
}

function plant(root: TermNode, term: string): void {
  let node = root;
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index);
    let next = node.next.get(unit);
    if (next === undefined) node.next.set(unit, (next = { next: new Map(), isTerm: false }));
    node = next;
  }
  node.isTerm = true;
}

/** Whether any term begins with the code unit. */
export const beginsTerm = ({ beginnings }: Glossary, unit: number): boolean => beginnings[unit] === 1;

/** Where terms are looked for: in a text, up to a place. */
export type TermScan = { readonly text: string; readonly to: number; readonly glossary: Glossary };

/** Where the longest term that begins at `start` ends; `start` itself when none does. Never in the middle of a word. */
export function termEnd({ text, to, glossary }: TermScan, start: number): number {
  let found = start;
  let node = glossary.root.next.get(text.charCodeAt(start));
  for (let position = start + 1; node !== undefined && position <= to; position += 1) {
    if (node.isTerm && isWordEnd(text, position, to)) found = position;
    node = position < to ? node.next.get(text.charCodeAt(position)) : undefined;
  }
  return found;
}

function isWordEnd(text: string, position: number, end: number): boolean {
  if (position >= end) return true;
  const next = kindAt(text, position);
  if (next === CHARACTER.extend) return false;
  return !isSpaced(next) || !isSpaced(kindAt(text, position - 1));
}

const isSpaced = (kind: number): boolean => kind === CHARACTER.letter || kind === CHARACTER.digit;
