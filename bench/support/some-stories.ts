import type { Block, Content } from '../../src/domain/article/content.ts';
import { createRandom } from './create-random.ts';

type Draw = { readonly random: () => number };

const below = ({ random }: Draw, end: number): number => Math.floor(random() * end);
const pick = (draw: Draw, from: readonly string[]): string => from[below(draw, from.length)] ?? '';
/** Common words come often and rare ones seldom, about as in any language (Zipf). */
const pickCommon = (draw: Draw, from: readonly string[]): string =>
  from[Math.floor(from.length ** draw.random()) - 1] ?? '';

const words = (text: string): readonly string[] => text.split(' ');

const EN_COMMON = words(
  'the of to and a in that was for on said with as by at from had its which after were will have been would city more also over about their new two before council could when who people under into than between harbour since because while against during police week residents report night company bridge morning three local plan workers during district officials near months million region without several public according government year water storm school hospital court members project union next road service early village company ministry',
);
const EN_RARE = words(
  'aqueduct arbitration archivist auditors ballast barge bicycles billboard bollards breakwater budgets bulletin bureau cabinet cables caretaker ceramics charter chimney clerk cloakroom coalition cobblestones commuters compensation conductor conservators consultation container contractor convoy corridor crane cranes culvert curator cyclists dairy dam deadline debris delegates depot detour diesel dispatcher dockers dredging drought dunes embankment engineers estuary excavation exhibits farmland ferries festival firefighters fishery flooding footbridge forecast forests foundations freight fundraiser gallery garrison generators glacier granary gravel greenhouse grid harvest headland heating hedges highway hillside hydrants inquiry inspectors insulation interpreter irrigation island jetty junction kiosk ladder landslide lantern lease ledger levee librarian lighthouse limestone lorries mainland manuscripts marina marshes masonry meadow mediator merchants midwives mill mine monastery mooring mosaic motorway municipality museum negotiators nurses observatory orchard orchestra outage overpass paramedics parapet parish passengers pavement payroll pedestrians pension petition pilots pipeline platform plaza poll pontoon postponed poultry precinct premises prosecutors pumps quarry quay quota radar rafters railway rainfall ratification reactor reefs referendum refinery reforms registrar regulator repairs reservoir restoration retirees ridge riverbank rota runway sandbags scaffolding scholars seawall sediment sewage shelters shipyard shopkeepers shoreline signalling siren slate slope snowfall sluice smelter solicitors spire squad stables stadium stairwell steelworks strait streetlights subsidy substation suburb summit surveyors swimmers tannery tariff telescope tenants terrace textile theatre tide timber timetable tollgate topsoil towpath tractor tramway translators treasury treaty trenches tribunal trustees tugboat tunnel turbines turnout vaccine valley vault vendors veterans viaduct vineyard volunteers voucher warehouse watchdog waterfront weir welders wharf willow windmill workshop yard zoning',
);
const NAMES = words(
  'Okonkwo Lindqvist Haverford Marisco Tanaka Abernathy Delacroix Petrov Nakamura Oyelaran Castellan Brightwater Fenwick Halloran Iversen Jastrow Kowalski Lachance Mbeki Norwood Ostrander Pemberton Quigley Rasmussen Sandoval Thackeray Ustinov Vandermeer Whitlock Yamazaki Zelenka Ashdown Bellweather Corrigan Drummond Eastlake',
);
const PLACES = words(
  'Norhaven Eastwick Saltmere Greyport Millbrook Thornbury Lakeside Ravensholm Oldbridge Westerley Fairhaven Stonegate Pinecrest Marlow Kingsferry Dunmoor Ashgrove Northgate Brackwater Silverton',
);
const ZH_WORDS = words(
  '市政府 表示 居民 昨日 今早 大橋 海港 維修 工程 完成 重新 開放 交通 車輛 行人 警方 調查 事故 原因 公布 初步 報告 指出 受傷 人數 增至 送往 醫院 治療 颱風 暴雨 警告 學校 停課 家長 老師 學生 議會 通過 預算 撥款 興建 圖書館 社區 中心 計劃 環境 影響 評估 專家 建議 加強 監測 水位 上升 河道 氾濫 農田 損失 賠償 申請 截止 日期 延長 記者 會上 強調 安全 第一 目前 情況 穩定 持續 關注 公司 回應 否認 指控 法院 判決 上訴 律師 聲明 罷工 工會 談判 破裂 恢復 供電 停電 地區 搶修 人員 徹夜 趕工 預計 明日 恢復正常 乘客 列車 延誤 候車 疏散 火警 消防 到場 撲滅 沒有 傷亡 起火 單位 電線 短路 市民 憂慮 物價 上漲 食品 價格 穩定 供應 充足 的 在 和 了 是 有 對 將 已 於 並 及 也 因 為 由 與 至 後 前 中 內',
);

function englishSentence(draw: Draw): string {
  const parts = Array.from({ length: 9 + below(draw, 16) }, () => englishWord(draw));
  const text = parts.join(' ');
  const start = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return draw.random() < 0.3 ? `${start}, ${pick(draw, NAMES)} said.` : `${start}.`;
}

function englishWord(draw: Draw): string {
  const chance = draw.random();
  if (chance < 0.62) return pickCommon(draw, EN_COMMON);
  if (chance < 0.9) return pick(draw, EN_RARE);
  if (chance < 0.94) return pick(draw, PLACES);
  return chance < 0.97 ? pick(draw, NAMES) : String(2 + below(draw, 900));
}

function chineseSentence(draw: Draw): string {
  const parts = Array.from({ length: 8 + below(draw, 14) }, (_, index) => {
    if (draw.random() < 0.05) return `${String(2 + below(draw, 90))}名`;
    return `${pickCommon(draw, ZH_WORDS)}${index > 3 && draw.random() < 0.12 ? '，' : ''}`;
  });
  return `${parts.join('')}。`;
}

