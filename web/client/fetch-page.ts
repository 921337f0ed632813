/** One of our own pages, as the server renders it. Rejects where it can't be had; the sign-in that has ended leads there. */
export async function fetchPage(url: string, signal?: AbortSignal): Promise<Document> {
  const response = await fetch(url, { headers: { Accept: 'text/html' }, signal: signal ?? null });
  if (new URL(response.url).pathname === '/sign-in') location.reload();
  if (!response.ok) throw new Error(`The server answers ${String(response.status)}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
