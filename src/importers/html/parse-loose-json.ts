import { ok, refuse, type Result } from '../../shared/result.ts';

export type LooseJson = { readonly value: unknown; readonly mended: 'no' | 'yes' };

const OPENINGS = ['<!--', '//<![CDATA[', '// <![CDATA[', '/*<![CDATA[*/', '/* <![CDATA[ */', '<![CDATA['];
const CLOSINGS = ['-->', '//]]>', '// ]]>', '/*]]>*/', '/* ]]> */', ']]>', ';'];

/** JSON as pages hold it: in comments, with line breaks inside strings, with commas before a closing bracket. The error is the parser's own. */
export function parseLooseJson(text: string): Result<LooseJson, string> {
  const bare = unwrap(text);
  try {
    return ok({ value: JSON.parse(bare) as unknown, mended: 'no' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    return parseMended(bare) ?? refuse(reason.replaceAll(/\s+/g, ' ').slice(0, 120).toWellFormed());
  }
}

function unwrap(text: string): string {
  let bare = text.trim();
  for (const opening of OPENINGS) if (bare.startsWith(opening)) bare = bare.slice(opening.length).trimStart();
  for (const closing of CLOSINGS) if (bare.endsWith(closing)) bare = bare.slice(0, -closing.length).trimEnd();
  return bare;
}

function parseMended(text: string): Result<LooseJson, string> | undefined {
  try {
    return ok({ value: JSON.parse(mend(text)) as unknown, mended: 'yes' });
  } catch {
    return undefined;
  }
}

const TOKEN = /"|\\[^]?|,(?=\s*[\]}])|[\u0000-\u001F]+/g;

/** Strings keep their text, line breaks in them become one space; a comma that nothing follows goes. Takes time in the text's length, whatever it is. */
function mend(text: string): string {
  let place: 'in a string' | 'outside' = 'outside';
  return text.replaceAll(TOKEN, (found) => {
    if (found === '"') place = place === 'outside' ? 'in a string' : 'outside';
    else if (place === 'outside') return found === ',' ? '' : found;
    else if (found.startsWith('\\')) return /^\\["\\/bfnrtu]$/.test(found) ? found : found.slice(1);
    else if (found !== ',') return ' ';
    return found;
  });
}
