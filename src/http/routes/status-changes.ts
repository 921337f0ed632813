import { STATUS_ACTS } from '../../acts/status-acts.ts';
import type { Route } from '../route.ts';
import { changeRoute } from './change-article.ts';

const NOTICE = '`reason` is internal, `notice` is for readers.';

/** What changes whether and when readers see a story, and what is noted about it. */
export const statusChangeRoutes: readonly Route[] = [
  changeRoute({
    ...STATUS_ACTS.withhold,
    name: 'withholdArticle',
    act: 'withhold',
    summary: 'Take a published story from readers, for now',
    description: NOTICE,
  }),
  changeRoute({
    ...STATUS_ACTS.release,
    name: 'releaseArticle',
    act: 'release',
    summary: 'Give a withheld story back to readers',
    description: NOTICE,
  }),
  changeRoute({
    ...STATUS_ACTS.retract,
    name: 'retractArticle',
    act: 'retract',
    summary: 'Retract a story, for good',
    description: NOTICE,
  }),
  changeRoute({
    ...STATUS_ACTS.schedule,
    name: 'schedulePublication',
    act: 'schedule',
    summary: 'Publish or update at a later time',
    description: 'Pins the text: without `content` the latest draft, as it is now.',
  }),
  changeRoute({
    ...STATUS_ACTS.unschedule,
    name: 'unschedulePublication',
    act: 'unschedule',
    summary: 'Cancel a scheduled publication',
  }),
  changeRoute({
    ...STATUS_ACTS.embargo,
    name: 'setEmbargo',
    act: 'embargo',
    summary: 'Set, move or lift an embargo',
    description: '`{ until?, reason }` sets it; `{ lift: true, reason }` lifts it.',
  }),
  changeRoute({
    ...STATUS_ACTS.amendTimes,
    name: 'amendTimes',
    act: 'amend-times',
    summary: 'Amend the times that a story states of itself',
    description: 'The only act that moves first-published; it never moves the time of effect.',
  }),
  changeRoute({
    ...STATUS_ACTS.correctEffectiveTime,
    name: 'correctEffectiveTime',
    act: 'effective-time',
    summary: 'Mend when readers saw an act, after a wrong import',
  }),
  changeRoute({
    ...STATUS_ACTS.addNote,
    name: 'addNote',
    act: 'notes',
    summary: 'Add an internal note',
    description: 'Never shown to readers.',
  }),
];
