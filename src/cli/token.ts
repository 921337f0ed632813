import { Option, type Command } from 'commander';

import { GRANTS, ROLES, type Grant, type Role } from '../domain/article/permissions.ts';
import {
  InvalidTokenError,
  type CreatedToken,
  type NewToken,
  type Token,
  type TokenStore,
} from '../access/token-store.ts';
import type { Instant } from '../shared/clock.ts';
import { CommandError } from './command-error.ts';
import { printJson, withStet, type CliContext } from './context.ts';
import { parseTime } from './parse-time.ts';
import type { AddCommand, CommandHost } from './run-action.ts';
import { printable, toTable } from './terminal.ts';

export const addTokenCommands: AddCommand = (program, host) => {
  const token = program.command('token').description('makes, lists and revokes API tokens').exitOverride();
  addCreate(token, host);
  addList(token, host);
  addRevoke(token, host);
  for (const command of token.commands) command.exitOverride();
};

type CreateOptions = {
  readonly name: string;
  readonly role: Role;
  readonly grant: Grant[];
  readonly source?: string;
  readonly expires?: string;
  readonly json?: true;
};

function addCreate(token: Command, { context }: CommandHost): void {
  token
    .command('create')
    .description('makes a token and shows it once; only its SHA-256 is stored')
    .requiredOption('--name <name>', 'what the token is for, shown in timelines')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .addOption(
      new Option('--grant <grant>', 'widens the role; may be given again')
        .choices(GRANTS)
        .argParser(collectGrants)
        .default([], 'none'),
    )
    .option('--source <system>', 'the one source that the token speaks for')
    .option('--expires <time>', 'when it ends, for example 2027-01-31T00:00:00Z')
    .option('--json', 'print { id, name, role, token, expiresAt? }')
    .action(async ({ name, role, grant, source, expires, json }: CreateOptions) => {
      const expiresAt = expires === undefined ? undefined : parseTime('--expires', expires);
      const made = await withStet(context, (stet) =>
        createToken(stet.tokens, {
          name,
          role,
          grants: grant,
          sourceSystem: source,
          createdAt: stet.clock(),
          expiresAt,
        }),
      );
      const { secret } = made;
      const { id } = made.token;
      if (json) printJson(context, { id, name, role, token: secret, ...(expiresAt && { expiresAt }) });
      else printOnce(context, { id, secret, role });
    });
}

const OPTION_OF: Partial<Record<keyof NewToken, string>> = {
  name: '--name',
  sourceSystem: '--source',
  expiresAt: '--expires',
};

async function createToken(tokens: TokenStore, token: NewToken): Promise<CreatedToken> {
  try {
    return await tokens.create(token);
  } catch (error) {
    if (!(error instanceof InvalidTokenError)) throw error;
    throw new CommandError(`${OPTION_OF[error.field] ?? error.field}: ${error.message}`, 2);
  }
}

type Once = { readonly id: string; readonly secret: string; readonly role: Role };

/** The secret alone on the output, so that it can be taken by a shell; what is said of it beside. */
function printOnce({ out, err }: CliContext, { id, secret, role }: Once): void {
  out.write(`${secret}\n`);
  err.write(`Token ${id} (${role}). It is shown this once: keep it now.\n`);
}

function collectGrants(value: string, before: Grant[]): Grant[] {
  const grant = GRANTS.find((known) => known === value);
  if (grant === undefined) {
    throw new CommandError(`--grant ${JSON.stringify(value)} is not one of ${GRANTS.join(', ')}`, 2);
  }
  return [...before, grant];
}

function addList(token: Command, { context }: CommandHost): void {
  token
    .command('list')
    .description('lists the tokens, without their secrets')
    .option('--json', 'print as JSON')
    .action(async ({ json }: { json?: true }) => {
      const { tokens, now } = await withStet(context, async (stet) => ({
        tokens: await stet.tokens.list(),
        now: stet.clock(),
      }));
      if (json) {
        printJson(context, tokens);
        return;
      }
      const rows = tokens.map((item) => [
        item.id,
        printable(item.name),
        item.role,
        item.grants.join(',') || '-',
        item.sourceSystem ?? '-',
        toState(item, now),
      ]);
      context.out.write(
        rows.length === 0
          ? 'No tokens. stet token create --name N --role R makes one.\n'
          : toTable([['id', 'name', 'role', 'grants', 'source', 'state'], ...rows]),
      );
    });
}

function toState({ revokedAt, expiresAt }: Token, now: Instant): string {
  if (revokedAt !== undefined) return 'revoked';
  if (expiresAt === undefined) return 'valid';
  return expiresAt <= now ? `expired ${expiresAt}` : `until ${expiresAt}`;
}

function addRevoke(token: Command, { context }: CommandHost): void {
  token
    .command('revoke')
    .description('ends a token at once')
    .argument('<id>', "the token's id, from stet token list")
    .action(async (id: string) => {
      const revoked = await withStet(context, (stet) => stet.tokens.revoke(id, stet.clock()));
      if (revoked === undefined)
        throw new CommandError(`There is no token ${id}; stet token list shows them.`);
      context.out.write(`Token ${id} is revoked.\n`);
    });
}
