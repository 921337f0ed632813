import { TEXT_ACTS } from '../../acts/text-acts.ts';
import type { Route } from '../route.ts';
import { changeRoute } from './change-article.ts';

const NULL_TIME = 'A time left out is stated by Stet; `updatedAt: null` says that it did not move.';

/** What changes a story's text, drafted or public. */
export const textChangeRoutes: readonly Route[] = [
  changeRoute({
    ...TEXT_ACTS.saveDraft,
    name: 'saveDraft',
    method: 'PUT',
    act: 'draft',
    summary: 'Save a draft',
    description:
      'Readers do not see it, also after publication. A draft equal to the last saved text records nothing.',
  }),
  changeRoute({
    ...TEXT_ACTS.publish,
    name: 'publishArticle',
    act: 'publish',
    summary: 'Publish a story',
    description: `Without \`content\`: the latest draft. \`effectiveAt\` is for a late entry and lies in the past. ${NULL_TIME}`,
  }),
  changeRoute({
    ...TEXT_ACTS.update,
    name: 'updateArticle',
    act: 'updates',
    summary: 'Update a published story',
    description: `Without \`content\`: the latest draft. A mistake is mended by a correction: \`reasonCode: "error"\` is refused. ${NULL_TIME}`,
  }),
  changeRoute({
    ...TEXT_ACTS.correct,
    name: 'correctArticle',
    act: 'corrections',
    summary: 'Correct a published story, with a notice for readers',
    description: `Without \`content\`: the latest draft. ${NULL_TIME}`,
  }),
  changeRoute({
    ...TEXT_ACTS.restore,
    name: 'restoreRevision',
    act: 'restore',
    summary: 'Bring back an earlier revision’s text, as a new revision',
    description: NULL_TIME,
  }),
];
