import { html, htmlPage, NO_HTML, type Html } from './html.ts';
import { PROBLEM_CODES, PROBLEMS } from './problem-table.ts';
import { accessOf } from './route-roles.ts';
import type { Route } from './route.ts';
import { createSchemaWriter, type SchemaWriter } from './schema-writer.ts';
import { toShape } from './schema-shape.ts';

export const DOCS_STYLE_PATH = '/docs/style.css';

/** The reference as one page, generated from the routes; needs neither network nor script. */
export function toDocsPage(routes: readonly Route[], publicUrl: string): string {
  const writer = createSchemaWriter();
  const families = [...new Set(routes.map((route) => route.family))].filter(
    (family) => family !== 'Documentation',
  );
  const sections = families.map((family) =>
    toFamily(
      family,
      routes.filter((route) => route.family === family),
      { writer, publicUrl },
    ),
  );
  const links = toLinks(families, routes);
  const body = html`<a class="skip" href="#main">Skip to the routes</a>
    <details class="menu">
      <summary>Stet: HTTP API v1, all routes</summary>
      <nav aria-label="Routes">${links}</nav>
    </details>
    <div class="frame">
      <nav class="side" aria-label="Routes" tabindex="0">
        <p class="brand"><a href="#top">Stet</a> <span>HTTP API v1</span></p>
        ${links}
      </nav>
      <main id="main">
        <h1 id="top">Stet’s HTTP API</h1>
        ${introduction(publicUrl)}${sections}${toShapes(writer)}${problemTable}
      </main>
    </div>`;
  return htmlPage({ title: 'Stet: HTTP API', language: 'en', style: DOCS_STYLE_PATH, body });
}

/** They stand twice in the page: beside the text, and on narrow screens folded away above it; the other place is not displayed. */
const toLinks = (families: readonly string[], routes: readonly Route[]): Html =>
  html`${families.map((family) => toNavigation(family, routes))}
    <p class="group">More</p>
    <ul>
      <li><a href="#shapes">Shapes</a></li>
      <li><a href="#problems">Problems</a></li>
      <li><a href="/api/v1/openapi.json">openapi.json</a></li>
    </ul>`;

const RULES: readonly (readonly [string, string])[] = [
  [
    'Tokens',
    'Send `Authorization: Bearer TOKEN`. A token has one role; `stet token create` makes one. A browser that is signed in to the pages may read without.',
  ],
  ['Changing a story', 'Send `If-Match` with the ETag that you read, or `*`. Somebody was quicker: 412.'],
  ['Retrying', 'Send the same `Idempotency-Key` again: nothing is recorded twice.'],
  [
    'Reading what you wrote',
    'An answer comes when the read model shows the change; with `Prefer: respond-async` as soon as it is durable.',
  ],
  [
    'Times',
    'In: a string with an offset, or `{ stated, zone? }`. Out: the instant, the zone, the precision and the words.',
  ],
  ['Numbers', 'What can pass 2^53 is text. Positions and cursors are opaque: give them back unchanged.'],
];

