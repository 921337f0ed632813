import { CommandError } from './command-error.ts';
import { withStet, type CliContext } from './context.ts';
import { printable } from './terminal.ts';

type Problem = {
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

type Question = { readonly path: string; readonly accept: string };

/** Asks, and hands the answer to `use`. A problem ends the command with its sentence. */
export type AskApi = <Result>(
  question: Question,
  use: (response: Response) => Promise<Result>,
) => Promise<Result>;

/** Lets `work` ask the API from inside, once the read model shows every event. */
export async function withApi<Result>(
  context: CliContext,
  work: (ask: AskApi) => Promise<Result>,
): Promise<Result> {
  return withStet(context, async (stet) => {
    await stet.catchUp();
    const api = await stet.startPrivateApi();
    try {
      return await work(async ({ path, accept }, use) => {
        const response = await api.get(path, accept);
        if (!response.ok)
          throw new CommandError(await problemText(response), response.status === 400 ? 2 : 1);
        return use(response);
      });
    } finally {
      await api.stop();
    }
  });
}

/** One question. */
export const askApi = <Result>(
  context: CliContext,
  question: Question,
  use: (response: Response) => Promise<Result>,
): Promise<Result> => withApi(context, (ask) => ask(question, use));

async function problemText(response: Response): Promise<string> {
  const { errors = [], detail, title } = (await response.json()) as Problem;
  if (errors.length > 0)
    return printable(errors.map(({ path, message }) => `${NAMES[path] ?? path} ${message}`).join('; '));
  // A command sees everything that there is, and takes no token.
  const told = detail?.replace(' to be seen with this token', '');
  return printable(told ?? title ?? `The API answered ${String(response.status)}`);
}

/** What the API asks for, as the commands call it. */
const NAMES: Readonly<Record<string, string>> = {
  'path.id': 'ID',
  'query.from': 'FROM',
  'query.to': 'TO',
  'query.revision': '--revision',
  'query.limit': '--limit',
  'query.asOf': '--as-of',
  'query.knownAt': '--known-at',
};

export const toJson = async <Answer>(response: Response): Promise<Answer> =>
  (await response.json()) as Answer;

export const askJson = <Answer>(context: CliContext, path: string): Promise<Answer> =>
  askApi(context, { path, accept: 'application/json' }, (response) => toJson<Answer>(response));

export const segment = encodeURIComponent;
