import { logOf, type AppendLog } from '../shared/append-log.ts';
import type { Article, HeldContent, PublicAct, PublicState, SavedText } from '../domain/article/article.ts';
import type { Content } from '../domain/article/content.ts';
import type { Cell, ProjectedTable, Row, RowChange } from './projection.ts';

/** So many acts lie in one row: an event on a story of 5,000 revisions rewrites the last chunk alone. */
export const ACTS_PER_CHUNK = 64;

export const STATE_TABLE: ProjectedTable = { name: 'story_states', key: ['article_id'] };
export const ACTS_TABLE: ProjectedTable = { name: 'story_acts', key: ['article_id', 'chunk'] };

/** A content lies in the first of these columns that fits, so that equal ones are stored once and a publication of the newest text moves none. */
type Slot = 'saved_content' | 'published_content' | 'draft_content';
const SLOTS: readonly Slot[] = ['saved_content', 'published_content', 'draft_content'];
type Slots = Partial<Record<Slot, Content>>;

type StoredText = Omit<SavedText, 'content'> & { readonly in: Slot };
type StoredContent =
  { readonly state: 'held'; readonly in: Slot } | Exclude<HeldContent, { readonly state: 'held' }>;
type StoredPublic = Omit<PublicState, 'content'> & { readonly content: StoredContent };
/** A state without its texts and acts, as JSON; bigints are strings. */
type Head = Omit<Article, 'acts' | 'draft' | 'lastSaved' | 'published'> & {
  readonly draft: StoredText | null;
  readonly lastSaved: StoredText | null;
  readonly published: StoredPublic | null;
};

const BIGINTS: ReadonlySet<string> = new Set(['streamVersion', 'heldBy']);

const encodeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));

/** Walked afterwards, since a reviver makes the parser of thousands of acts several times slower. */
function decodeJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  reviveBigints(value);
  return value;
}

function reviveBigints(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  // What JSON.parse has made holds its own keys alone, a list too, and nobody else has it yet.
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const item = object[key];
    if (typeof item === 'string') {
      if (BIGINTS.has(key)) object[key] = BigInt(item);
    } else reviveBigints(item);
  }
}

/** Contents never change, so each is encoded once while it lives. */
const encodedContents = new WeakMap<Content, string>();

function encodeContent(content: Content): string {
  const known = encodedContents.get(content);
  if (known !== undefined) return known;
  const text = JSON.stringify(content);
  encodedContents.set(content, text);
  return text;
}

const isSame = (a: Content, b: Content): boolean => a === b || encodeContent(a) === encodeContent(b);

function slotFor(slots: Slots, content: Content, own: Slot): Slot {
  return SLOTS.find((slot) => slots[slot] !== undefined && isSame(slots[slot], content)) ?? own;
}

function toSlots({ lastSaved, published, draft }: Article): Slots {
  const slots: Slots = {};
  const place = (content: Content, own: Slot): void => {
    const slot = slotFor(slots, content, own);
    slots[slot] ??= content;
  };
  if (lastSaved !== null) place(lastSaved.content, 'saved_content');
  if (published?.content.state === 'held') place(published.content.content, 'published_content');
  if (draft !== null) place(draft.content, 'draft_content');
  return slots;
}

function encodeHead(article: Article, slots: Slots): string {
  const { acts: _acts, draft, lastSaved, published, ...rest } = article;
  const stored = (text: SavedText | null): StoredText | null =>
    text && { revision: text.revision, hash: text.hash, in: slotFor(slots, text.content, 'draft_content') };
  const head: Head = {
    ...rest,
    draft: stored(draft),
    lastSaved: stored(lastSaved),
    published: published && { ...published, content: encodeHeld(published.content, slots) },
  };
  return encodeJson(head);
}

const encodeHeld = (held: HeldContent, slots: Slots): StoredContent =>
  held.state === 'held' ? { state: 'held', in: slotFor(slots, held.content, 'published_content') } : held;

/**
 * What must change in the state tables to hold `next` where they hold `previous` (undefined: nothing of this story).
 * Contents and chunks of acts that both have in common are left alone.
 */
