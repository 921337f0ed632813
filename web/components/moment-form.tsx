import { TZDate } from '@date-fns/tz/date';
import { format } from 'date-fns/format';
import type { VNode } from 'preact';

import { toEpochMs, type Instant } from '../../src/shared/clock.ts';

/** What is asked, as typed, and what is wrong with it. */
export type MomentAsked = {
  readonly t: string | undefined;
  readonly known: string | undefined;
  readonly zone: string;
};
export type MomentFaults = Readonly<Partial<Record<keyof MomentAsked, string>>>;

type Props = {
  readonly action: string;
  readonly asked: MomentAsked;
  /** The moments that were read from it. */
  readonly read: { readonly t?: Instant | undefined; readonly known?: Instant | undefined };
  readonly faults: MomentFaults;
  /** Zones that are likely meant. */
  readonly zones: readonly string[];
};

/** Which moment, as known when, on which wall clock. */
export const MomentForm = ({ action, asked, read, faults, zones }: Props): VNode => (
  <form class="filter moment" method="get" action={action} aria-label="Moment" novalidate>
    <TimeField
      name="t"
      label="What readers saw at"
      value={fieldValue(asked.t, { at: read.t, zone: asked.zone, fault: faults.t })}
      fault={faults.t}
      hint="Empty: now"
    />
    <TimeField
      name="known"
      label="As known at"
      value={fieldValue(asked.known, { at: read.known, zone: asked.zone, fault: faults.known })}
      fault={faults.known}
      hint="Empty: all that is known today"
    />
    <div class="field">
      <label for="zone">On the clock of</label>
      <input
        id="zone"
        name="zone"
        list="zones"
        value={asked.zone}
        aria-invalid={faults.zone === undefined ? undefined : true}
        aria-describedby={faults.zone === undefined ? undefined : 'zone-fault'}
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option value={zone} key={zone} />
        ))}
      </datalist>
      <Fault name="zone" fault={faults.zone} />
    </div>
    <button type="submit">Show</button>
  </form>
);

type FieldProps = {
  readonly name: 't' | 'known';
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly hint: string;
};

/** What can't be read stays as it was typed, which a field for times would not show. */
const TimeField = ({ name, label, value, fault, hint }: FieldProps): VNode => {
  const shared = { id: name, name, value };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {fault === undefined ? (
        <input
          {...shared}
          type="datetime-local"
          step={/\.\d+$/.test(value) ? '0.001' : '1'}
          aria-describedby={`${name}-hint`}
        />
      ) : (
        <input {...shared} type="text" aria-invalid aria-describedby={`${name}-fault`} />
      )}
      {fault === undefined ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : (
        <Fault name={name} fault={fault} />
      )}
    </div>
  );
};

const Fault = ({ name, fault }: { name: string; fault: string | undefined }): VNode | null =>
  fault === undefined ? null : (
    <p class="field-fault" id={`${name}-fault`} role="alert">
      {fault}
    </p>
  );

type Reading = {
  readonly at: Instant | undefined;
  readonly zone: string;
  readonly fault: string | undefined;
};

function fieldValue(typed: string | undefined, { at, zone, fault }: Reading): string {
  if (fault !== undefined || at === undefined) return typed ?? '';
  const hasParts = !at.endsWith('.000Z');
  return format(
    new TZDate(toEpochMs(at), zone),
    hasParts ? "yyyy-MM-dd'T'HH:mm:ss.SSS" : "yyyy-MM-dd'T'HH:mm:ss",
  );
}
