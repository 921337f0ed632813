import type { PartName } from './codec.ts';
import { sha256, sha256OfPart } from './digest.ts';

export type StoredPart = {
  readonly part: PartName;
  readonly salt: Uint8Array;
  /** Its JSON, as text or as UTF-8. */
  readonly bytes: string | Uint8Array;
};

/** A stored event as it lies in the store, with the parts that are still there. */
export type StoredRow = {
  readonly globalPosition: bigint;
  readonly articleId: string;
  readonly streamVersion: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly facts: string;
  readonly digest: Uint8Array;
  readonly parts: readonly StoredPart[];
};

/** Facts that a column repeats. */
const REPEATED = ['articleId', 'eventId', 'commandId', 'type', 'schemaVersion', 'recordedAt'] as const;

/**
 * What is wrong with a stored event: its facts don't have its digest, a part doesn't have the digest in the facts, a
 * column says something else than the facts. A missing part is no fault: parts can be erased.
 */
export function verifyStored(row: StoredRow): readonly string[] {
  if (!sha256(row.facts).equals(row.digest)) return ['the facts do not have their digest'];
  const facts = JSON.parse(row.facts) as Readonly<Record<string, unknown>>;
  const digests = (facts['parts'] ?? {}) as Readonly<Partial<Record<string, string>>>;
  const columns = REPEATED.filter((name) => facts[name] !== row[name]);
  if (facts['streamVersion'] !== String(row.streamVersion)) return ['the facts state another streamVersion'];
  return [
    ...columns.map((name) => `the facts state another ${name}`),
    ...row.parts
      .filter((part) => !hasDigest(part, digests[part.part]))
      .map(({ part }) => `its ${part} does not have its digest`),
  ];
}

const hasDigest = ({ salt, bytes }: StoredPart, digest: string | undefined): boolean =>
  sha256OfPart(salt, bytes) === digest;
