import type { TimeField } from '../import-report.ts';

/** How a language writes a date whose three numbers don't tell: only these write the day first without exception. */
export type DateOrder = 'day-first' | 'unknown';

export type TimeLabel = { readonly text: string; readonly field: TimeField; readonly order: DateOrder };

type LabelRow = readonly [
  language: string,
  order: DateOrder,
  published: readonly string[],
  updated: readonly string[],
];

/** The labels under which news pages write their times. The table of docs/importers.md is a copy, kept current by a test. */
export const LABEL_ROWS: readonly LabelRow[] = [
  [
    'zh-Hant',
    'unknown',
    [
      '發佈時間',
      '發布時間',
      '發佈日期',
      '發布日期',
      '發佈',
      '發布',
      '發表時間',
      '發稿時間',
      '刊登時間',
      '上架時間',
      '張貼時間',
    ],
    ['更新時間', '更新日期', '最後更新', '最後更新時間', '最近更新', '修改時間', '最後修改', '更新'],
  ],
  [
    'zh-Hans',
    'unknown',
    ['发布时间', '发布日期', '发布', '发布于', '发表时间', '发稿时间', '发表于', '刊发时间'],
    ['更新时间', '更新日期', '最后更新', '最后更新时间', '最近更新', '修改时间', '最后修改', '更新于'],
  ],
  [
    'ja',
    'unknown',
    [
      '公開日時',
      '公開日',
      '公開',
      '掲載日時',
      '掲載日',
      '掲載',
      '配信日時',
      '配信日',
      '配信',
      '投稿日時',
      '投稿日',
      '発表日時',
      '発表日',
    ],
    ['更新日時', '更新日', '最終更新日時', '最終更新日', '最終更新'],
  ],
  [
    'ko',
    'unknown',
    [
      '입력',
      '기사입력',
      '등록',
      '기사등록',
      '등록일',
      '입력일시',
      '게시',
      '게시일',
      '승인',
      '발행',
      '발행일',
      '송고시간',
    ],
    ['수정', '기사수정', '수정일', '수정일시', '최종수정', '최종 수정', '업데이트', '최종 업데이트'],
  ],
  [
    'en',
    'unknown',
    [
      'Published',
      'First published',
      'Originally published',
      'Date published',
      'Published date',
      'Publication date',
      'Posted',
      'First posted',
      'Issued',
    ],
    [
      'Updated',
      'Last updated',
      'Last update',
      'Last modified',
      'Modified',
      'Date updated',
      'Date modified',
      'Last revised',
    ],
  ],
  [
    'de',
    'day-first',
    ['Veröffentlicht', 'Erstveröffentlicht', 'Publiziert', 'Erstellt', 'Erschienen'],
    [
      'Aktualisiert',
      'Zuletzt aktualisiert',
      'Letzte Aktualisierung',
      'Stand',
      'Letzte Änderung',
      'Zuletzt geändert',
    ],
  ],
  [
    'fr',
    'day-first',
    ['Publié', 'Mis en ligne', 'Publication'],
    ['Mis à jour', 'Mise à jour', 'Modifié', 'Dernière mise à jour', 'Actualisé'],
  ],
  [
    'es',
    'day-first',
    ['Publicado', 'Publicada', 'Fecha de publicación'],
    ['Actualizado', 'Actualizada', 'Última actualización', 'Modificado'],
  ],
  [
    'pt',
    'day-first',
    ['Publicado em', 'Publicada em'],
    ['Atualizado', 'Atualizado em', 'Atualizada em', 'Última atualização'],
  ],
  [
    'it',
    'day-first',
    ['Pubblicato', 'Pubblicata'],
    ['Aggiornato', 'Aggiornata', 'Ultimo aggiornamento', 'Ultima modifica'],
  ],
  [
    'nl',
    'day-first',
    ['Gepubliceerd', 'Geplaatst'],
    ['Bijgewerkt', 'Laatst bijgewerkt', 'Laatst gewijzigd', 'Laatste update'],
  ],
];

/** Longest first, so that `最後更新時間` isn't read as `最後更新` and a rest. */
const TIME_LABELS: readonly TimeLabel[] = LABEL_ROWS.flatMap(([, order, published, updated]) => [
  ...published.map((text): TimeLabel => ({ text, field: 'publishedAt', order })),
  ...updated.map((text): TimeLabel => ({ text, field: 'updatedAt', order })),
]).sort((a, b) => b.text.length - a.text.length);

const toPattern = (text: string): string => {
  const words = text.split(' ').join('\\s{1,4}');
  return /[\p{Script=Latin}\p{Script=Hangul}]$/u.test(text) ? `${words}(?!\\p{L})` : words;
};

const BY_TEXT: ReadonlyMap<string, TimeLabel> = new Map(
  [...TIME_LABELS].reverse().map((label) => [toKey(label.text), label]),
);

const ANY_LABEL = new RegExp(TIME_LABELS.map(({ text }) => toPattern(text)).join('|'), 'iuy');

export type FoundLabel = { readonly label: TimeLabel; readonly stated: string; readonly end: number };

/** The label that begins exactly at `start`. */
export function findTimeLabel(text: string, start: number): FoundLabel | undefined {
  ANY_LABEL.lastIndex = start;
  const stated = ANY_LABEL.exec(text)?.[0];
  const label = stated === undefined ? undefined : BY_TEXT.get(toKey(stated));
  return stated === undefined || label === undefined
    ? undefined
    : { label, stated, end: start + stated.length };
}

function toKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
