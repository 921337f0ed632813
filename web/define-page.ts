import type { z } from 'zod';

import type { Role } from '../src/domain/article/permissions.ts';
import { PageFault } from './page-fault.ts';
import type { Page, PageSpec, RawForm, Session } from './page.ts';

/** Roles that look at stories: everybody who reads but no feeder of pages. */
export const READERS: readonly Role[] = ['viewer', 'editor', 'auditor', 'subscriber', 'admin'];
export const AUDITORS: readonly Role[] = ['auditor', 'admin'];

/** A page for those signed in with one of the roles. */
export function definePage<Params extends z.ZodType, Input extends z.ZodType>(
  spec: PageSpec<Params, Input, Session> & { readonly access: readonly Role[] },
): Page {
  return Object.freeze({
    ...docsOf(spec),
    access: spec.access,
    run: async (context) => {
      if (context.session === undefined) throw new Error(`${spec.name} was asked without a session`);
      return spec.handle({ ...context, session: context.session, ...parsed(spec, context) });
    },
  } satisfies Page);
}

/** A page for everybody. */
export function defineOpenPage<Params extends z.ZodType, Input extends z.ZodType>(
  spec: PageSpec<Params, Input, Session | undefined>,
): Page {
  return Object.freeze({
    ...docsOf(spec),
    access: 'open',
    run: async (context) => spec.handle({ ...context, ...parsed(spec, context) }),
  } satisfies Page);
}

const docsOf = ({ name, method, path }: Pick<Page, 'name' | 'method' | 'path'>) => ({ name, method, path });

type Schemas<Params extends z.ZodType, Input extends z.ZodType> = {
  readonly params: Params;
  readonly input: Input;
};

const parsed = <Params extends z.ZodType, Input extends z.ZodType>(
  { params, input }: Schemas<Params, Input>,
  raw: { readonly params: RawForm; readonly input: RawForm },
): { readonly params: z.output<Params>; readonly input: z.output<Input> } => ({
  params: parse(params, raw.params),
  input: parse(input, raw.input),
});

function parse<Schema extends z.ZodType>(schema: Schema, value: RawForm): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.') || 'address'}: ${message}`);
  throw new PageFault(400, 'The address holds something that can’t be read', faults.join('; '));
}
