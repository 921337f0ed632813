import type { z } from 'zod';

import { faultWords } from './fault-words.ts';

/** One thing wrong with what was sent: where (`body.content.headline`, `query.limit`), and what and how to mend it. */
export type InputFault = { readonly path: string; readonly message: string };

/** Checks by the schema, faults in our words. They make zod's check many times slower, so they are asked for only where something is wrong. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  part: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  const parsed = schema.safeParse(part);
  return parsed.success ? parsed : schema.safeParse(part, { error: faultWords });
}

/** A zod error as faults with their places. */
export function faultsOf(root: string, error: z.ZodError | undefined): InputFault[] {
  return error === undefined ? [] : error.issues.flatMap((issue) => faultsOfIssue(root, issue));
}

function faultsOfIssue(root: string, issue: z.core.$ZodIssue): InputFault[] {
  const path = pathText(root, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText(path, [key]),
        message: 'is not a field that is known here; leave it out, or check its spelling',
      }));
    case 'invalid_union':
      return unionFaults(path, issue);
    default:
      return [{ path, message: issue.message }];
  }
}

const ZOD_SAYS_NOTHING = 'Invalid input';

/** Of a union, the faults of the branch that came closest: the one whose faults are fewest. Else the union's own words. */
function unionFaults(path: string, issue: z.core.$ZodIssueInvalidUnion): InputFault[] {
  const branches = issue.errors
    .map((issues) => issues.flatMap((inner) => faultsOfIssue(path, inner)))
    .filter((faults) => faults.length > 0);
  const wrongTypeOnly = (faults: readonly InputFault[]): boolean =>
    faults.every((fault) => fault.path === path);
  const deeper = branches.filter((faults) => !wrongTypeOnly(faults));
  const closest = (deeper.length > 0 ? deeper : []).sort((a, b) => a.length - b.length)[0];
  if (closest !== undefined) return closest;
  if (issue.message !== ZOD_SAYS_NOTHING) return [{ path, message: issue.message }];
  const messages = [...new Set(branches.flat().map((fault) => fault.message))];
  return [{ path, message: messages.length === 0 ? issue.message : messages.join('; or ') }];
}

function pathText(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${String(key)}]`
        : `${text}${/^[\w-]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(String(key))}]`}`,
    root,
  );
}
