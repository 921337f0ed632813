import type { ComponentChildren, VNode } from 'preact';

import type { Typing } from '../content-form/edited-content.ts';
import type { FormFault } from '../acts/form-faults.ts';

export type Faults = readonly FormFault[];

type FieldProps = {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly value: string;
  readonly faults: Faults;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean | undefined;
  /** The language of what is typed. */
  readonly language?: string | undefined;
  readonly type?: 'text' | 'datetime-local' | undefined;
  readonly hasFocus?: boolean | undefined;
};

const messagesOf = (faults: Faults, id: string): readonly string[] =>
  faults.filter(({ field }) => field === id).map(({ message }) => message);

/** What the field is, for whoever hears it: its faults first, then the hint. */
const described = ({ id, hint, faults }: Pick<FieldProps, 'id' | 'hint' | 'faults'>) => {
  const isWrong = messagesOf(faults, id).length > 0;
  const ids = [...(isWrong ? [`${id}-fault`] : []), ...(hint === undefined ? [] : [`${id}-hint`])];
  return {
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
};

const Field = ({
  children,
  ...field
}: Omit<FieldProps, 'value'> & { children: ComponentChildren }): VNode => (
  <div class="field">
    <label for={field.id}>
      {field.label}
      {field.isRequired === true ? <span class="needed"> (needed)</span> : null}
    </label>
    {children}
    {field.hint === undefined ? null : (
      <p class="hint" id={`${field.id}-hint`}>
        {field.hint}
      </p>
    )}
    <FieldFault id={field.id} faults={field.faults} />
  </div>
);

const FieldFault = ({ id, faults }: { id: string; faults: Faults }): VNode | null => {
  const messages = messagesOf(faults, id);
  return messages.length === 0 ? null : (
    <p class="field-fault" id={`${id}-fault`}>
      <strong>To mend:</strong> {messages.join('; ')}
    </p>
  );
};

const focusOf = ({ hasFocus }: FieldProps): { autofocus?: true } =>
  hasFocus === true ? { autofocus: true } : {};

/** A field of one line. */
export const LineField = (props: FieldProps): VNode => {
  const shared = {
    id: props.id,
    name: props.id,
    value: props.value,
    autocomplete: 'off' as const,
    ...focusOf(props),
    ...described(props),
  };
  return (
    <Field {...props}>
      {props.type === 'datetime-local' ? (
        <input type="datetime-local" {...shared} />
      ) : (
        <input lang={props.language} dir="auto" {...shared} />
      )}
    </Field>
  );
};

const LINE_LENGTH = 80;
const MOST_ROWS = 18;

const rowsFor = (value: string, least: number): number => {
  const lines = value.split('\n', MOST_ROWS + 1).length + Math.floor(value.length / LINE_LENGTH);
  return Math.min(Math.max(lines, least), MOST_ROWS);
};

/** A field of many lines. HTML drops the line end that it begins with, so one more stands there. */
export const LinesField = (props: FieldProps & { readonly rows?: number }): VNode => (
  <Field {...props}>
    <textarea
      id={props.id}
      name={props.id}
      rows={rowsFor(props.value, props.rows ?? 2)}
      lang={props.language}
      dir="auto"
      {...focusOf(props)}
      {...described(props)}
    >
      {`\n${props.value}`}
    </textarea>
  </Field>
);

type ChoiceProps = FieldProps & { readonly of: readonly (readonly [value: string, words: string])[] };

export const ChoiceField = (props: ChoiceProps): VNode => (
  <Field {...props}>
    <select id={props.id} name={props.id} {...described(props)}>
      {props.of.map(([value, words]) => (
        <option key={value} value={value} selected={value === props.value}>
          {words}
        </option>
      ))}
    </select>
  </Field>
);

/** A field as its typing has it. */
export const TypedField = ({ typing, ...props }: FieldProps & { readonly typing: Typing }): VNode => {
  if (typing.as === 'line') return <LineField {...props} />;
  if (typing.as === 'lines') return <LinesField {...props} />;
  return <ChoiceField {...props} of={typing.of.map((value) => [value, WORDS[value] ?? value] as const)} />;
};

const WORDS: Readonly<Record<string, string>> = {
  listItem: 'list item',
  liveblog: 'live blog',
  seo: 'for search engines',
  social: 'for social media',
};

/** Everything that is wrong, linked to where it is. */
export const FaultSummary = ({
  faults,
  alert,
}: {
  faults: Faults;
  alert?: string | undefined;
}): VNode | null =>
  faults.length === 0 && alert === undefined ? null : (
    <div class="refused" role="alert" id="faults" tabIndex={-1}>
      <p>{alert ?? 'Nothing was stored yet. Mend this and send it again:'}</p>
      {faults.length === 0 ? null : (
        <ul>
          {faults.map(({ field, message }) => (
            <li key={`${field ?? ''} ${message}`}>
              {field === undefined ? (
                message
              ) : (
                <a href={`#${field}`}>
                  {nameOf(field)}: {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );

/** `blocks.2.text` → `block 3, text`. */
function nameOf(field: string): string {
  const [list = '', number, name] = field.split('.');
  if (number === undefined || !/^\d+$/.test(number)) return NAMES[field] ?? number ?? list;
  return `${ITEM_NAMES[list] ?? list} ${String(Number(number) + 1)}, ${name ?? ''}`;
}

const ITEM_NAMES: Readonly<Record<string, string>> = {
  blocks: 'block',
  alternativeHeadlines: 'other headline',
  media: 'picture',
  related: 'related story',
};

const NAMES: Readonly<Record<string, string>> = {
  publishAt: 'when',
  publishedAt: 'posted',
  updatedAt: 'updated',
  effectiveAt: 'readers saw it from',
};