const introduction = (publicUrl: string): Html =>
  html`<p class="lead">
      Every change to a story is an event that stays. The API takes commands, and answers what is and what
      was.
    </p>
    <dl class="rules">
      ${RULES.map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${toProse(text)}</dd>
          </div>`,
      )}
    </dl>
    <pre><code>curl -H 'Authorization: Bearer TOKEN' ${publicUrl}/api/v1/articles</code></pre>`;

const toNavigation = (family: string, routes: readonly Route[]): Html =>
  html`<p class="group">${family}</p>
    <ul>
      ${routes
        .filter((route) => route.family === family)
        .map(
          (route) =>
            html`<li>
              <a href="#${route.name}"
                ><span class="method ${route.method.toLowerCase()}">${route.method}</span>
                ${shortPath(route.path)}</a
              >
            </li>`,
        )}
    </ul>`;

const shortPath = (path: string): string => path.replace(/^\/api\/v1/, '').replace('/articles/{id}/', '…/');

type Making = { readonly writer: SchemaWriter; readonly publicUrl: string };

const toFamily = (family: string, routes: readonly Route[], making: Making): Html =>
  html`<section>
    <h2>${family}</h2>
    ${routes.map((route) => toRoute(route, making))}
  </section>`;

function toRoute(route: Route, { writer }: Making): Html {
  return html`<article id="${route.name}">
    <h3>
      <span class="method ${route.method.toLowerCase()}">${route.method}</span> <code>${route.path}</code>
    </h3>
    <p class="summary">${route.summary}.</p>
    ${route.description === undefined ? NO_HTML : html`<p>${toProse(route.description)}</p>`}
    <p class="roles">${toRoles(route)}</p>
    ${toQuery(route, writer)}${toBody(route, writer)}${toAnswers(route, writer)}
  </article>`;
}

/** Text with `code` between back-quotes. */
const toProse = (text: string): Html[] =>
  text.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));

function toRoles({ name, needsIfMatch }: Route): Html {
  const access = accessOf(name);
  const roles =
    access === 'open'
      ? html`<span>open to everybody</span>`
      : html`${access.roles.map((role) => html`<span>${role}</span> `)}`;
  return needsIfMatch === true ? html`${roles} <span class="needs">If-Match required</span>` : roles;
}

function toQuery(route: Route, writer: SchemaWriter): Html {
  const { properties = {}, required = [] } = writer.parameters(route.query);
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      html`<tr>
        <td><code>${name}</code>${required.includes(name) ? html` <em>required</em>` : NO_HTML}</td>
        <td><code>${toShape(schema)}</code></td>
        <td>${toProse(typeof schema['description'] === 'string' ? schema['description'] : '')}</td>
      </tr>`,
  );
  return rows.length === 0
    ? NO_HTML
    : html`<h4>Query</h4>
        <div class="scroll">
          <table class="fields">
            ${rows}
          </table>
        </div>`;
}

function toBody(route: Route, writer: SchemaWriter): Html {
  if (route.bodyKind === 'none' || route.body === undefined) return NO_HTML;
  const schema = writer.write(route.line ?? route.body, 'input');
  return html`<h4>${route.bodyKind === 'ndjson' ? 'Each line' : 'Body'}</h4>
    <pre><code>${toShape(schema)}</code></pre>`;
}

function toAnswers(route: Route, writer: SchemaWriter): Html {
  const rows = route.answers.map((answer) => {
    const forms = Object.entries(answer.content ?? {}).filter(
      ([type]) => type !== 'application/problem+json',
    );
    return html`<tr>
      <td><code>${answer.status}</code></td>
      <td>${answer.description}</td>
      <td>
        ${forms.map(([type, schema]) => html`<span class="type">${type}</span> <code>${toShape(writer.write(schema, 'output'))}</code> `)}
      </td>
    </tr>`;
  });
  return html`<details>
    <summary>Answers</summary>
    <div class="scroll">
      <table class="fields">
        ${rows}
      </table>
    </div>
  </details>`;
}

const toShapes = (writer: SchemaWriter): Html =>
  html`<section id="shapes">
    <h2>Shapes</h2>
    ${Object.entries(writer.named()).map(
      ([name, schema]) =>
        html`<article id="shape-${name}">
          <h3><code>${name}</code></h3>
          <pre><code>${toShape(schema)}</code></pre>
        </article>`,
    )}
  </section>`;

const problemTable = html`<section id="problems">
  <h2>Problems</h2>
  <p>
    Errors are <code>application/problem+json</code> (RFC 9457): <code>code</code> never changes,
    <code>type</code> is the address that explains it here, <code>detail</code> names the value and the
    remedy, <code>errors</code> lists what is wrong with the input by its place, <code>requestId</code> finds
    the request in the log.
  </p>
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Status</th>
          <th>Code</th>
          <th>Says</th>
        </tr>
      </thead>
      <tbody>
        ${PROBLEM_CODES.map(
          (code) =>
            html`<tr id="problem-${code}">
              <td>${PROBLEMS[code].status}</td>
              <td><code>${code}</code></td>
              <td>${PROBLEMS[code].title}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
</section>`;
