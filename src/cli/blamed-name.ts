import { ENGLISH } from '../diff/render/english.ts';
import type { ContentField } from '../diff/story-diff.ts';

/** A blamed field's key, `headline` or `media.0.caption`, in the words of the list of changes. */
export function toBlamedName(key: string): string {
  const [field = '', index, part] = key.split('.');
  if (!isField(field)) return key;
  if (index === undefined) return ENGLISH.subject({ of: 'field', field });
  const number = Number(index) + 1;
  // The text of an alternative headline is the item itself.
  return ENGLISH.subject({ of: 'field', field, number, ...(part === 'text' ? {} : { part }) });
}

const isField = (name: string): name is ContentField => Object.hasOwn(ENGLISH.fields, name);
