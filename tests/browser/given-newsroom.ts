import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import type { GivenPages } from '../support/given-pages.ts';

/** Every field of a story can hold one of these. */
const HOSTILE =
  '<script>window.taken=1</script>"><img src=x onerror="window.taken=1"> \u202egnp.exe\u202c e\u0301\u0301\u0301 a\u200b\u200d\u2066b';
/** No space in it, and too long for any line. */
const ENDLESS = 'Zermürbungs'.repeat(66_700);

/** Sends a request of an editor; throws unless it is taken. */
export async function edit(pages: GivenPages, request: string, body: unknown): Promise<void> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text.slice(0, 500)}`);
}

const REST = [
  'Rescue crews searched the grain mill on Alder Quay through the night.',
  'The mill was last inspected in 2022, a city record shows.',
];

const mill = (dead: string, ...more: readonly string[]) => ({
  ...aContent(
    `At least ${dead} dead in Alder mill`,
    `At least ${dead} people died when the mill fell.`,
    ...REST,
    ...more,
  ),
  section: 'Local',
  tags: ['mill'],
  bylines: ['Mira Okonkwo'],
});

/** A death toll in six revisions, 12 → 19 the fourth to the fifth. */
export async function tellMill(pages: GivenPages, articleId = 'mill'): Promise<void> {
  const act = (name: string, body: object) => edit(pages, `POST /articles/${articleId}/${name}`, body);
  await edit(pages, 'POST /articles', { articleId, content: mill('2') });
  await act('publish', {});
  await act('updates', { content: mill('7'), note: 'fire service' });
  await act('updates', { content: mill('12'), notice: 'The number of dead was updated.' });
  await act('updates', { content: mill('12', 'Relatives wait in the hall.') });
  await act('updates', { content: mill('19', 'Relatives wait in the hall.') });
  await act('corrections', {
    content: mill('19', 'Relatives wait in the Seamen’s Hall.'),
    correction: { kind: 'correction', notice: 'An earlier version left out the name of the hall.' },
  });
}

/** `ferry`: English text with Chinese parts, a draft that waits; `plan`: a draft; `held`: withheld after it was public. */
export async function tellOthers(pages: GivenPages): Promise<void> {
  const ferry = aContent('Ferry to Southcove runs again', 'The ferry sails at 8.', '渡輪八點開航。');
  const blocks = ferry.blocks.map((block) =>
    block.text.includes('渡輪') ? { ...block, language: 'zh-Hant' } : block,
  );
  const content = {
    ...ferry,
    blocks,
    alternativeHeadlines: [{ role: 'translation', text: '南灣渡輪復航', language: 'zh-Hant' }],
    related: [{ title: '渡輪時刻表', language: 'zh-Hant', url: 'https://ferry.example/times' }],
  };
  await edit(pages, 'POST /articles', { articleId: 'ferry', content });
  await edit(pages, 'POST /articles/ferry/publish', {});
  await edit(pages, 'PUT /articles/ferry/draft', {
    content: { ...content, headline: 'Ferry to Southcove full' },
  });
  await edit(pages, 'POST /articles', { articleId: 'plan', content: aContent('Plan for a market', 'Soon.') });
  await edit(pages, 'POST /articles', {
    articleId: 'held',
    content: aContent('A name in court', 'The name.'),
  });
  await edit(pages, 'POST /articles/held/publish', {});
  await edit(pages, 'POST /articles/held/withhold', {
    reason: 'The court asked.',
    notice: 'A court asked us to take this text down.',
  });
}

/** `hostile`: what an attacker would put into every field, in two revisions. */
export async function tellHostile(pages: GivenPages): Promise<void> {
  const content = aContent(HOSTILE, HOSTILE, ENDLESS, '\u0301\u0302 \u0336');
  const all = {
    ...content,
    summary: HOSTILE,
    bylines: [HOSTILE],
    section: HOSTILE,
    tags: [HOSTILE],
    alternativeHeadlines: [{ role: 'translation', text: HOSTILE, language: 'he' }],
    related: [{ title: HOSTILE, url: 'https://a.example/"onmouseover=window.taken=1' }, { title: HOSTILE }],
    custom: { desk: HOSTILE },
  };
  await edit(pages, 'POST /articles', { articleId: 'hostile', content: all, note: HOSTILE });
  await edit(pages, 'POST /articles/hostile/publish', {});
  const blocks = content.blocks.map((block) => ({ ...block, text: `${block.text} ${HOSTILE} more` }));
  await edit(pages, 'POST /articles/hostile/updates', {
    content: { ...all, headline: `${HOSTILE} 2`, blocks, tags: [`${HOSTILE} 2`], related: [] },
    note: HOSTILE,
    notice: HOSTILE,
  });
}

/** Three silent edits by a source, two of them in the week from 5 to 11 January 2026. */
export async function tellSilentEdits(pages: GivenPages, setClock: (at: string) => void): Promise<void> {
  const moments = [
    ['2026-01-05T10:00:00.000Z', 'pier', 'Two'],
    ['2026-01-06T10:00:00.000Z', 'pier', 'Three'],
    ['2026-01-07T10:00:00.000Z', 'quay', 'Two'],
    ['2026-01-11T23:30:00.000Z', 'quay', 'Three'],
    ['2026-01-20T10:00:00.000Z', 'quay', 'Four'],
  ] as const;
  for (const [at, id, count] of moments) {
    setClock(at);
    const snapshot = aSnapshot(aContent(`News of the ${id}`, `${count} boats came in.`), {
      source: { system: 'harbour-post', id },
      publishedAt: stated('2026/01/03 08:00', 'UTC'),
    });
    const answer = await pages.call('ingest', 'POST /imports', {
      body: `${JSON.stringify(snapshot)}\n`,
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    if (!answer.text.includes('"recorded"')) throw new Error(answer.text);
  }
}
