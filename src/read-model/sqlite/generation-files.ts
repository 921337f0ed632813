import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Names the live generation, and what made it. */
export type Pointer = {
  readonly generation: number;
  /** `name:version` of each projection and of the schema, in order. */
  readonly madeBy: readonly string[];
};

const POINTER = 'read-model.json';
const GENERATION = /^read-model-(\d+)\.sqlite(?:-wal|-shm|-journal)?$/;

export const claimPath = (dataDir: string): string => join(dataDir, 'read-model-rebuild.lock');

export const generationPath = (dataDir: string, generation: number): string =>
  join(dataDir, `read-model-${String(generation)}.sqlite`);

/** undefined: there is none, or it can't be read: a rebuild makes a new one. */
export function findPointer(dataDir: string): Pointer | undefined {
  try {
    const pointer: unknown = JSON.parse(readFileSync(join(dataDir, POINTER), 'utf8'));
    return isPointer(pointer) ? pointer : undefined;
  } catch {
    return undefined;
  }
}

function isPointer(value: unknown): value is Pointer {
  if (typeof value !== 'object' || value === null) return false;
  if (!('generation' in value) || !Number.isSafeInteger(value.generation)) return false;
  return (
    'madeBy' in value && Array.isArray(value.madeBy) && value.madeBy.every((item) => typeof item === 'string')
  );
}

/** Changes whenever another pointer was put in place. Cheap enough to ask before every query. */
export function pointerStamp(dataDir: string): string {
  const stat = statSync(join(dataDir, POINTER), { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : `${String(stat.ino)} ${String(stat.mtimeNs)} ${String(stat.ctimeNs)}`;
}

/** Puts the pointer in place at once and durably: after a crash there is the old one or the new one, never a part. */
export function writePointer(dataDir: string, pointer: Pointer): void {
  const temporary = join(dataDir, `${POINTER}.new`);
  writeFileSync(temporary, `${JSON.stringify(pointer)}\n`, { mode: 0o600 });
  syncPath(temporary);
  renameSync(temporary, join(dataDir, POINTER));
  syncPath(dataDir);
}

export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function listGenerations(dataDir: string): { readonly file: string; readonly generation: number }[] {
  return readdirSync(dataDir).flatMap((file) => {
    const digits = GENERATION.exec(file)?.[1];
    return digits === undefined ? [] : [{ file, generation: Number(digits) }];
  });
}

/** A number that no file and no pointer has had. */
export function nextGeneration(dataDir: string): number {
  const numbers = listGenerations(dataDir).map(({ generation }) => generation);
  return Math.max(0, findPointer(dataDir)?.generation ?? 0, ...numbers) + 1;
}

/**
 * Removes the files of all generations but the live one: old ones, and leftovers of killed rebuilds. Whoever has one
 * open reads on in it (POSIX keeps a removed file until it is closed). The caller holds the rebuild claim.
 */
export function removeOtherGenerations(dataDir: string): void {
  const live = findPointer(dataDir)?.generation;
  for (const { file, generation } of listGenerations(dataDir)) {
    if (generation !== live) rmSync(join(dataDir, file), { force: true });
  }
}

export const makeDataDir = (dataDir: string): unknown => mkdirSync(dataDir, { recursive: true, mode: 0o700 });
