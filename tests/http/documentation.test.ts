import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ARTICLE_EVENT_TYPES } from '../../src/domain/article/events.ts';
import { ROUTES } from '../../src/http/routes/index.ts';
import { PROBLEM_CODES } from '../../src/http/problem-table.ts';
import { asText, givenApi, type GivenApi } from '../support/given-api.ts';

const FILE = 'docs/openapi.json';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
});

afterAll(async () => {
  await given.stop();
});

test('docs/openapi.json is what the routes say (UPDATE_DOCS=1 writes it)', async () => {
  const { json } = await given.call('anonymous', 'GET /openapi.json');
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});

test('docs/asyncapi.json is what the events say, one message a type (UPDATE_DOCS=1 writes it)', async () => {
  const { json } = await given.call('anonymous', 'GET /asyncapi.json');
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync('docs/asyncapi.json', text);
  expect(readFileSync('docs/asyncapi.json', 'utf8')).toBe(text);
  expect(Object.keys(json['components']?.['messages'] ?? {})).toEqual([...ARTICLE_EVENT_TYPES]);
  const schemas = Object.keys(json['components']?.['schemas'] ?? {});
  const references = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(references.filter((name) => !schemas.includes(name ?? ''))).toEqual([]);
});

test('every reference in the OpenAPI document leads to a schema, and every operation has a name of its own', async () => {
  const { text, json } = await given.call('anonymous', 'GET /openapi.json');
  const schemas = Object.keys(json['components']?.['schemas'] ?? {});
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((name) => !schemas.includes(name ?? ''))).toEqual([]);
  expect(text).not.toContain('#/$defs/');
  const names = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every route of the design is there', () => {
  const served = ROUTES.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
  const change = [
    'publish',
    'updates',
    'corrections',
    'restore',
    'withhold',
    'release',
    'unschedule',
    'retract',
    'schedule',
  ];
  const more = ['embargo', 'amend-times', 'effective-time', 'notes'];
  expect(served.sort()).toEqual(
    [
      ...[
        'POST /articles',
        'GET /articles/{id}/draft',
        'PUT /articles/{id}/draft',
        'POST /imports',
        'GET /articles',
        'GET /articles/{id}',
      ],
      ...[...change, ...more].map((act) => `POST /articles/{id}/${act}`),
      ...[
        'GET /articles/{id}/revisions',
        'GET /articles/{id}/revisions/{revision}',
        'GET /articles/{id}/diff',
        'GET /articles/{id}/blame',
        'GET /articles/{id}/timeline',
      ],
      ...['GET /audit', 'GET /search', 'GET /events', 'GET /live', 'GET /openapi.json', 'GET /asyncapi.json'],
      ...[
        'GET /docs',
        'GET /docs/style.css',
        'GET /problems/{code}',
        'GET /healthz',
        'GET /readyz',
        'GET /metrics',
      ],
    ].sort(),
  );
});

test('the page needs no script, no network and no inline style', async () => {
  const page = await given.call('anonymous', 'GET //docs');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  expect(page.text).not.toMatch(/<script|\son\w+=|\sstyle=|<style/i);
  const loaded = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url]) => url);
  expect([...new Set(loaded)].sort()).toEqual(['/api/v1/openapi.json', '/docs/style.css']);
  for (const { name, path, family } of ROUTES) {
    if (family !== 'Documentation') expect(page.text).toContain(`id="${name}"`);
    if (family !== 'Documentation') expect(page.text).toContain(path);
  }
  const style = await given.call('anonymous', 'GET //docs/style.css');
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(style.text).not.toMatch(/url\(|@import/);
});

test('every link inside the page has its target', async () => {
  const { text } = await given.call('anonymous', 'GET //docs');
  const targets = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((id) => !targets.has(id))).toEqual([]);
  for (const code of PROBLEM_CODES) expect(targets).toContain(`problem-${code}`);
});

test('a problem’s type leads to its explanation', async () => {
  const { json } = await given.call('viewer', 'GET /articles/none');
  const type = asText(json['type']);
  expect(type).toBe(`${given.address}/problems/article-not-found`);
  const led = await given.call('anonymous', `GET /${new URL(type).pathname}`);
  expect([led.status, led.headers.get('location')]).toEqual([303, '/docs#problem-article-not-found']);
  expect((await given.call('anonymous', 'GET //problems/none')).status).toBe(404);
});