export function encodeState(previous: Article | undefined, next: Article): RowChange[] {
  const slots = toSlots(next);
  const before = previous === undefined ? {} : toSlots(previous);
  const contents: Record<string, Cell> = {};
  for (const slot of SLOTS) {
    if (previous !== undefined && before[slot] === slots[slot]) continue;
    const content = slots[slot];
    contents[slot] = content === undefined ? null : encodeContent(content);
  }
  const key = { article_id: next.articleId };
  const values = { stream_version: next.streamVersion, head: encodeHead(next, slots), ...contents };
  const table = STATE_TABLE.name;
  const state: RowChange =
    previous === undefined
      ? { op: 'upsert', table, row: { ...key, ...values } }
      : { op: 'patch', table, key, values };
  return [state, ...encodeActs(previous?.acts, next)];
}

function encodeActs(previous: AppendLog<PublicAct> | undefined, { articleId, acts }: Article): RowChange[] {
  const same = previous === undefined ? 0 : countShared(previous, acts);
  const stored = previous?.length ?? 0;
  if (same === acts.length && same === stored) return [];
  const changes: RowChange[] = [];
  const table = ACTS_TABLE.name;
  for (let from = same - (same % ACTS_PER_CHUNK); from < acts.length; from += ACTS_PER_CHUNK) {
    const items = acts.items.slice(from, Math.min(from + ACTS_PER_CHUNK, acts.length));
    const chunk = from / ACTS_PER_CHUNK;
    changes.push({ op: 'upsert', table, row: { article_id: articleId, chunk, acts: encodeJson(items) } });
  }
  for (let chunk = chunksOf(acts.length); chunk < chunksOf(stored); chunk += 1) {
    changes.push({ op: 'delete', table, key: { article_id: articleId, chunk } });
  }
  return changes;
}

const chunksOf = (acts: number): number => Math.ceil(acts / ACTS_PER_CHUNK);

/** How many acts from the first on are the same objects. Versions of one log share their array. */
function countShared(a: AppendLog<PublicAct>, b: AppendLog<PublicAct>): number {
  const shorter = Math.min(a.length, b.length);
  if (a.items === b.items) return shorter;
  let count = 0;
  while (count < shorter && a.items[count] === b.items[count]) count += 1;
  return count;
}

const textCell = (row: Row, column: string): string => {
  const cell = row[column];
  if (typeof cell !== 'string') throw new Error(`${STATE_TABLE.name}.${column} holds no text`);
  return cell;
};

/** The state as `encodeState` has stored it: the row of the story and its rows of acts in order of `chunk`. */
export function decodeState(state: Row, chunks: readonly Row[]): Article {
  const contents = new Map<Slot, Content>();
  const contentIn = (slot: Slot): Content => {
    const content = contents.get(slot) ?? (JSON.parse(textCell(state, slot)) as Content);
    contents.set(slot, content);
    return content;
  };
  const { draft, lastSaved, published, ...rest } = decodeJson(textCell(state, 'head')) as Head;
  const toSaved = (text: StoredText | null): SavedText | null =>
    text && { revision: text.revision, hash: text.hash, content: contentIn(text.in) };
  const toHeld = (held: StoredContent): HeldContent =>
    held.state === 'held' ? { state: 'held', content: contentIn(held.in) } : held;
  return {
    ...rest,
    draft: toSaved(draft),
    lastSaved: toSaved(lastSaved),
    published: published && { ...published, content: toHeld(published.content) },
    acts: logOf(chunks.flatMap((row) => decodeJson(textCell(row, 'acts')) as PublicAct[])),
  };
}

const BYTES_PER_ACT = 800;
const BYTES_PER_BLOCK = 200;

/** What a state takes in memory, roughly. */
export function approximateBytes(article: Article): number {
  const contents = toDistinct(article).reduce((sum, content) => sum + contentBytes(content), 0);
  return 1_000 + contents + article.acts.length * BYTES_PER_ACT;
}

function toDistinct({ lastSaved, published, draft }: Article): Content[] {
  const held = published?.content.state === 'held' ? published.content.content : undefined;
  return [...new Set([lastSaved?.content, held, draft?.content])].filter((content) => content !== undefined);
}

/** Twice the letters, since the encoded form may be kept beside the object. */
const contentBytes = ({ blocks }: Content): number =>
  blocks.reduce((sum, { text }) => sum + text.length * 4 + BYTES_PER_BLOCK, 1_000);
