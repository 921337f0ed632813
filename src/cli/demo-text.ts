export type DemoFacts = {
  readonly address: string;
  readonly token: string;
  /** Of the link that signs in once. */
  readonly code: string;
  readonly days: number;
};

/** What a visitor reads: where it is, how to get in, and what is worth a look. */
export const toDemoText = ({ address, token, code, days }: DemoFacts): string => `
Stet serves ${address} (documentation: ${address}/docs)

Open this link to sign in; it works once:

  ${address}/sign-in?code=${code}

Your token is shown this once; it may do everything and ends in ${String(days)} days.
For another terminal:

  export TOKEN=${token}
  export API=${address}/api/v1

A death toll that changes digit by digit: what one update changed, and what readers saw one morning

  curl -H "Authorization: Bearer $TOKEN" -H 'Accept: text/x-diff' "$API/articles/kestrel-mill-collapse/diff?from=4&to=5"
  curl -H "Authorization: Bearer $TOKEN" "$API/articles/kestrel-mill-collapse?asOf=2024-03-12T09:00:00Z"

Every text that was changed without a word to readers

  curl -H "Authorization: Bearer $TOKEN" "$API/audit?silent=yes"

A retraction: who did what, when, and why

  curl -H "Authorization: Bearer $TOKEN" "$API/articles/lumen-clinic-trial/timeline"

All stories, and a search for two characters

  curl -H "Authorization: Bearer $TOKEN" "$API/articles"
  curl -H "Authorization: Bearer $TOKEN" "$API/search?q=${encodeURIComponent('渡輪')}&in=history"

docs/samples.md says what each sample shows. Ctrl-C stops the demo.
`;
