import type { CommandRefusal } from '../../src/application/command-request.ts';
import { MAX_CONTENT_BYTES } from '../../src/domain/article/content.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { onWallClock } from '../components/times.tsx';

/** Why an act was refused, in a sentence for whoever sent the form; and the field that it is about. */
export type RefusalWords = { readonly message: string; readonly field?: string };

type Refused = Exclude<CommandRefusal, { readonly code: 'version-conflict' | 'command-reused' }>;

const STATUS_WORDS = {
  none: 'not begun',
  draft: 'a draft',
  published: 'published',
  withheld: 'withheld',
  retracted: 'retracted',
  gone: 'gone from its source',
} as const;

/** `zone`: on whose wall clock times are told. */
export function refusalWords(refusal: Refused, zone: string): RefusalWords {
  const at = (instant: Instant): string => `${onWallClock(instant, zone, 'second')} (${zone})`;
  switch (refusal.code) {
    case 'forbidden':
      return { message: 'Your role may not do this.' };
    case 'article-not-found':
      return { message: 'There is no such story.' };
    case 'article-exists':
      return { message: 'A story with this id exists; ids are never used again.' };
    case 'wrong-status':
      return {
        message: `The story is ${STATUS_WORDS[refusal.status]}; for this it must be ${refusal.allowed.map((status) => STATUS_WORDS[status]).join(' or ')}.`,
      };
    case 'article-retracted':
      return { message: 'The story is retracted, which is final. A note can still be added.' };
    case 'source-owned':
      return {
        message:
          'The text of this story comes from its source, and changes only there. A note can be added here.',
      };
    case 'no-draft':
      return { message: 'There is no draft to take the text from. Save one first.' };
    case 'content-too-large':
      return {
        message: `The text has ${String(refusal.bytes)} bytes, as JSON; the most is ${String(MAX_CONTENT_BYTES)}. Shorten it, or split the story.`,
      };
    case 'mislabelled-correction':
      return {
        message: 'A mistake is mended by a correction, with a notice to readers.',
        field: 'reasonCode',
      };
    default:
      return timeWords(refusal, at);
  }
}

type Described =
  | 'forbidden'
  | 'article-not-found'
  | 'article-exists'
  | 'wrong-status'
  | 'article-retracted'
  | 'source-owned'
  | 'no-draft'
  | 'content-too-large'
  | 'mislabelled-correction';

function timeWords(
  refusal: Exclude<Refused, { readonly code: Described }>,
  at: (instant: Instant) => string,
): RefusalWords {
  switch (refusal.code) {
    case 'under-embargo':
      return {
        message: `The story is under embargo${refusal.until === undefined ? '' : ` until ${at(refusal.until)}`}. Lift the embargo first, or wait.`,
      };
    case 'no-embargo':
      return { message: 'There is no embargo to lift.' };
    case 'already-scheduled':
      return { message: `A publication waits for ${at(refusal.publishAt)}. Unschedule it first.` };
    case 'not-scheduled':
      return { message: 'No publication waits.' };
    case 'schedule-in-past':
      return {
        message: `${at(refusal.publishAt)} has passed. Give a later time, or publish at once.`,
        field: 'publishAt',
      };
    case 'effective-in-future':
      return {
        message: `${at(refusal.effectiveAt)} lies in the future. Leave it empty, or schedule the publication.`,
        field: 'effectiveAt',
      };
    case 'effective-before-publication':
      return {
        message: `${at(refusal.effectiveAt)} is before the publication, ${at(refusal.publishedAt)}. Give a later time.`,
        field: 'effectiveAt',
      };
    case 'updated-before-published':
      return {
        message: `The update, ${at(refusal.updatedAt)}, is before the time of posting, ${at(refusal.publishedAt)}. Give a later time.`,
        field: 'updatedAt',
      };
    default:
      return placeWords(refusal);
  }
}

type OfPlace = Extract<
  Refused,
  { readonly code: 'nothing-to-amend' | 'unknown-revision' | 'text-not-observed' | 'unknown-event' }
>;

function placeWords(refusal: OfPlace): RefusalWords {
  switch (refusal.code) {
    case 'nothing-to-amend':
      return { message: 'Give a time that differs from the one that stands.', field: 'publishedAt' };
    case 'unknown-revision':
      return {
        message: `The story has no revision ${String(refusal.revision)}.`,
        field: 'correction.corrects',
      };
    case 'text-not-observed':
      return { message: `Nobody kept the text of revision ${String(refusal.revision)}. Take another one.` };
    case 'unknown-event':
      return { message: `The story has no such public act: ${refusal.eventId}.` };
  }
}
