import { Fragment, type ComponentChildren, type VNode } from 'preact';

import { fieldTextsOf } from '../../src/diff/blame/blame-texts.ts';
import type { BlameState } from '../../src/diff/blame/carry-blame.ts';
import { listRuns, type OriginRun, type OriginRuns } from '../../src/diff/blame/origin-runs.ts';
import type { Content, Mark } from '../../src/domain/article/content.ts';
import { storyAddress } from '../address.ts';
import type { OriginAge } from '../origin-ages.ts';
import { BlockShape, MarkedText } from './story-text.tsx';

/** What is said of the words of one revision. */
export type OriginSaid = {
  readonly age: OriginAge;
  /** Who, when and which revision, in a line. */
  readonly line: string;
};

export type BlamedTextProps = {
  readonly articleId: string;
  readonly content: Content;
  readonly state: BlameState;
  readonly said: ReadonlyMap<number, OriginSaid>;
  /** The revision whose words are picked out. */
  readonly lit: number | undefined;
};

/** A story's text, each stretch a link to the revision that brought it. */
export const BlamedText = (props: BlamedTextProps): VNode => (
  <div class={props.lit === undefined ? 'blamed' : 'blamed picking'} lang={props.content.language}>
    {fieldTextsOf(props.content).map(([key, text]) => (
      <Field key={key} name={key} text={text} {...props} />
    ))}
    {props.content.blocks.map((block, index) => (
      <BlockShape block={block} key={index}>
        <Runs text={block.text} runs={props.state.blocks[index] ?? []} marks={block.marks} {...props} />
      </BlockShape>
    ))}
  </div>
);

const FIELD_WORDS: Readonly<Record<string, string>> = {
  headline: 'Headline',
  summary: 'Summary',
  text: 'Other headline',
  caption: 'Caption',
  alt: 'Picture in words',
};

type FieldProps = BlamedTextProps & { readonly name: string; readonly text: string };

const Field = ({ name, text, ...props }: FieldProps): VNode => {
  const part = name.split('.').at(-1) ?? name;
  const runs = <Runs text={text} runs={props.state.fields[name] ?? []} marks={[]} {...props} />;
  return name === 'headline' ? (
    <h2 dir="auto">{runs}</h2>
  ) : (
    <p class="blamed-field" lang={languageOf(name, props.content)} dir="auto">
      <span class="label" lang="en">
        {FIELD_WORDS[part] ?? part}
      </span>{' '}
      {runs}
    </p>
  );
};

function languageOf(key: string, content: Content): string | undefined {
  const [field, index] = key.split('.');
  if (field === 'alternativeHeadlines') return content.alternativeHeadlines[Number(index)]?.language;
  return field === 'media' ? content.media[Number(index)]?.language : undefined;
}

type RunsProps = BlamedTextProps & {
  readonly text: string;
  readonly runs: OriginRuns;
  readonly marks: readonly Mark[];
};

const Runs = ({ text, runs, marks, ...props }: RunsProps): VNode => (
  <>
    {listRuns(runs).map((run) => {
      const words = withoutGap(text, run);
      return (
        <Fragment key={run.start}>
          {text.slice(run.start, words.start)}
          <Origin run={words} {...props}>
            <MarkedText text={text.slice(words.start, words.end)} marks={marksWithin(marks, words)} />
          </Origin>
        </Fragment>
      );
    })}
  </>
);

/** The number of a stretch stands at its first word, and not behind the word before the space that it begins with. */
function withoutGap(text: string, run: OriginRun): OriginRun {
  const words = text.slice(run.start, run.end).trimStart();
  return words === '' ? run : { ...run, start: run.end - words.length };
}

/** A stretch of so few code units is widened, so that it can be touched. */
const BRIEF = 2;

type OriginProps = BlamedTextProps & { readonly run: OriginRun; readonly children: ComponentChildren };

const Origin = ({ run, children, articleId, said, lit }: OriginProps): VNode => {
  const revision = Math.abs(run.origin);
  const known = said.get(revision);
  const marks = `${revision === lit ? ' lit' : ''}${run.end - run.start <= BRIEF ? ' brief' : ''}`;
  return (
    <a
      class={`origin age-${known?.age ?? 'older'}${marks}`}
      href={storyAddress(articleId, '', { revision })}
      data-origin={revision}
      data-said={known?.line}
      aria-describedby={`by-${String(revision)}`}
    >
      {children}
    </a>
  );
};

/** The marks as they lie in a part of the text. Its links are shown and not followed: the words lead to their revision. */
const marksWithin = (marks: readonly Mark[], { start, end }: OriginRun): readonly Mark[] =>
  marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
      href: undefined,
    }));
