import type { VNode } from 'preact';

import { ANOMALY_CODES, ARTICLE_EVENT_TYPES } from '../../src/domain/article/events.ts';
import type { AuditFilter } from '../audit-filter.ts';
import { ACT_WORDS } from './act-words.ts';
import { FIELD_CHOICES } from './field-words.ts';

type Choice = readonly [value: string, words: string];

const ACTS: readonly Choice[] = ARTICLE_EVENT_TYPES.map((type) => [type, ACT_WORDS[type]]);

const SILENCE: readonly Choice[] = [
  ['yes', 'silent edits'],
  ['undetermined', 'perhaps silent'],
  ['no', 'not silent'],
];

const ANOMALIES: readonly Choice[] = [
  ['any', 'any'],
  ...ANOMALY_CODES.map((code): Choice => [code, code.replaceAll('-', ' ')]),
];

type Props = { readonly filter: AuditFilter; readonly zone: string };

/** Everything that the audit can be asked. It keeps how acts are shown. */
export const AuditFilterForm = ({ filter, zone }: Props): VNode => (
  <form class="filter" method="get" action="/audit" role="search" aria-label="Acts">
    <TextField name="q" label="Words in sentence, reason, note or notice" value={filter.q} />
    <Select name="type" label="Act" choices={ACTS} value={filter.type} />
    <Select name="field" label="Changed field" choices={FIELD_CHOICES} value={filter.field} />
    <Select name="silent" label="Silence" choices={SILENCE} value={filter.silent} />
    <Select name="anomaly" label="Anomaly" choices={ANOMALIES} value={filter.anomaly} />
    <TextField name="article" label="Story’s id" value={filter.article} />
    <TextField name="actor" label="Actor’s id" value={filter.actor} />
    <TextField name="ip" label="IP address" value={filter.ip} />
    <DayField name="from" label={`Recorded from (${zone})`} value={filter.from} />
    <DayField name="to" label="To, that day too" value={filter.to} />
    {filter.mode === 'full' ? <input type="hidden" name="mode" value="full" /> : null}
    <p class="filter-acts">
      <button type="submit">Show</button> <a href="/audit">All acts</a>
    </p>
  </form>
);

type FieldProps = { readonly name: string; readonly label: string; readonly value: string | undefined };

const TextField = ({ name, label, value }: FieldProps): VNode => (
  <div class={name === 'q' ? 'field wide' : 'field'}>
    <label for={name}>{label}</label>
    <input id={name} name={name} value={value} dir="auto" />
  </div>
);

const DayField = ({ name, label, value }: FieldProps): VNode => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="date" value={value} />
  </div>
);

const Select = ({ name, label, choices, value }: FieldProps & { choices: readonly Choice[] }): VNode => (
  <div class="field">
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      <option value="">all</option>
      {choices.map(([choice, words]) => (
        <option value={choice} selected={choice === value} key={choice}>
          {words}
        </option>
      ))}
    </select>
  </div>
);
