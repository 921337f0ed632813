import { StringDecoder } from 'node:string_decoder';

import chardet from 'chardet';
import iconv from 'iconv-lite';

import { ok, refuse, type Result } from '../shared/result.ts';
import { findEncoding } from './encodings.ts';
import type { ImportFault } from './import-fault.ts';
import type { UsedEncoding } from './import-report.ts';

/** 64 KiB tell a detector as much as a whole page. */
const SAMPLE_BYTES = 64 * 1024;
/** chardet gives 10 to every encoding that isn't excluded. */
const MIN_CONFIDENCE = 25;
/** So many whole characters to a broken one: UTF-8 that was damaged later, since other encodings hardly ever form one. */
const WHOLE_TO_BROKEN = 4;

/** Whether the bytes were meant as UTF-8 with characters beyond ASCII, be they whole or damaged here and there. */
export function looksLikeUtf8(bytes: Buffer): boolean {
  // What is cut off at the end is held back and so doesn't count as broken.
  const text = new StringDecoder('utf8').write(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const beyondAscii = text.match(/[^\x00-\x7F]/gu)?.length ?? 0;
  const whole = beyondAscii - broken;
  return whole >= 2 && whole >= WHOLE_TO_BROKEN * broken && !bytes.includes(0);
}

/** The encodings that fit, most likely first. */
export function detectEncoding(bytes: Buffer): Result<readonly UsedEncoding[], ImportFault> {
  const nul = bytes.indexOf(0);
  if (nul !== -1) return detectUtf16(bytes, nul);
  const matches = chardet.analyse(bytes.subarray(0, SAMPLE_BYTES));
  const candidates = matches.filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  const known = candidates.flatMap(({ name, confidence }): UsedEncoding[] => {
    const encoding = findEncoding(name);
    return encoding === undefined || encoding.startsWith('UTF')
      ? []
      : [{ name: encoding, how: 'detected', confidence }];
  });
  const best = candidates[0]?.name;
  if (best?.startsWith('ISO-2022') === true) return refuse({ code: 'undecodable', looksLike: best });
  return known.length > 0 ? ok(known) : refuse({ code: 'undecodable', looksLike: best });
}

/**
 * UTF-16 without a mark: in text with any ASCII (line breaks, digits) the zero bytes all lie on one side of the pairs.
 * Binary data has them on both.
 */
function detectUtf16(bytes: Buffer, firstNul: number): Result<readonly UsedEncoding[], ImportFault> {
  const sides = [0, 0];
  for (let at = firstNul; at !== -1; at = bytes.indexOf(0, at + 1)) sides[at % 2] = (sides[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = sides;
  const bigEndian = even > odd;
  const [many, few] = bigEndian ? [even, odd] : [odd, even];
  // U+4E00 and its like have a zero byte on the other side, but are few among a page's line breaks and digits.
  if (many < 2 || few * 8 > many) return refuse({ code: 'binary', atByte: firstNul });
  const name = bigEndian ? 'UTF-16BE' : 'UTF-16LE';
  const sample = iconv.decode(bytes.subarray(0, SAMPLE_BYTES), name);
  const strange = sample.match(NOT_IN_TEXT)?.length ?? 0;
  if (strange > sample.length * STRANGE_SHARE) return refuse({ code: 'binary', atByte: firstNul });
  return ok([{ name, how: 'detected' }]);
}

/** Controls, unassigned and private characters: what binary data becomes when it is read as UTF-16. */
const NOT_IN_TEXT = /(?![\t\n\f\r\u0085])[\p{Cc}\p{Cn}\p{Co}]/gu;
const STRANGE_SHARE = 0.01;
