import { createLru } from '../read-model/lru.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { oncePerTurn } from '../shared/once-per-turn.ts';
import { perMark } from '../shared/per-mark.ts';
import type { Answer, TextAnswer } from './answer.ts';

/**
 * Gives the answer again that was made for this key, as long as the read model stands where it stood; else makes it.
 * The key names all that the answer depends on beside the read model: what is asked, and as which audience. To be called
 * while a request is answered (shared/once-per-turn.ts says why). What `make` throws isn't kept.
 */
export type Recall = (key: string, make: () => Promise<TextAnswer>) => Promise<Answer>;

const BOUNDS = { maxCount: 20_000, maxBytes: 32 * 1024 * 1024 };

/** What an answer holds beside its text, about. */
const ENTRY_BYTES = 500;

export function createRecall(readModel: Pick<ReadModel, 'checkpoint' | 'generation'>): Recall {
  // Exactly-once makes the rows of a generation a matter of its checkpoint alone.
  const moment = oncePerTurn(async () => {
    const checkpoint = await readModel.checkpoint();
    return `${String(readModel.generation())} ${String(checkpoint)}`;
  });
  const answersAt = perMark(() => createLru<Answer>(BOUNDS));
  return async (key, make) => {
    const answers = answersAt(await moment());
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = await make();
    answers.set(key, made, 2 * made.body.text.length + ENTRY_BYTES);
    return made;
  };
}
