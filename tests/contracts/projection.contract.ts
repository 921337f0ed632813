import type { GivenStories } from '../support/given-projection.ts';
import { storyQueriesContract } from './story-queries.contract.ts';
import { timelineQueriesContract } from './timeline-queries.contract.ts';

/** The queries of every projection, over whatever database. `withStories` also checks that the rows equal a replay. */
export function projectionContract(
  name: string,
  withStories: (work: (given: GivenStories) => Promise<void>) => Promise<void>,
): void {
  storyQueriesContract(name, withStories);
  timelineQueriesContract(name, withStories);
}