type Language = 'en' | 'zh-Hant';

const sentence = (draw: Draw, language: Language): string =>
  language === 'en' ? englishSentence(draw) : chineseSentence(draw);
const joint = (language: Language): string => (language === 'en' ? ' ' : '');

function paragraph(draw: Draw, language: Language): Block {
  const sentences = Array.from({ length: 2 + below(draw, 3) }, () => sentence(draw, language));
  return { kind: 'paragraph', text: sentences.join(joint(language)), language, marks: [], attributes: {} };
}

/** An invented story, of about 6 KB as JSON unless a length is asked for. A third is in Chinese, a third in English, the rest has paragraphs of both. */
function firstText(draw: Draw, paragraphs: number | undefined): Content {
  const language: Language = draw.random() < 0.5 ? 'en' : 'zh-Hant';
  const isMixed = draw.random() < 0.34;
  const blocks: Block[] = [];
  for (let bytes = 0; paragraphs === undefined ? bytes < 5_500 : blocks.length < paragraphs;) {
    const other = isMixed && draw.random() < 0.4;
    const block = paragraph(draw, other ? (language === 'en' ? 'zh-Hant' : 'en') : language);
    blocks.push(block);
    bytes += Buffer.byteLength(JSON.stringify(block));
  }
  return {
    kind: 'article',
    language,
    headline: sentence(draw, language),
    alternativeHeadlines: isMixed ? [{ role: 'translation', text: sentence(draw, 'en') }] : [],
    summary: sentence(draw, language),
    bylines: [`${pick(draw, NAMES)} ${pick(draw, NAMES)}`],
    blocks,
    section: pick(draw, ['local', 'world', 'weather', 'courts']),
    tags: [pick(draw, EN_RARE), pick(draw, PLACES)],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  };
}

type Edit = (draw: Draw, content: Content) => Content;

const languageOf = (block: Block): Language => (block.language === 'en' ? 'en' : 'zh-Hant');

function editBlock(draw: Draw, content: Content, edit: (block: Block) => Block): Content {
  const at = below(draw, content.blocks.length);
  return { ...content, blocks: content.blocks.map((block, index) => (index === at ? edit(block) : block)) };
}

const changeNumber: Edit = (draw, content) => {
  const next = String(2 + below(draw, 900));
  const at = content.blocks.findIndex(({ text }) => /\d/.test(text));
  const change = (block: Block): Block => ({ ...block, text: block.text.replace(/\d+/, next) });
  return { ...content, blocks: content.blocks.map((block, index) => (index === at ? change(block) : block)) };
};
const rewriteSentence: Edit = (draw, content) =>
  editBlock(draw, content, (block) => {
    const language = languageOf(block);
    const sentences = block.text.split(language === 'en' ? /(?<=\.) / : /(?<=。)/);
    return {
      ...block,
      text: sentences.with(below(draw, sentences.length), sentence(draw, language)).join(joint(language)),
    };
  });
const addSentence: Edit = (draw, content) =>
  editBlock(draw, content, (block) => {
    const language = languageOf(block);
    return { ...block, text: `${block.text}${joint(language)}${sentence(draw, language)}` };
  });
const changeWord: Edit = (draw, content) =>
  editBlock(draw, content, (block) => {
    const language = languageOf(block);
    if (language === 'zh-Hant')
      return { ...block, text: block.text.replace(pick(draw, ZH_WORDS), pick(draw, ZH_WORDS)) };
    const parts = block.text.split(' ');
    return { ...block, text: parts.with(below(draw, parts.length), englishWord(draw)).join(' ') };
  });
const addParagraph: Edit = (draw, content) => {
  const at = below(draw, content.blocks.length + 1);
  const block = paragraph(draw, content.language === 'en' ? 'en' : 'zh-Hant');
  return { ...content, blocks: content.blocks.toSpliced(at, 0, block) };
};
const removeParagraph: Edit = (draw, content) =>
  content.blocks.length < 4
    ? content
    : { ...content, blocks: content.blocks.toSpliced(below(draw, content.blocks.length), 1) };
const moveParagraph: Edit = (draw, content) => {
  const from = below(draw, content.blocks.length);
  const moved = content.blocks.slice(from, from + 1);
  const others = content.blocks.toSpliced(from, 1);
  return { ...content, blocks: others.toSpliced(below(draw, others.length + 1), 0, ...moved) };
};
const changeHeadline: Edit = (draw, content) => ({
  ...content,
  headline: sentence(draw, content.language === 'en' ? 'en' : 'zh-Hant'),
});

/** Each as often as it stands here: small changes are the usual ones. */
const EDITS: readonly Edit[] = [
  ...[changeNumber, changeNumber, changeWord, changeWord, rewriteSentence, rewriteSentence, addSentence],
  ...[addSentence, addParagraph, addParagraph, removeParagraph, moveParagraph, changeHeadline],
];

/**
 * The texts of one invented story, each but the first made by one to three edits of the one before. The same for the same seed. With
 * `paragraphs` the first has so many, and none has more: what is pushed out at the end goes.
 */
export function aStory(seed: number, revisions: number, paragraphs?: number): readonly Content[] {
  const draw: Draw = { random: createRandom(seed) };
  const texts = [firstText(draw, paragraphs)];
  while (texts.length < revisions) {
    let text = texts.at(-1) ?? firstText(draw, paragraphs);
    for (let edits = 1 + below(draw, 3); edits > 0; edits -= 1)
      text = (EDITS[below(draw, EDITS.length)] ?? changeWord)(draw, text);
    texts.push({ ...text, blocks: text.blocks.slice(0, paragraphs) });
  }
  return texts;
}
