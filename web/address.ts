type Values = Readonly<Record<string, string | number | undefined>>;

/** The path with the query, empty values left out. */
export function address(path: string, query: Values = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A story's page, or one below it. */
export const storyAddress = (articleId: string, below = '', query: Values = {}): string =>
  address(`/articles/${articleId}${below === '' ? '' : `/${below}`}`, query);
