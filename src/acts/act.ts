import type { z } from 'zod';

import type { ArticleCommand } from '../domain/article/commands.ts';
import { faultsOf, parsePart, type InputFault } from '../schemas/input-faults.ts';
import { ok, refuse, type Result } from '../shared/result.ts';

/** What was given can't be taken, seen only once its zone was known. */
export class ActInputError extends Error {
  readonly faults: readonly InputFault[];
  constructor(faults: readonly InputFault[]) {
    super(faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.name = 'ActInputError';
    this.faults = faults;
  }
}

/** What an edge needs to take an act on a story: how it is given, and the command that it means. */
export type Act<Body extends z.ZodType = z.ZodType> = {
  readonly body: Body;
  /** `zone`: for times stated without one. Throws an ActInputError. */
  toCommand(body: z.output<Body>, zone: string): ArticleCommand;
  /** Both in one, for edges that take any act: the command and the body as parsed, or each fault with its place (`body.reason`). */
  read(given: unknown, zone: string): Result<ReadAct, readonly InputFault[]>;
};

export type ReadAct = { readonly command: ArticleCommand; readonly body: unknown };

export function defineAct<Body extends z.ZodType>(spec: Omit<Act<Body>, 'read'>): Act<Body> {
  return Object.freeze({ ...spec, read: (given: unknown, zone: string) => readAct(spec, { given, zone }) });
}

function readAct<Body extends z.ZodType>(
  { body, toCommand }: Omit<Act<Body>, 'read'>,
  { given, zone }: { readonly given: unknown; readonly zone: string },
): Result<ReadAct, readonly InputFault[]> {
  const parsed = parsePart(body, given);
  if (!parsed.success) return refuse(faultsOf('body', parsed.error));
  try {
    return ok({ command: toCommand(parsed.data, zone), body: parsed.data });
  } catch (error) {
    if (error instanceof ActInputError) return refuse(error.faults);
    throw error;
  }
}
