import type { VNode } from 'preact';

import { moveName, MOVES, zoneName, type ActField } from '../acts/act-fields.ts';
import { oneOf } from '../content-form/read-edited-content.ts';
import type { RawForm } from '../page.ts';
import { ChoiceField, LineField, LinesField, type Faults } from './form-parts.tsx';

type Props = {
  readonly fields: readonly ActField[];
  readonly typed: RawForm;
  readonly faults: Faults;
  /** Of times without one. */
  readonly zone: string;
};

/** What an act asks besides the text. */
export const ActFields = ({ fields, ...props }: Props): VNode => (
  <div class="act-fields">
    {fields.map((field) => (
      <OneField key={field.name} field={field} {...props} />
    ))}
  </div>
);

type OneProps = Omit<Props, 'fields'> & { readonly field: ActField };

const OneField = ({ field, ...props }: OneProps): VNode => {
  const { name, label, hint, required } = field;
  const value = oneOf(props.typed, name);
  const shared = { id: name, label, value, hint, isRequired: required, faults: props.faults };
  switch (field.as) {
    case 'words':
      return <LinesField {...shared} rows={3} />;
    case 'line':
    case 'revision':
      return <LineField {...shared} />;
    case 'choice':
      return <ChoiceField {...shared} of={field.of} />;
    case 'moment':
    case 'stated':
    case 'moved':
      return <TimeField field={field} {...props} />;
  }
};

/** A time and its zone; an offset as +08:00 tells apart what a clock shows twice. */
const TimeField = ({ field, typed, faults, zone }: OneProps): VNode => (
  <fieldset class="field time-field">
    <legend>
      {field.label}
      {field.required === true ? <span class="needed"> (needed)</span> : null}
    </legend>
    {field.as === 'moved' ? (
      <ChoiceField
        id={moveName(field.name)}
        label="It"
        value={oneOf(typed, moveName(field.name))}
        of={Object.entries(MOVES)}
        faults={faults}
      />
    ) : null}
    <LineField
      id={field.name}
      label="Date and time"
      value={oneOf(typed, field.name)}
      hint={field.as === 'moved' ? 'For example 2026-03-12 18:30.' : field.hint}
      type={field.as === 'moment' ? 'datetime-local' : 'text'}
      faults={faults}
    />
    <LineField
      id={zoneName(field.name)}
      label="Zone"
      value={oneOf(typed, zoneName(field.name)) || zone}
      hint="As Asia/Taipei, or +08:00."
      faults={faults}
    />
  </fieldset>
);
