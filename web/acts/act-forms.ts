import type { Act } from '../../src/acts/act.ts';
import { STATUS_ACTS } from '../../src/acts/status-acts.ts';
import { TEXT_ACTS } from '../../src/acts/text-acts.ts';
import type { LiveCommandType } from '../../src/domain/article/life.ts';
import { REASON_CODES } from '../../src/domain/article/events.ts';
import type { ActField } from './act-fields.ts';

/** An act as editors meet it: what it is called, what it asks, and the act that it is. */
export type ActForm = {
  /** On the button and in the menu. */
  readonly word: string;
  /** What it does, in a sentence. */
  readonly does: string;
  readonly command: LiveCommandType;
  readonly act: Act;
  /** `whole`: the text is edited in the form. `restored`: it is that of a revision. */
  readonly text?: 'whole' | 'restored';
  readonly fields: readonly ActField[];
  /** Sent along with what was typed. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Names of what a form sends along unseen, set when it was made. */
  readonly along?: readonly string[];
  /** Readers are told of it, or lose something. */
  readonly isGrave?: true;
};

const REASON: ActField = {
  as: 'words',
  name: 'reason',
  label: 'Reason',
  hint: 'For colleagues and auditors. Readers never see it.',
  required: true,
};
const NOTE: ActField = {
  as: 'words',
  name: 'note',
  label: 'Note',
  hint: 'For colleagues and auditors. Readers never see it.',
};
const NOTICE: ActField = { as: 'words', name: 'notice', label: 'Notice to readers', hint: 'Readers see it.' };
const UPDATED: ActField = { as: 'moved', name: 'updatedAt', label: 'The time of update' };
const EFFECTIVE: ActField = {
  as: 'moment',
  name: 'effectiveAt',
  label: 'Readers saw it from',
  hint: 'For a late entry: a time in the past. Left empty: from now on.',
};
const POSTED: ActField = {
  as: 'stated',
  name: 'publishedAt',
  label: 'Posted',
  hint: 'As the story states it, for example 2026-03-12 14:05. Left empty: the time of publication.',
};

const REASON_WORDS: Readonly<Record<(typeof REASON_CODES)[number], string>> = {
  development: 'the story went on',
  clarification: 'clearer words',
  style: 'style',
  legal: 'legal',
  technical: 'technical',
  unknown: 'not said',
};

