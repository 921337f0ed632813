import { z } from 'zod';

import { ARTICLE_EVENT_TYPES, type ArticleEventType } from '../../src/domain/article/events.ts';
import { FACTS_SCHEMAS } from '../../src/event-store/schemas/facts-schemas.ts';
import { PARTS_OF_TYPE } from '../../src/event-store/schemas/parts-schemas.ts';

/** What each event says happened, and who learns of it. */
const MEANINGS: Readonly<
  Record<ArticleEventType, readonly [meaning: string, audience: 'readers' | 'staff']>
> = {
  ArticleDrafted: ['A story began as a draft.', 'staff'],
  DraftSaved: ['A draft was saved, before or after publication.', 'staff'],
  ArticlePublished: [
    'Readers could see the story for the first time. Without content: its text was not observed.',
    'readers',
  ],
  ArticleUpdated: ['Readers saw another text, or the same text with another time.', 'readers'],
  ArticleCorrected: ['A mistake was mended, with a notice to readers.', 'readers'],
  ArticleRestored: [
    'A text from before was brought back; of a story that was never public it is a draft.',
    'readers',
  ],
  EarlierTextRecorded: ['A text was learned of late: readers saw it then, it is not current.', 'readers'],
  TextReinterpreted: ['The same raw page was read anew by a newer importer; never an edit.', 'readers'],
  TimesAmended: ['The posting or update time that the story states was changed.', 'readers'],
  EffectiveTimeCorrected: ['When readers saw an act was recorded wrongly and is mended.', 'readers'],
  ArticleWithheld: ['The text was taken away from readers for the time being.', 'readers'],
  ArticleReleased: ['A withheld or vanished story is there again.', 'readers'],
  ArticleRetracted: ['The story was withdrawn for good.', 'readers'],
  DisappearanceObserved: ['The page was found to be gone.', 'readers'],
  EmbargoSet: ['Publishing is forbidden, for a time or until the embargo is lifted.', 'staff'],
  EmbargoLifted: ['Publishing is allowed again.', 'staff'],
  PublicationScheduled: ['One saved revision will be published at a time.', 'staff'],
  PublicationUnscheduled: ['A scheduled publication was called off.', 'staff'],
  PublicationFailed: ['A scheduled publication could not be made at its time.', 'staff'],
  NoteAdded: ['Somebody of the staff left a note.', 'staff'],
};

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
};

function typeOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  if (schema.properties !== undefined) return `{ ${fieldNames(schema).join(', ')} }`;
  return schema.pattern?.startsWith('^\\d{4}-') === true ? 'instant' : String(schema.type);
}

const fieldNames = ({ properties = {}, required = [] }: Schema): readonly string[] =>
  Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));

const rowsOf = (schema: Schema): readonly string[] => {
  const names = fieldNames(schema);
  return Object.values(schema.properties ?? {}).map(
    (field, index) => `| \`${names[index] ?? ''}\` | ${typeOf(field)} |`,
  );
};

const table = (rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : ['| field | what |', '| --- | --- |', ...rows, ''];

const schemaOf = (type: ArticleEventType): Schema =>
  JSON.parse(JSON.stringify(z.toJSONSchema(FACTS_SCHEMAS[type]))) as Schema;

function partsOf(type: ArticleEventType): string {
  const { content, required, optional } = PARTS_OF_TYPE[type];
  const words = [...required, ...optional.map((word) => `${word}?`)].map((word) => `\`${word}\``);
  const parts = [
    ...(content === 'never' ? [] : [content === 'always' ? '`content`' : '`content` (may be unknown)']),
    ...(words.length === 0 ? [] : [`words ${words.join(', ')}`]),
  ];
  return parts.length === 0 ? '' : `Kept apart: ${parts.join('; ')}.`;
}

function sectionOf(type: ArticleEventType): readonly string[] {
  const [meaning, audience] = MEANINGS[type];
  const who = audience === 'readers' ? 'Public.' : 'For staff alone.';
  const parts = partsOf(type);
  return [
    `## ${type}`,
    '',
    `${meaning} ${who}`,
    '',
    ...table(rowsOf(schemaOf(type).properties?.['data'] ?? {})),
    ...(parts === '' ? [] : [parts, '']),
  ];
}

function envelope(): readonly string[] {
  const { properties = {}, required = [] } = schemaOf('NoteAdded');
  const { data: _data, type: _type, ...rest } = properties;
  return table(rowsOf({ properties: rest, required }));
}

/** Every event type with its fields, drawn from the schemas that stored events are held to. */
export const eventsDocument = (): string =>
  [
    '# Events',
    '',
    'Generated from the schemas that stored events are held to; a test fails when it is not current',
    '(`UPDATE_DOCS=1 npm test -- tests/repo/events-document` writes it anew). An event is facts and parts: below are the',
    'facts; texts, words and the person lie apart, each with a salt, and the facts hold their digests under `parts`.',
    '',
    '## Envelope of every event',
    '',
    ...envelope(),
    ...ARTICLE_EVENT_TYPES.flatMap(sectionOf),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
