import type { InputFault } from '../../src/schemas/input-faults.ts';
import type { TypedContent } from '../content-form/to-content.ts';

/** What is wrong with what was typed: in which field of the form (undefined: in none of them), and what to do. */
export type FormFault = { readonly field?: string | undefined; readonly message: string };

type FormShape = {
  /** The form's own fields, by name. */
  readonly names: ReadonlySet<string>;
  readonly places: TypedContent['places'] | undefined;
};

/** The act's faults at the fields of the form: `body.content.blocks[2].marks[0].href` is about the text of a block. */
export function toFormFaults(faults: readonly InputFault[], shape: FormShape): readonly FormFault[] {
  return faults.map(({ path, message }) => {
    const steps = [...path.matchAll(/[^.[\]]+/g)].map(([step]) => step).slice(1);
    const field = steps[0] === 'content' ? textField(steps.slice(1), shape) : ownField(steps, shape);
    const isInside = steps.includes('marks') && message.startsWith('is ');
    return { field, message: isInside ? `A link in it ${message}` : message };
  });
}

/** The nearest field that the form has: `publishAt.stated` is asked as `publishAt`. */
function ownField(steps: readonly string[], { names }: FormShape): string | undefined {
  const candidates = steps.map((_, index) => steps.slice(0, steps.length - index).join('.'));
  return candidates.find((name) => names.has(name));
}

function textField([list = '', number, field, ...rest]: readonly string[], { places }: FormShape): string {
  const place = places?.[list as keyof TypedContent['places']]?.[Number(number)];
  if (place === undefined) return list;
  const name = field === 'attributes' ? (rest[0] ?? 'text') : field;
  return `${list}.${String(place)}.${name === 'marks' || name === undefined ? 'text' : name}`;
}
