/** Markup that was made by `html`, and so holds no text that wasn't escaped. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function toMarkup(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((item) => item.markup).join('');
}

/** A template whose values are escaped, unless they are markup themselves. Attributes must be in quotes. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings
    .map((text, index) => `${text}${index < parts.length ? toMarkup(parts[index] ?? '') : ''}`)
    .join(''),
});

export const NO_HTML: Html = { markup: '' };

/** A whole page, with one stylesheet and no script. */
export const htmlPage = (page: {
  readonly title: string;
  readonly language: string;
  readonly style: string;
  readonly body: Html;
}): string =>
  `<!doctype html>\n${
    html`<html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="stylesheet" href="${page.style}" />
      </head>
      <body>
        ${page.body}
      </body>
    </html>`.markup
  }\n`;
