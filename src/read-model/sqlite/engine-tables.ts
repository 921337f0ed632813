import type { Article } from '../../domain/article/article.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import type { Database } from '../../sqlite/open-database.ts';
import type { Row } from '../projection.ts';
import { decodeState } from '../state-rows.ts';

/** The engine's own tables: the checkpoint and the durable story states. */
const CREATE = `
  CREATE TABLE read_model_checkpoint (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
  ) STRICT;
  INSERT INTO read_model_checkpoint VALUES (1, 0);
  CREATE TABLE story_states (
    article_id TEXT PRIMARY KEY,
    stream_version INTEGER NOT NULL,
    head TEXT NOT NULL,
    saved_content TEXT,
    published_content TEXT,
    draft_content TEXT
  ) STRICT;
  CREATE TABLE story_acts (
    article_id TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    acts TEXT NOT NULL,
    PRIMARY KEY (article_id, chunk)
  ) STRICT;
`;

export const createEngineTables = (database: Database): unknown => database.exec(CREATE);

export type EngineTables = {
  checkpoint(): bigint;
  setCheckpoint(position: bigint): void;
  loadState(articleId: ArticleId): Article | undefined;
};

export function openEngineTables(database: Database): EngineTables {
  const selectCheckpoint = database
    .prepare<[], bigint>('SELECT position FROM read_model_checkpoint')
    .pluck()
    .safeIntegers();
  const updateCheckpoint = database.prepare<[bigint]>('UPDATE read_model_checkpoint SET position = ?');
  const selectState = database.prepare<[string], Row>('SELECT * FROM story_states WHERE article_id = ?');
  const selectActs = database.prepare<[string], Row>(
    'SELECT acts FROM story_acts WHERE article_id = ? ORDER BY chunk',
  );
  return {
    checkpoint() {
      const position = selectCheckpoint.get();
      if (position === undefined) throw new Error(`${database.name} has no checkpoint: run \`stet rebuild\``);
      return position;
    },
    setCheckpoint(position) {
      updateCheckpoint.run(position);
    },
    loadState(articleId) {
      const state = selectState.get(articleId);
      return state === undefined ? undefined : decodeState(state, selectActs.all(articleId));
    },
  };
}
