import { CHANGE_CLASSES, type ChangeClass, type MarkChange } from './story-diff.ts';

const COSMETIC: ReadonlySet<ChangeClass> = new Set([
  'whitespace',
  'punctuation',
  'case',
  'typo',
  'formatting',
]);

/** Whether readers may learn something else now. What is unknown is material. */
export const isMaterial = (name: ChangeClass | undefined): boolean =>
  name === undefined || !COSMETIC.has(name);

/** The most material of them; undefined: none, or one of them is unknown. */
export function mostMaterial(names: readonly (ChangeClass | undefined)[]): ChangeClass | undefined {
  let most = -1;
  for (const name of names) {
    if (name === undefined) return undefined;
    most = Math.max(most, CHANGE_CLASSES.indexOf(name));
  }
  return CHANGE_CLASSES[most];
}

export const classOfMark = ({ type }: MarkChange): ChangeClass => (type === 'link' ? 'link' : 'formatting');
