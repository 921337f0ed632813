import { COMMAND_ROLES, type Role } from '../domain/article/permissions.ts';

/** Who may ask for a route. `open`: everybody, without a token. `loopback`: also everybody on this machine. */
export type Access = 'open' | { readonly roles: readonly Role[]; readonly loopback?: true };

const READERS: Access = { roles: ['viewer', 'editor', 'auditor', 'subscriber', 'admin'] };
const STAFF: Access = { roles: ['editor', 'auditor', 'admin'] };

/** Roles × routes: the one table. What changes a story takes its roles from the command's. */
export const ROUTE_ACCESS = {
  createArticle: { roles: COMMAND_ROLES.DraftArticle },
  getDraft: STAFF,
  saveDraft: { roles: COMMAND_ROLES.SaveDraft },
  publishArticle: { roles: COMMAND_ROLES.PublishArticle },
  updateArticle: { roles: COMMAND_ROLES.UpdateArticle },
  correctArticle: { roles: COMMAND_ROLES.CorrectArticle },
  restoreRevision: { roles: COMMAND_ROLES.RestoreRevision },
  withholdArticle: { roles: COMMAND_ROLES.WithholdArticle },
  releaseArticle: { roles: COMMAND_ROLES.ReleaseArticle },
  retractArticle: { roles: COMMAND_ROLES.RetractArticle },
  schedulePublication: { roles: COMMAND_ROLES.SchedulePublication },
  unschedulePublication: { roles: COMMAND_ROLES.UnschedulePublication },
  setEmbargo: { roles: COMMAND_ROLES.SetEmbargo },
  amendTimes: { roles: COMMAND_ROLES.AmendTimes },
  correctEffectiveTime: { roles: COMMAND_ROLES.CorrectEffectiveTime },
  addNote: { roles: COMMAND_ROLES.AddNote },
  importSnapshots: { roles: COMMAND_ROLES.RecordObservation },
  listArticles: READERS,
  getArticle: READERS,
  listRevisions: READERS,
  getRevision: READERS,
  getDiff: READERS,
  getBlame: READERS,
  getTimeline: READERS,
  listAudit: { roles: ['auditor', 'admin'] },
  search: READERS,
  getLive: READERS,
  listEvents: { roles: ['subscriber', 'admin'] },
  getOpenApi: 'open',
  getAsyncApi: 'open',
  getDocs: 'open',
  getDocsStyle: 'open',
  getProblem: 'open',
  getHealth: 'open',
  getReadiness: 'open',
  getMetrics: { roles: ['admin'], loopback: true },
} as const satisfies Record<string, Access>;

export type RouteName = keyof typeof ROUTE_ACCESS;

export const accessOf = (name: RouteName): Access => ROUTE_ACCESS[name];
