import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { givenApi, type Answered, type GivenApi } from '../support/given-api.ts';
import { aContent } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
});

afterAll(async () => {
  await given.stop();
});

const newStory = async (headline = 'Ferry late', ...paragraphs: string[]): Promise<Answered> =>
  given.call('editor', 'POST /articles', { body: { content: aContent(headline, ...paragraphs) } });

const ifMatch = (etag: string | null): { readonly 'If-Match': string } => ({ 'If-Match': etag ?? '' });

describe('a story', () => {
  test('drafted', async () => {
    const answer = await newStory();
    expect(answer.json).toMatchObject({ revision: 1, streamVersion: '1', changed: true });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
  });
});
