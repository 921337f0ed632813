const LABELS: readonly string[] = [
  '更多新聞|更多新闻|延伸閱讀|延伸阅读|相關新聞|相关新闻|相關報導|相关报道|相關閱讀|相关阅读|推薦閱讀|推荐阅读|看更多|更多報導|更多报道|同場加映|熱門新聞|热门新闻',
  '関連記事|関連ニュース|あわせて読みたい|合わせて読みたい|こちらもおすすめ|おすすめ記事',
  '관련기사|관련 기사|관련뉴스|관련 뉴스|함께 읽으면 좋은 기사|추천기사|추천 기사|더 보기',
  'Read more|Read also|Also read|Also see|See also|Related|Related story|Related stories|Related article|Related articles|Related news|Related coverage|More news|More on this story|More on this topic|You may also like|Recommended|Further reading|Don’t miss|Must read',
  'Mehr zum Thema|Lesen Sie auch|Lesen Sie mehr|Auch interessant|Weiterlesen|Weitere Artikel',
  'Lire aussi|À lire aussi|A lire aussi|À lire|Sur le même sujet',
  'Lea también|Leer también|Lee también|Te puede interesar|Más información|Noticias relacionadas|Leia também|Leia mais',
  'Leggi anche|Lees ook|Lees meer|Meer nieuws',
];

const ALTERNATION = LABELS.join('|')
  .split('|')
  .sort((a, b) => b.length - a.length)
  .join('|');
const LABELLED = new RegExp(
  `^[\\s•‧·●▪◦▶►>*-]{0,6}(?:${ALTERNATION})\\s{0,3}[:：﹕︰／/|｜]\\s{0,8}(.*)$`,
  'iu',
);
const LABEL_ALONE = new RegExp(
  `^[\\s•‧·●▪◦▶►>*【\\[-]{0,6}(?:${ALTERNATION})[\\]】]?\\s{0,3}[:：﹕︰]?$`,
  'iu',
);
const URL_IN_LINE = /https?:\/\/[^\s<>"'）)】」]+/u;
const BULLET = /^[\s•‧·●▪◦▶►>*-]{1,8}/u;
const SENTENCE_END = /[.。;；:：]$/;
const MAX_LIST_TITLE = 160;
const MAX_LENGTH = 500;

export type RelatedTitle = { readonly title: string; readonly url?: string | undefined };

/** A link to another story in a labelled line; `list` where the label stands alone and titles follow. */
export type RelatedReading = { readonly links: readonly RelatedTitle[]; readonly list: 'begins' | 'none' };

export function readRelatedLine(line: string): RelatedReading | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  if (LABEL_ALONE.test(line)) return { links: [], list: 'begins' };
  const words = LABELLED.exec(line)?.[1]?.trim();
  if (words === undefined || words === '') return undefined;
  return { links: [toRelatedTitle(words)], list: 'none' };
}

/** A line under a label that stands alone: a title unless it reads like a sentence. */
export function readRelatedItem(line: string): RelatedTitle | undefined {
  if (line.length > MAX_LIST_TITLE || SENTENCE_END.test(line)) return undefined;
  const words = line.replace(BULLET, '').trim();
  return words === '' ? undefined : toRelatedTitle(words);
}

function toRelatedTitle(words: string): RelatedTitle {
  const url = URL_IN_LINE.exec(words)?.[0];
  if (url === undefined || !URL.canParse(url)) return { title: words };
  const title = words.replace(url, '').replace(/^[\s(（-]+|[\s(（)）:：-]+$/gu, '');
  return { title: title === '' ? url : title, url };
}
