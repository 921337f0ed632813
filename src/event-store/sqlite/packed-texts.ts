import type { Database } from '../../sqlite/open-database.ts';
import { decodePack, type Pack } from '../packs/pack-codec.ts';

export type PackedTexts = {
  /** The content that the pack holds of the event at this position. Throws where there is none, or the pack is damaged. */
  textOf(pack: number, position: number): string;
};

export type PackRow = { readonly positions: string; readonly bytes: Uint8Array };
type Opened = { readonly pack: Pack; readonly positions: readonly number[] };

/**
 * Opened packs stay in memory up to so many letters (16 to 32 MB), those of about 1,300 stories of 6 KB: a replay meets
 * the stories that were worked on side by side by turns.
 */
const MAX_WEIGHT = 16 * 1024 * 1024;

/** The pack may have been made anew between reading the event and this: see read-events. */
export class MissingPackError extends Error {
  constructor(id: number) {
    super(`pack ${String(id)} is missing`);
    this.name = 'MissingPackError';
  }
}

/** Reads packs, within a read transaction of the caller's or not. A pack's id never means another, so that an opened one stays right. */
export function createPackedTexts(database: Database): PackedTexts {
  const find = database.prepare<[number], PackRow>('SELECT positions, bytes FROM packs WHERE id = ?');
  const opened = new Map<number, Opened>();
  let weight = 0;

  const open = (id: number): Opened => {
    const row = find.get(id);
    if (row === undefined) throw new MissingPackError(id);
    const found = openPackRow(id, row);
    weight += found.pack.weight;
    for (const [oldest, { pack }] of opened) {
      if (weight <= MAX_WEIGHT) break;
      opened.delete(oldest);
      weight -= pack.weight;
    }
    return found;
  };

  return {
    textOf: (id, position) => {
      const found = opened.get(id) ?? open(id);
      // Last used, last in the map.
      opened.delete(id);
      opened.set(id, found);
      const index = found.positions.indexOf(position);
      if (index === -1) throw new Error(`pack ${String(id)} has no text of it`);
      return found.pack.textAt(index);
    },
  };
}

export function openPackRow(id: number, { positions, bytes }: PackRow): Opened {
  try {
    return { pack: decodePack(bytes), positions: JSON.parse(positions) as number[] };
  } catch (error) {
    throw new Error(`pack ${String(id)} is damaged`, { cause: error });
  }
}
