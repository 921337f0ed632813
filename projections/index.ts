import type { Projection } from '../src/read-model/projection.ts';
import { articleState } from './article-state/project.ts';
import { auditTimeline } from './audit-timeline/project.ts';
import { eventFeed } from './event-feed/project.ts';
import { revisions } from './revisions/project.ts';
import { search } from './search/project.ts';

/** Everything that is made of the events. */
export const projections: readonly Projection[] = [articleState, revisions, auditTimeline, search, eventFeed];
