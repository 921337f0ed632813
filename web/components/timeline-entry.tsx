import type { VNode } from 'preact';

import type { StoryName } from '../../projections/article-state/list-names.ts';
import type { ChangedFields } from '../../projections/audit-timeline/list-changed-fields.ts';
import type { TimelineEntry } from '../../projections/audit-timeline/views.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { address, storyAddress } from '../address.ts';
import { ACT_WORDS } from './act-words.ts';
import type { Names } from './actor-name.tsx';
import { fieldWords } from './field-words.ts';
import { onWallClock } from './times.tsx';
import { withNames } from './with-names.ts';

export type EntryContext = {
  readonly names: Names;
  readonly zone: string;
  /** What each act changed, for staff. */
  readonly fields?: ChangedFields | undefined;
  /** Of entries of many stories: what the stories are called. Then each entry leads on in the audit, too. */
  readonly stories?: ReadonlyMap<ArticleId, StoryName> | undefined;
  /** Parts the ids of two lists on one page. */
  readonly anchor?: string | undefined;
  /** The one that the others surround. */
  readonly here?: bigint | undefined;
};

type Props = EntryContext & { readonly entry: TimelineEntry };

export const EntryRow = (props: Props): VNode => {
  const { entry, names, zone, fields, stories, here, anchor = 'e' } = props;
  const isHere = here === entry.position;
  return (
    <tr
      id={`${anchor}${String(entry.position)}`}
      class={isHere ? 'here' : undefined}
      aria-current={isHere || undefined}
    >
      <td class="when">
        <time datetime={entry.recordedAt} title={entry.recordedAt}>
          {onWallClock(entry.recordedAt, zone, 'second')}
        </time>
        {entry.effectiveAt === entry.recordedAt ? null : (
          <small>
            in effect {onWallClock(entry.effectiveAt, zone)} ({entry.effectiveBasis})
          </small>
        )}
      </td>
      <td>
        <span class="act-word">{ACT_WORDS[entry.type]}</span> <EntryMarks entry={entry} />
      </td>
      <td>
        {stories === undefined ? null : <StoryLink articleId={entry.articleId} stories={stories} />}
        <p>
          <bdi>{withNames(entry.sentence, names)}</bdi>
        </p>
        <FieldsLine fields={fields?.get(entry.position)} />
        <Words entry={entry} isInAudit={stories !== undefined} />
        <Links {...props} />
      </td>
    </tr>
  );
};

const EntryMarks = ({ entry }: { entry: TimelineEntry }): VNode => (
  <>
    {entry.recording === 'backfill' ? <span class="mark">imported</span> : null}{' '}
    {entry.backDated ? <span class="mark">back-dated</span> : null}{' '}
    {entry.desk?.silent === 'yes' ? <span class="mark silent">silent edit</span> : null}{' '}
    {entry.desk?.silent === 'undetermined' ? <span class="mark">perhaps silent</span> : null}{' '}
    {(entry.desk?.anomalies ?? []).map(({ code }) => (
      <span class="mark anomaly" key={code}>
        {code}
      </span>
    ))}
  </>
);

type StoryLinkProps = {
  readonly articleId: ArticleId;
  readonly stories: ReadonlyMap<ArticleId, StoryName>;
};

const StoryLink = ({ articleId, stories }: StoryLinkProps): VNode => {
  const { headline = null, language } = stories.get(articleId) ?? {};
  const href = storyAddress(articleId, 'timeline');
  return headline === null ? (
    <a class="story-link id" href={href}>
      {articleId}
    </a>
  ) : (
    <a class="story-link" href={href} lang={language ?? undefined} dir="auto">
      {headline}
    </a>
  );
};

const FieldsLine = ({ fields }: { fields: readonly string[] | undefined }): VNode | null =>
  fields === undefined ? null : <p class="words">Changed: {fields.map(fieldWords).join(', ')}</p>;

type WordsProps = { readonly entry: TimelineEntry; readonly isInAudit: boolean };

const Words = ({ entry: { notice, desk }, isInAudit }: WordsProps): VNode => (
  <>
    {notice === undefined ? null : (
      <p class="words">
        To readers:{' '}
        <q>
          <bdi>{notice}</bdi>
        </q>
      </p>
    )}
    <Word label="Reason" text={desk?.reason} />
    <Word label="Note" text={desk?.note} />
    {desk?.ip === undefined ? null : (
      <p class="words">
        From {isInAudit ? <a href={address('/audit', { ip: desk.ip })}>{desk.ip}</a> : desk.ip}
      </p>
    )}
  </>
);

const Word = ({ label, text }: { label: string; text: string | undefined }): VNode | null =>
  text === undefined ? null : (
    <p class="words">
      {label}: <bdi>{text}</bdi>
    </p>
  );

const Links = ({ entry, names, stories, fields, here }: Props): VNode | null => {
  const { articleId, revision, actor, position } = entry;
  const links = [
    ...(revision === undefined
      ? []
      : [{ href: storyAddress(articleId, '', { revision }), words: `Revision ${String(revision)}` }]),
    ...(revision !== undefined && fields?.has(position) === true
      ? [
          {
            href: storyAddress(articleId, 'compare', { from: 'previous', to: revision }),
            words: 'What changed',
          },
        ]
      : []),
    ...(stories === undefined || actor.kind === 'unknown'
      ? []
      : [
          {
            href: address('/audit', { actor: actor.id }),
            words: `All by ${names.get(actor.id) ?? actor.id}`,
          },
        ]),
    ...(stories === undefined || here === position
      ? []
      : [{ href: `/audit/${String(position)}`, words: 'Before and after' }]),
  ];
  return links.length === 0 ? null : (
    <p class="entry-links">
      {links.map(({ href, words }) => (
        <a href={href} key={href}>
          <bdi>{words}</bdi>
        </a>
      ))}
    </p>
  );
};
