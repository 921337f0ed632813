import type { ArticleView } from '../../projections/article-state/views.ts';
import type { AuthenticatedPrincipal } from '../../src/access/principal.ts';
import { refusalByLife, type LiveCommandType } from '../../src/domain/article/life.ts';
import { COMMAND_ROLES, type Role } from '../../src/domain/article/permissions.ts';
import type { Rejection } from '../../src/domain/article/rejections.ts';
import { ACT_NAMES, BEGIN_FORM, formOf, type ActName } from './act-forms.ts';

type Visitor = Pick<AuthenticatedPrincipal, 'role' | 'sourceSystem'>;

export const mayGive = (role: Role, command: LiveCommandType): boolean =>
  COMMAND_ROLES[command].includes(role);

/** The roles that some act of the pages is for. */
export const ACTING_ROLES: readonly Role[] = [
  ...new Set(
    [BEGIN_FORM.command, ...ACT_NAMES.map((name) => formOf(name).command)].flatMap(
      (command) => COMMAND_ROLES[command],
    ),
  ),
];

/** Why the story takes no such act from the visitor; undefined: it may. */
export const refusalOfStory = (
  { status, authority, desk }: ArticleView,
  command: LiveCommandType,
  { sourceSystem }: Visitor,
): Rejection | undefined =>
  refusalByLife({ status, authority, sourceSystem: desk?.sourceSystem ?? null }, command, sourceSystem);

/** What the visitor may do with the story as it is, in the order of a story's life. */
export function listActsFor(article: ArticleView, visitor: Visitor): readonly ActName[] {
  return ACT_NAMES.filter((name) => {
    const { command } = formOf(name);
    return (
      mayGive(visitor.role, command) &&
      refusalOfStory(article, command, visitor) === undefined &&
      hasOccasion(article, name)
    );
  });
}

/** Whether there is what the act ends, or not yet what it begins. */
function hasOccasion({ desk }: ArticleView, name: ActName): boolean {
  switch (name) {
    case 'schedule':
      return desk?.schedule === undefined && desk?.draftRevision !== undefined;
    case 'unschedule':
      return desk?.schedule !== undefined;
    case 'lift-embargo':
      return desk?.embargo !== undefined;
    default:
      return true;
  }
}
