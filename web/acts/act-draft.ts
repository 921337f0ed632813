import type { Content } from '../../src/domain/article/content.ts';
import { contentSchema } from '../../src/schemas/content-schema.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import type { ReadAct } from '../../src/acts/act.ts';
import type { EditedContent } from '../content-form/edited-content.ts';
import { oneOf, readEditedContent } from '../content-form/read-edited-content.ts';
import { toTypedContent, type TypedContent } from '../content-form/to-content.ts';
import { PageFault } from '../page-fault.ts';
import type { RawForm } from '../page.ts';
import { namesOf, toActBody } from './act-fields.ts';
import type { ActForm } from './act-forms.ts';
import { countParts, MOST_PARTS } from './form-bytes.ts';
import { toFormFaults, type FormFault } from './form-faults.ts';

/** A form as it was sent: what was typed, and what that means upon the text that it began with. */
export type ActDraft = {
  readonly typed: RawForm;
  readonly edited: EditedContent | undefined;
  readonly content: TypedContent | undefined;
};

export function readDraft({ text }: ActForm, typed: RawForm, base: Content | undefined): ActDraft {
  if (text !== 'whole') return { typed, edited: undefined, content: undefined };
  const edited = readEditedContent(typed);
  if (countParts(edited) > MOST_PARTS)
    throw new PageFault(
      413,
      'That is a text of too many parts',
      `A form may have ${String(MOST_PARTS)} parts. Nothing was stored. Change the text by the API.`,
    );
  return { typed, edited, content: toTypedContent(edited, base) };
}

/** The act that the form asks for, or what is wrong in which field. */
export function readActOf(
  form: ActForm,
  draft: ActDraft,
  zone: string,
): Result<ReadAct, readonly FormFault[]> {
  const given = {
    ...toActBody(form.fields, draft.typed),
    ...form.fixed,
    ...Object.fromEntries((form.along ?? []).map((name) => [name, oneOf(draft.typed, name)])),
    ...(draft.content === undefined ? {} : { content: draft.content.content }),
    ...(form.text === 'restored' ? { revision: revisionOf(draft.typed) } : {}),
  };
  const read = form.act.read(given, zone);
  if (read.ok) return ok(read.value);
  const names = new Set(form.fields.flatMap((field) => namesOf(field)));
  return refuse(toFormFaults(read.error, { names, places: draft.content?.places }));
}

/** The revision that a restore brings back; undefined: none was named. */
export function revisionOf(typed: RawForm): number | undefined {
  const text = oneOf(typed, 'revision');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** The text as typed, where it is one that could be stored. */
export function contentTyped({ content }: ActDraft): Content | undefined {
  const parsed = content === undefined ? undefined : contentSchema.safeParse(content.content);
  return parsed?.success === true ? parsed.data : undefined;
}
