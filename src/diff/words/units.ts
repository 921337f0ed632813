/** Units that stand after a number. The words of a line mean the same: one for another changes no quantity. */
const UNITS = `
  kg|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|公斤|千克
  g|gram|grams|gramme|grammes|公克
  mg|milligram|milligrams|毫克
  tonne|tonnes|公噸|公吨
  ton|tons
  噸|吨
  斤
  lb|lbs
  oz|ounce|ounces|盎司
  km|kilometre|kilometres|kilometer|kilometers|公里|千米
  m|metre|metres|meter|meters|公尺|米
  cm|centimetre|centimetres|centimeter|centimeters|公分|厘米
  mm|millimetre|millimetres|millimeter|millimeters|毫米|公釐
  mile|miles|英里
  yard|yards
  ft|foot|feet|英尺|呎
  km/h|kph
  mph
  ha|hectare|hectares|公頃|公顷
  acre|acres|英畝|英亩
  坪
  litre|litres|liter|liters|公升
  ml|millilitre|millilitres|milliliter|milliliters|毫升
  °C|℃
  °F|℉
  %|％|per cent|percent
  percentage point|percentage points|個百分點|个百分点
  second|seconds|秒
  minute|minutes|分鐘|分钟
  hour|hours|小時|小时
  day|days|天
  week|weeks
  month|months|個月|个月
  year|years|年
  dollar|dollars
  euro|euros|歐元|欧元
  pound|pounds
  yuan|人民幣|人民币
  yen|日圓|日元
  元
  港元|港幣|港币
  美元|美金
  台幣|臺幣|新台幣|新臺幣
  英鎊|英镑
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split('|'));

const MEANINGS = new Map(UNITS.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)));

/** All of them, the longest first. */
export const UNIT_WORDS = [...MEANINGS.keys()].sort((one, other) => other.length - one.length);

/** The same for all words of one unit; of another text itself. */
export const unitMeant = (word: string): string => MEANINGS.get(word) ?? word;
