import { projectionContract } from '../contracts/projection.contract.ts';
import { withStories } from '../support/given-projection.ts';

projectionContract('SQLite', withStories);
