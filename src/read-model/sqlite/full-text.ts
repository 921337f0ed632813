import { sql, type Expression, type SqlBool } from 'kysely';

import type { Database } from '../../sqlite/open-database.ts';
import type { FullTextIndex } from '../read-model-schema.ts';
import { quoted } from './row-writer.ts';

/**
 * Terms come with spaces between (search-terms.ts), in lower case and NFKC: letters, marks and digits are all part of a
 * term, and no letter stands for another.
 */
const TOKENIZER = `unicode61 remove_diacritics 0 categories 'L* M* N* Co'`;

/** Makes the index over the rows that stand (https://sqlite.org/fts5.html#external_content_tables), and the triggers that keep it up with those to come. */
export function createFullTextIndex(database: Database, index: FullTextIndex): void {
  const { name, table, rowId, columns } = index;
  const names = columns.map(quoted).join(', ');
  database.exec(`
    CREATE VIRTUAL TABLE ${quoted(name)} USING fts5(
      ${names}, content = '${table}', content_rowid = '${rowId}', tokenize = "${TOKENIZER}"
    );
    INSERT INTO ${quoted(name)} (${quoted(name)}) VALUES ('rebuild');
    ${triggersOf(index)}
  `);
}

function triggersOf({ name, table, rowId, columns }: FullTextIndex): string {
  const index = quoted(name);
  const names = columns.map(quoted).join(', ');
  const cells = (version: 'old' | 'new'): string =>
    [rowId, ...columns].map((column) => `${version}.${quoted(column)}`).join(', ');
  const add = `INSERT INTO ${index} (rowid, ${names}) VALUES (${cells('new')});`;
  const remove = `INSERT INTO ${index} (${index}, rowid, ${names}) VALUES ('delete', ${cells('old')});`;
  const changed = columns.map((column) => `old.${quoted(column)} IS NOT new.${quoted(column)}`).join(' OR ');
  const on = quoted(table);
  return `
    CREATE TRIGGER ${quoted(`${name}_insert`)} AFTER INSERT ON ${on} BEGIN ${add} END;
    CREATE TRIGGER ${quoted(`${name}_delete`)} AFTER DELETE ON ${on} BEGIN ${remove} END;
    CREATE TRIGGER ${quoted(`${name}_update`)} AFTER UPDATE ON ${on} WHEN ${changed} BEGIN ${remove} ${add} END;
  `;
}

/** Every phrase quoted, so that no word of a reader is read as an operator; side by side means all of them. */
const toMatchQuery = (phrases: readonly string[]): string =>
  phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(' ');

export type MatchFullText = (index: string, phrases: readonly string[]) => Expression<SqlBool>;

export function createMatchFullText(indexes: readonly FullTextIndex[]): MatchFullText {
  return (name, phrases) => {
    const index = indexes.find((candidate) => candidate.name === name);
    if (index === undefined) throw new Error(`The read model has no full-text index ${name}`);
    if (phrases.length === 0) throw new RangeError('A search needs at least one phrase');
    const row = sql.ref(`${index.table}.${index.rowId}`);
    const own = sql.table(name);
    return sql<SqlBool>`${row} in (select rowid from ${own} where ${own} match ${toMatchQuery(phrases)})`;
  };
}
