import type { Draw } from './draw.ts';

export type Role = 'plain' | 'number' | 'name' | 'place';

/** A piece of a sentence that an edit changes as a whole, or within which it changes a word. */
export type Part = { readonly text: string; readonly role: Role; readonly isQuoted: boolean };

export type Grammar = {
  /** Between two sentences of a paragraph. */
  readonly joint: string;
  readonly patterns: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly toName: (draw: Draw) => string;
  readonly toNumber: (draw: Draw) => string;
  readonly toPercent: (draw: Draw) => string;
  readonly toMoney: (draw: Draw) => string;
  readonly moneyUnit: string;
  readonly toClock: (draw: Draw) => string;
};

/** Which half of a grammar's phrases. */
export type Phrases = 'first' | 'second';

/** Names, places and roles are the same people's in every text; all other phrases are dealt out by turns. */
export function halfOf(grammar: Grammar, phrases: Phrases): Grammar {
  const parity = phrases === 'first' ? 0 : 1;
  const lists = Object.entries(grammar.lists).map(([name, all]): [string, readonly string[]] => [
    name,
    SHARED.includes(name) ? all : all.filter((_, index) => index % 2 === parity),
  ]);
  return { ...grammar, lists: Object.fromEntries(lists) };
}

const SHARED: readonly string[] = ['place', 'firstName', 'surname', 'role'];

export const writeSentence = (draw: Draw, grammar: Grammar): readonly Part[] =>
  joinPlain(expand({ draw, grammar, isQuoted: false }, draw.pick(grammar.patterns)));

/** What stands between the quotation marks. */
export const writeQuote = (draw: Draw, grammar: Grammar): readonly Part[] =>
  joinPlain(expand({ draw, grammar, isQuoted: true }, draw.pick(grammar.lists['quote'] ?? [])));

export const textOf = (parts: readonly Pick<Part, 'text'>[]): string =>
  parts.map(({ text }) => text).join('');

type Place = { readonly draw: Draw; readonly grammar: Grammar; readonly isQuoted: boolean };

function expand(place: Place, pattern: string): Part[] {
  return Array.from(pattern.matchAll(/\{(\w+)\}|[^{]+/g)).flatMap(([text, slot]) =>
    slot === undefined ? [{ text, role: 'plain', isQuoted: place.isQuoted }] : fillSlot(place, slot),
  );
}

function fillSlot(place: Place, slot: string): Part[] {
  const { draw, grammar, isQuoted } = place;
  const one = (text: string, role: Role): Part => ({ text, role, isQuoted });
  switch (slot) {
    case 'name':
      return [one(grammar.toName(draw), 'name')];
    case 'place':
      return [one(draw.pick(grammar.lists['place'] ?? []), 'place')];
    case 'number':
      return [one(grammar.toNumber(draw), 'number')];
    case 'percent':
      return [one(grammar.toPercent(draw), 'number')];
    case 'clock':
      return [one(grammar.toClock(draw), 'number')];
    case 'money':
      return [one(grammar.toMoney(draw), 'number'), one(grammar.moneyUnit, 'plain')];
    case 'quote':
      return expand({ ...place, isQuoted: true }, draw.pick(grammar.lists['quote'] ?? []));
    default:
      return fromList(place, slot);
  }
}

/** A slot with a capital letter begins a sentence. */
function fromList(place: Place, slot: string): Part[] {
  const name = slot.charAt(0).toLowerCase() + slot.slice(1);
  const [first, ...others] = expand(place, place.draw.pick(place.grammar.lists[name] ?? []));
  if (first === undefined || name === slot) return first === undefined ? [] : [first, ...others];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others];
}

function joinPlain(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.role === 'plain' && part.role === 'plain' && last.isQuoted === part.isQuoted)
      joined.splice(-1, 1, { ...last, text: last.text + part.text });
    else joined.push(part);
  }
  return joined;
}
