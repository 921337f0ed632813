import type { InputFault } from '../schemas/input-faults.ts';
import { PROBLEMS, type ProblemCode } from './problem-table.ts';

/** What a caller gets instead of an answer; becomes `application/problem+json` (RFC 9457). */
export type Problem = {
  readonly code: ProblemCode;
  /** Names the value and the remedy. Never holds what the caller may not see. */
  readonly detail: string;
  readonly errors?: readonly InputFault[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Further members of the problem object, for machines. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
};

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.detail}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const problem = (
  code: ProblemCode,
  detail: string,
  more: Omit<Problem, 'code' | 'detail'> = {},
): ProblemError => new ProblemError({ code, detail, ...more });

export const badInput = (errors: readonly InputFault[]): ProblemError =>
  problem('bad-input', detailOf(errors), { errors });

function detailOf([first, ...others]: readonly InputFault[]): string {
  if (first === undefined) return 'What was sent could not be read.';
  const fault = `${first.path} ${first.message}`;
  return others.length === 0 ? `${fault}.` : `${fault}; errors names ${String(others.length)} more.`;
}

export const statusOf = (code: ProblemCode): number => PROBLEMS[code].status;

/** The body of the answer. `type` stays the same for ever; it leads to the code's explanation. */
export function toProblemDocument(
  { code, detail, errors, extensions }: Problem,
  where: { readonly publicUrl: string; readonly requestId: string },
): object {
  const { status, title } = PROBLEMS[code];
  return {
    ...extensions,
    type: `${where.publicUrl}/problems/${code}`,
    title,
    status,
    code,
    detail,
    ...(errors === undefined ? {} : { errors }),
    requestId: where.requestId,
  };
}
