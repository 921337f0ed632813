import { createHash } from 'node:crypto';

import { problem } from './problem.ts';

/** A story's ETag: its streamVersion in quotes. */
export const entityTag = (streamVersion: bigint): string => `"${String(streamVersion)}"`;

/** The ETag of any other answer. 128 bits of SHA-256 are more than enough to tell bodies apart. */
export const bodyTag = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

type Tag = { readonly weak: boolean; readonly opaque: string };
type TagList = '*' | readonly Tag[];

const TAG = /\s*(W\/)?"([\x21\x23-\x7e\x80-\u00ff]*)"\s*(?:,|$)/y;

/** RFC 9110, section 8.8.3 and 13.1. undefined: not such a list. */
function readTagList(header: string): TagList | undefined {
  if (header.trim() === '*') return '*';
  const tags: Tag[] = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(header); match !== null; match = TAG.exec(header)) {
    tags.push({ weak: match[1] !== undefined, opaque: match[2] ?? '' });
    if (TAG.lastIndex >= header.length) return tags;
  }
  return undefined;
}

/** Whether the client holds this very representation already (weak comparison, RFC 9110, section 13.1.2). An unreadable header counts as absent. */
export function matchesNoneOf(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return true;
  const tags = readTagList(ifNoneMatch);
  if (tags === undefined) return true;
  if (tags === '*') return false;
  return !tags.some((tag) => `"${tag.opaque}"` === etag);
}

/** Which versions of a story a change may be made on. */
export type Precondition = 'any' | readonly bigint[];

const MAX_VERSION = 2n ** 63n - 1n;

/**
 * Reads If-Match. Strong comparison (RFC 9110, section 13.1.1): a weak tag, or one that no version of a story has, matches nothing.
 * Throws 428 where the header is missing and 400 where it can't be read.
 */
export function readIfMatch(header: string | undefined): Precondition {
  if (header === undefined) {
    throw problem(
      'precondition-required',
      'Send If-Match with the ETag of the story as you read it, for example If-Match: "7"; or If-Match: * to change it whatever it is.',
    );
  }
  const tags = readTagList(header);
  if (tags === undefined) {
    throw problem('bad-input', 'If-Match could not be read.', {
      errors: [
        {
          path: 'header.If-Match',
          message: `must be * or entity tags in quotes, as "7"; it is ${JSON.stringify(header.slice(0, 200))}`,
        },
      ],
    });
  }
  return tags === '*' ? 'any' : tags.flatMap(toVersion);
}

function toVersion({ weak, opaque }: Tag): bigint[] {
  if (weak || !/^[1-9]\d{0,18}$/.test(opaque)) return [];
  const version = BigInt(opaque);
  return version > MAX_VERSION ? [] : [version];
}
