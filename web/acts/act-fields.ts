import type { RawForm } from '../page.ts';
import { oneOf } from '../content-form/read-edited-content.ts';

type Named = {
  /** Its place in what the act takes, as `correction.notice`; also the form's name and id of it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: true;
};

/** One thing that a form asks. */
export type ActField =
  | (Named & { readonly as: 'words' })
  | (Named & { readonly as: 'line' })
  | (Named & { readonly as: 'revision' })
  | (Named & { readonly as: 'choice'; readonly of: readonly (readonly [value: string, words: string])[] })
  /** A moment that Stet acts on or counts from; its zone beside it. */
  | (Named & { readonly as: 'moment' })
  /** A time in the story's own words; its zone beside it. */
  | (Named & { readonly as: 'stated' })
  /** As `stated`, or left to Stet, or not moved. */
  | (Named & { readonly as: 'moved' });

/** Whether and how the update time moves. */
export const MOVES = {
  now: 'is set by Stet, if the text changes',
  none: 'does not move',
  stated: 'is:',
} as const;

export const zoneName = (field: string): string => `${field}.zone`;
export const moveName = (field: string): string => `${field}.move`;

/** Every name that the field has in a form. */
export function namesOf({ as, name }: ActField): readonly string[] {
  if (as === 'moment' || as === 'stated') return [name, zoneName(name)];
  return as === 'moved' ? [moveName(name), name, zoneName(name)] : [name];
}

/** What the act takes of the fields, to be checked by its schema. What was left empty is left out, unless it is required. */
export function toActBody(fields: readonly ActField[], form: RawForm): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, form);
    if (value !== undefined) put(body, field.name.split('.'), value);
  }
  return body;
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[first] = value;
  else put((into[first] ??= {}) as Record<string, unknown>, rest, value);
}

function valueOf(field: ActField, form: RawForm): unknown {
  const typed = oneOf(form, field.name);
  const given = typed.trim() === '' ? undefined : typed;
  switch (field.as) {
    case 'words':
      return given?.replaceAll(/\r\n?/g, '\n') ?? (field.required && '');
    case 'line':
    case 'choice':
      return given ?? (field.required && '');
    case 'revision':
      return given === undefined || !/^\d{1,9}$/.test(given.trim()) ? given : Number(given);
    case 'moment':
    case 'stated':
      return given === undefined ? undefined : timeOf(field.name, given, form);
    case 'moved': {
      const move = oneOf(form, moveName(field.name));
      if (move === 'none') return null;
      return move === 'stated' ? timeOf(field.name, typed, form) : undefined;
    }
  }
}

function timeOf(name: string, stated: string, form: RawForm): unknown {
  const zone = oneOf(form, zoneName(name)).trim();
  return { stated: stated.trim(), ...(zone === '' ? {} : { zone }) };
}
