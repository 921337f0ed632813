import { describe, expect, test } from '@jest/globals';

import { scanTokens } from '../../../src/diff/words/scan-tokens.ts';
import { TOKEN } from '../../../src/diff/words/tokens.ts';
import { show } from './support/show.ts';

describe('a name in the usage of Taiwan and of Hong Kong is replaced whole', () => {
  test.each([
    ['特朗普', '川普'],
    ['普京', '普丁'],
    ['澤連斯基', '澤倫斯基'],
    ['馬克龍', '馬克宏'],
    ['查理斯三世', '查爾斯三世'],
    ['內塔尼亞胡', '納坦雅胡'],
    ['小馬科斯', '小馬可仕'],
    ['卡塔爾', '卡達'],
    ['沙特阿拉伯', '沙烏地阿拉伯'],
    ['所羅門群島', '索羅門群島'],
    ['哈爾科夫', '哈爾基夫'],
    ['哈馬斯', '哈瑪斯'],
    ['國際足協', '國際足總'],
    ['國際原子能機構', '國際原子能總署'],
  ])('%s became %s', (before, after) => {
    expect(show(`消息指${before}今日有回應。`, `消息指${after}今日有回應。`)).toBe(
      `消息指[-${before}-]{+${after}+}今日有回應。`,
    );
  });
});

const termsIn = (text: string): readonly string[] => {
  const { starts, ends, kinds } = scanTokens(text, [0, text.length]);
  return starts
    .map((start, index) => text.slice(start, ends[index]))
    .filter((_, index) => kinds[index] === TOKEN.term);
};

describe('no term reaches over the borders of words', () => {
  test.each([
    ['四川普遍降雨，銀川普遍晴朗。', ['四川', '銀川']],
    ['他在台北約見三十人，湖北約有五人。', []],
    ['委內瑞拉法院作出裁決。', []],
    ['當局獲悉尼泊爾發生地震。', []],
    ['廣東協助中東盟友運送物資。', []],
    ['伊斯蘭國家的領袖出席會議。', []],
    ['他也門當戶對，信守承諾。', []],
    ['下禮拜登記，清明參拜登山。', []],
    ['信用卡達一百萬張。', []],
    ['市民參加薪酬會議，增加薪金。', []],
    ['學生學習近代歷史，練習近身格鬥。', []],
    ['人權觀察員到場，基地組織參觀。', []],
    ['世界衛生日舉行活動。', []],
    ['上海合作社開幕，以上合共十人。', []],
    ['她取得神學士學位，向韓國瑜伽老師學習。', ['韓國瑜伽']],
    ['球隊首次奪標，爾後三連勝。', []],
    ['歐洲聯賽本週開季，歐洲議員到場。', []],
    ['全國人民代表到場，國際法學會開會。', []],
    ['大灣仔居民投訴，東區管理處回應。', []],
    ['七國元首與二十國代表合照。', []],
    ['金磚一塊，金門一座。', []],
  ])('in %s', (text, terms) => {
    expect(termsIn(text)).toEqual(terms);
  });
});