export const ACT_FORMS = {
  draft: {
    word: 'Save a draft',
    does: 'Keeps the text for the desk. Readers don’t see it.',
    command: 'SaveDraft',
    act: TEXT_ACTS.saveDraft,
    text: 'whole',
    fields: [NOTE],
  },
  publish: {
    word: 'Publish',
    does: 'Gives the story to readers.',
    command: 'PublishArticle',
    act: TEXT_ACTS.publish,
    text: 'whole',
    fields: [POSTED, EFFECTIVE],
  },
  update: {
    word: 'Update',
    does: 'Gives readers a newer text. A mistake is mended by a correction instead.',
    command: 'UpdateArticle',
    act: TEXT_ACTS.update,
    text: 'whole',
    fields: [
      {
        as: 'choice',
        name: 'significance',
        label: 'Weight',
        of: [
          ['material', 'material: it changes what readers know'],
          ['minor', 'minor'],
        ],
      },
      {
        as: 'choice',
        name: 'reasonCode',
        label: 'Why',
        of: [...REASON_CODES].reverse().map((code) => [code, REASON_WORDS[code]] as const),
      },
      NOTE,
      NOTICE,
      UPDATED,
      EFFECTIVE,
    ],
  },
  correct: {
    word: 'Correct',
    does: 'Mends a mistake and tells readers so.',
    command: 'CorrectArticle',
    act: TEXT_ACTS.correct,
    text: 'whole',
    fields: [
      {
        as: 'choice',
        name: 'correction.kind',
        label: 'Kind',
        of: [
          ['correction', 'correction: something was wrong'],
          ['clarification', 'clarification: something could be misread'],
        ],
      },
      {
        as: 'words',
        name: 'correction.notice',
        label: 'Notice to readers',
        hint: 'What was wrong, and what is right.',
        required: true,
      },
      {
        as: 'revision',
        name: 'correction.corrects',
        label: 'Revision that had the mistake',
        hint: 'Its number, if it is known.',
      },
      {
        as: 'line',
        name: 'correction.placement',
        label: 'Where the notice stands',
        hint: 'For example: foot of the story.',
      },
      UPDATED,
      EFFECTIVE,
    ],
  },
  restore: {
    word: 'Restore a revision',
    does: 'Brings back the text of an earlier revision, as a new revision. Nothing is lost.',
    command: 'RestoreRevision',
    act: TEXT_ACTS.restore,
    text: 'restored',
    fields: [{ ...NOTE, label: 'Why it is restored', required: true }, NOTICE, UPDATED],
  },
  schedule: {
    word: 'Schedule',
    does: 'Publishes the saved draft at a later time, or updates with it. The draft is pinned as it is now.',
    command: 'SchedulePublication',
    act: STATUS_ACTS.schedule,
    along: ['act'],
    fields: [{ as: 'moment', name: 'publishAt', label: 'When', hint: 'A time to come.', required: true }],
  },
  unschedule: {
    word: 'Unschedule',
    does: 'Cancels the publication that waits.',
    command: 'UnschedulePublication',
    act: STATUS_ACTS.unschedule,
    fields: [REASON],
  },
  embargo: {
    word: 'Set an embargo',
    does: 'Forbids publishing until a time, or until it is lifted.',
    command: 'SetEmbargo',
    act: STATUS_ACTS.embargo,
    fields: [
      { as: 'moment', name: 'until', label: 'Until', hint: 'Left empty: until somebody lifts it.' },
      REASON,
    ],
  },
  'lift-embargo': {
    word: 'Lift the embargo',
    does: 'Allows publishing again.',
    command: 'LiftEmbargo',
    act: STATUS_ACTS.embargo,
    fixed: { lift: true },
    fields: [REASON],
  },
  withhold: {
    word: 'Withhold',
    does: 'Takes the story from readers for now, its past texts too. They get the notice instead.',
    command: 'WithholdArticle',
    act: STATUS_ACTS.withhold,
    fields: [REASON, NOTICE],
    isGrave: true,
  },
  release: {
    word: 'Release',
    does: 'Gives the story back to readers.',
    command: 'ReleaseArticle',
    act: STATUS_ACTS.release,
    fields: [REASON, NOTICE],
  },
  'amend-times': {
    word: 'Amend times',
    does: 'Mends the times that the story states of itself. When readers saw it stays as it is.',
    command: 'AmendTimes',
    act: STATUS_ACTS.amendTimes,
    fields: [
      { ...POSTED, hint: 'For example 2026-03-12 14:05. Left empty: it stays.' },
      {
        as: 'stated',
        name: 'updatedAt',
        label: 'Updated',
        hint: 'For example 2026-03-12 18:30. Left empty: it stays.',
      },
      REASON,
    ],
  },
  retract: {
    word: 'Retract',
    does: 'Takes the story from readers for good. After that only notes can be added.',
    command: 'RetractArticle',
    act: STATUS_ACTS.retract,
    fields: [{ ...NOTICE, required: true }, REASON],
    isGrave: true,
  },
  note: {
    word: 'Add a note',
    does: 'Leaves words for colleagues and auditors. Readers never see them.',
    command: 'AddNote',
    act: STATUS_ACTS.addNote,
    fields: [{ as: 'words', name: 'text', label: 'Note', required: true }],
  },
} as const satisfies Record<string, ActForm>;

export type ActName = keyof typeof ACT_FORMS;
export const ACT_NAMES = Object.keys(ACT_FORMS) as ActName[];

export const formOf = (name: ActName): ActForm => ACT_FORMS[name];

/** A story that isn't there yet. */
export const BEGIN_FORM: ActForm = {
  word: 'Begin the story',
  does: 'Keeps the text as a draft. Readers don’t see it.',
  command: 'DraftArticle',
  act: TEXT_ACTS.begin,
  text: 'whole',
  fields: [NOTE],
};
