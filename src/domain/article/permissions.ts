import type { ArticleCommandType } from './commands.ts';

export const ROLES = ['viewer', 'editor', 'auditor', 'subscriber', 'ingest', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const GRANTS = ['unpublished', 'on-behalf'] as const;
export type Grant = (typeof GRANTS)[number];

const EDITORS: readonly Role[] = ['editor', 'admin'];

/** Which roles may give which command: the one table. */
export const COMMAND_ROLES: Readonly<Record<ArticleCommandType, readonly Role[]>> = {
  DraftArticle: EDITORS,
  SaveDraft: EDITORS,
  PublishArticle: EDITORS,
  UpdateArticle: EDITORS,
  CorrectArticle: EDITORS,
  RestoreRevision: EDITORS,
  WithholdArticle: EDITORS,
  ReleaseArticle: EDITORS,
  RetractArticle: EDITORS,
  AmendTimes: EDITORS,
  CorrectEffectiveTime: [...EDITORS, 'ingest'],
  SetEmbargo: EDITORS,
  LiftEmbargo: EDITORS,
  SchedulePublication: EDITORS,
  UnschedulePublication: EDITORS,
  FireSchedule: [],
  AddNote: EDITORS,
  RecordObservation: ['ingest', 'admin'],
};

/** Whether the role sees drafts, notes, reasons and embargoes, or only what is or was public. */
export type Audience = 'staff' | 'readers';

export const audienceOf = (role: Role): Audience =>
  role === 'editor' || role === 'auditor' || role === 'admin' ? 'staff' : 'readers';
