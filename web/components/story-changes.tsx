import type { ComponentChildren, VNode } from 'preact';

import type { FieldChange, Span, StoryDiff } from '../../src/diff/story-diff.ts';
import type { Content } from '../../src/domain/article/content.ts';

type Props = {
  readonly before: Content;
  readonly after: Content;
  readonly diff: StoryDiff;
  /** The blocks with their changes. */
  readonly children: ComponentChildren;
};

/** The story as its own page shows it, with what changed marked: headline, summary and bylines around the blocks, tags below. */
export const StoryChanges = ({ before, after, diff, children }: Props): VNode => {
  const change = (field: FieldChange['field']): FieldChange | undefined =>
    diff.fields.find((one) => one.field === field);
  const summary = after.summary ?? before.summary;
  return (
    <div class="story-text diff diff-story" lang={after.language} data-story-changes>
      <h2 class="story-headline" dir="auto">
        <ChangedText change={change('headline')} text={after.headline} />
      </h2>
      {summary === undefined ? null : (
        <p class="summary" dir="auto">
          <ChangedText change={change('summary')} text={summary} />
        </p>
      )}
      <Items name="By " items={after.bylines} change={change('bylines')} className="byline" />
      {children}
      <Items name="Tags: " items={after.tags} change={change('tags')} className="tag-line" />
    </div>
  );
};

const ChangedText = ({ change, text }: { change: FieldChange | undefined; text: string }): VNode => {
  if (change === undefined) return <>{text}</>;
  const [old, fresh] = [asText(change.before), asText(change.after)];
  const spans = 'spans' in change ? change.spans : undefined;
  if (spans === undefined) return <Replaced old={old} fresh={fresh} />;
  return (
    <>
      {spans.map((span) => (
        <SpanText key={`${String(span.before[0])}.${String(span.after[0])}`} span={span} text={fresh} />
      ))}
    </>
  );
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const SpanText = ({ span, text }: { span: Span; text: string }): VNode =>
  span.op === 'equal' ? (
    <>{text.slice(...span.after)}</>
  ) : (
    <Replaced old={span.beforeText ?? ''} fresh={span.afterText ?? ''} />
  );

const Replaced = ({ old, fresh }: { old: string; fresh: string }): VNode => (
  <>
    {old === '' ? null : <del>{old}</del>}
    {fresh === '' ? null : <ins>{fresh}</ins>}
  </>
);

type ItemsProps = {
  readonly name: string;
  readonly items: readonly string[];
  readonly change: FieldChange | undefined;
  readonly className: string;
};

/** What went stands behind what is there now. */
const Items = ({ name, items, change, className }: ItemsProps): VNode | null => {
  const before = listOf(change?.before);
  const gone = before.filter((item) => !items.includes(item));
  if (items.length + gone.length === 0) return null;
  const isNew = (item: string): boolean => change !== undefined && !before.includes(item);
  const shown = [
    ...items.map((item) => (isNew(item) ? <ins>{item}</ins> : <>{item}</>)),
    ...gone.map((item) => <del>{item}</del>),
  ];
  return (
    <p class={className} dir="auto">
      <span lang="en">{name}</span>
      {shown.map((item, index) => (
        <span key={index}>
          {index === 0 ? '' : ', '}
          {item}
        </span>
      ))}
    </p>
  );
};

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
