import type { ComponentChildren, VNode } from 'preact';

import type { Content } from '../../src/domain/article/content.ts';
import { stepValue, type EditStep } from '../content-form/edit-steps.ts';
import {
  SCALARS,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ListName,
  type ScalarName,
} from '../content-form/edited-content.ts';
import { TypedField, type Faults } from './form-parts.tsx';

type Props = {
  readonly edited: EditedContent;
  /** The text that the form began with: of it what no field asks is told. */
  readonly base: Content | undefined;
  readonly faults: Faults;
  /** The field of which the last step made something. */
  readonly focus: string | undefined;
};

/** A story's text as fields, one for each part of it. Works without a script: lists change by buttons that ask the server. */
export const ContentEditor = (props: Props): VNode => {
  const language = props.edited.scalars.language || undefined;
  const scalar = (name: ScalarName): VNode => <Scalar name={name} language={language} {...props} />;
  return (
    <div class="content-editor">
      {scalar('headline')}
      {scalar('summary')}
      <section aria-labelledby="text-of-story">
        <h2 id="text-of-story">Text</h2>
        <p class="hint" id="notation">
          <code>**strong**</code> <code>__emphasis__</code> <code>``code``</code>{' '}
          <code>[text](https://address)</code>. A backslash before a sign takes it for itself.
        </p>
        <List list="blocks" language={language} {...props} />
      </section>
      <details class="more-fields" open={hasFault(props.faults)}>
        <summary>Bylines, section, tags, language and address</summary>
        {(['bylines', 'section', 'tags', 'language', 'kind', 'url'] as const).map(scalar)}
      </details>
      <Details list="alternativeHeadlines" name="Other headlines" language={language} {...props} />
      <Details list="media" name="Pictures, films and sounds" language={language} {...props} />
      <Details list="related" name="Related stories" language={language} {...props} />
      <AlsoKept base={props.base} />
    </div>
  );
};

const FOLDED = ['bylines', 'section', 'tags', 'language', 'kind', 'url'];
const hasFault = (faults: Faults): boolean => faults.some(({ field }) => FOLDED.includes(field ?? ''));

const LABELS: Readonly<Record<ScalarName, string>> = {
  headline: 'Headline',
  language: 'Language',
  kind: 'Kind of story',
  summary: 'Summary',
  bylines: 'Bylines',
  section: 'Section',
  tags: 'Tags',
  url: 'Address on the site',
};

const HINTS: Readonly<Partial<Record<ScalarName, string>>> = {
  bylines: 'One to a line.',
  tags: 'One to a line.',
  language: 'As en, zh-Hant or pt-BR.',
};

type InStory = Props & { readonly language: string | undefined };

const Scalar = ({ name, edited, language, faults, focus }: InStory & { name: ScalarName }): VNode => (
  <TypedField
    id={name}
    label={LABELS[name]}
    hint={HINTS[name]}
    value={edited.scalars[name]}
    typing={SCALARS[name]}
    isRequired={name === 'language'}
    language={name === 'headline' || name === 'summary' ? language : undefined}
    faults={faults}
    hasFocus={focus === name}
  />
);

type ListProps = InStory & { readonly list: ListName };

const Details = ({ name, ...props }: ListProps & { readonly name: string }): VNode => {
  const { list, edited, faults, focus } = props;
  const isOpen = [focus, ...faults.map(({ field }) => field)].some((field) => field?.startsWith(`${list}.`));
  return (
    <details class="more-fields" open={isOpen}>
      <summary>
        {name} ({edited.lists[list].length})
      </summary>
      <List {...props} />
    </details>
  );
};

const ITEM_NAMES: Readonly<Record<ListName, string>> = {
  blocks: 'Block',
  alternativeHeadlines: 'Other headline',
  media: 'Picture, film or sound',
  related: 'Related story',
};

const List = (props: ListProps): VNode => {
  const { list, edited } = props;
  const items = edited.lists[list];
  return (
    <>
      <ol class={`items ${list}`}>
        {items.map((item, at) => (
          <Item key={at} item={item} at={at} {...props} />
        ))}
      </ol>
      {items.length === 0 || list !== 'blocks' ? (
        <StepButton step={{ step: 'add', list, at: items.length }}>
          Add {ITEM_NAMES[list].toLowerCase()}
        </StepButton>
      ) : null}
    </>
  );
};

type ItemProps = ListProps & { readonly item: EditedItem; readonly at: number };

const Item = ({ item, at, ...props }: ItemProps): VNode => {
  const { list } = props;
  const name = `${ITEM_NAMES[list]} ${String(at + 1)}`;
  return (
    <li>
      <fieldset class="item">
        <legend>{name}</legend>
        {item.from === undefined ? null : (
          <input type="hidden" name={`${list}.${String(at)}.from`} value={item.from} />
        )}
        <ItemFields item={item} at={at} {...props} />
        <p class="steps-of-item">
          <StepButton step={{ step: 'up', list, at }}>
            <span aria-hidden="true">↑</span> <span class="unseen">Move {name} up</span>
          </StepButton>
          <StepButton step={{ step: 'down', list, at }}>
            <span aria-hidden="true">↓</span> <span class="unseen">Move {name} down</span>
          </StepButton>
          <StepButton step={{ step: 'remove', list, at }}>
            Remove<span class="unseen"> {name}</span>
          </StepButton>
          {list === 'blocks' ? (
            <StepButton step={{ step: 'add', list, at: at + 1 }}>
              Add a block<span class="unseen"> after {name}</span>
            </StepButton>
          ) : null}
        </p>
      </fieldset>
    </li>
  );
};

const ItemFields = ({ item, at, list, language, faults, focus }: ItemProps): VNode => (
  <>
    {Object.entries(typingsOf(list))
      .filter(([field]) => list !== 'blocks' || isAsked(item, field))
      .map(([field, typing]) => {
        const id = `${list}.${String(at)}.${field}`;
        return (
          <TypedField
            key={field}
            id={id}
            label={FIELD_NAMES[field] ?? field}
            value={item.values[field] ?? ''}
            typing={typing}
            language={TEXTS.includes(field) ? languageOf(item, language) : undefined}
            faults={faults}
            hasFocus={focus === id}
          />
        );
      })}
  </>
);

/** Its own, else the story’s. */
const languageOf = ({ values }: EditedItem, ofStory: string | undefined): string | undefined =>
  (values['language'] ?? '') === '' ? ofStory : values['language'];

const TEXTS = ['text', 'title', 'caption', 'alt'];

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: 'Kind',
  language: 'Language, if another',
  text: 'Words',
  speaker: 'Speaker',
  role: 'Role',
  level: 'Level',
  url: 'Address',
  media: 'Address of the file',
  caption: 'Caption',
  credit: 'Credit',
  alt: 'Words instead of it',
  title: 'Title',
};

const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  quote: ['speaker', 'role'],
  heading: ['level'],
  image: ['url'],
  embed: ['url'],
};

/** A speaker is asked of quotes, an address of pictures; whatever a block has is asked of it too. */
function isAsked({ values }: EditedItem, field: string): boolean {
  if (field === 'kind' || field === 'text' || field === 'language') return true;
  return (OF_KIND[values['kind'] ?? '']?.includes(field) ?? false) || (values[field] ?? '') !== '';
}

const StepButton = ({ step, children }: { step: EditStep; children: ComponentChildren }): VNode => (
  <button type="submit" name="do" value={stepValue(step)} class="small" formNoValidate>
    {children}
  </button>
);

const AlsoKept = ({ base }: { base: Content | undefined }): VNode | null => {
  if (base === undefined) return null;
  const counts = [
    [base.altIds.length, 'other ids'],
    [base.relations.length, 'relations to other stories'],
    [Object.keys(base.custom).length, 'fields of the newsroom’s own'],
  ] as const;
  const kept = counts.filter(([count]) => count > 0).map(([count, name]) => `${String(count)} ${name}`);
  return kept.length === 0 ? null : (
    <p class="hint">Kept as they are, and changed by the API alone: {kept.join(', ')}.</p>
  );
};
