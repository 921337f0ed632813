import type { Grammar } from './grammar.ts';

const list = (text: string): readonly string[] => text.split('|');

/** The same in Traditional Chinese: institutions, people and places are invented. */
export const chinese: Grammar = {
  joint: '',
  patterns: list(
    '{opening}，{subject}{verb}{object}，{tail}。|{subject}{verb}{object}，{tail}。|{subject}{opening}{verb}{object}，{comment}。|{role}{name}說：「{quote}。」|{place}居民{name}{verb}{object}，{tail}。|{opening}，{number}名{people}{plight}，{tail}。|{subject}{verb}{object}，並強調：「{quote}。」|{subject}一方面{verb}{object}，另一方面{verb}{object}，{tail}。|{object}的開支增加{percent}，達到{money}，{comment}。|{clock}，{subject}{verb}{object}，{tail}。|{role}{name}{opening}{verb}{object}，{comment}。',
  ),
  lists: {
    opening: list(
      '星期一上午|昨日深夜|中午之前|本週稍早|經過徹夜磋商|今年第二度|距離限期還有兩天|暴風過後數小時|不顧外界批評|拖延多月之後|點票結束以後|在工會施壓之下|春季休會期間|慶典前夕|維修尚未完成之際|裁決公布當日|星期日天亮時分|區域峰會召開前|未作進一步解釋便|大雪封路期間|閉門會議之後|潮水退去以後|選舉結束翌日|開學首日',
    ),
    subject: list(
      '海晏港務局|青瀾市議會|三名法官|渡輪公司|罷工焊工|仁濟堂醫院|在野黨團|近海漁民|校務委員會|運輸署|獨立審計師|海岸巡防隊|交響樂團董事會|外聘工程師|房屋辦公室|農民聯盟|博物館策展人|選務委員會|自來水公司|高山搜救隊|檢察官|麵包業工會|鐵路營運商|來訪代表團|氣象中心|引水人公會|省府發言人|養蜂戶|市立檔案館|義勇消防員|調查小組|舊營房租戶|自行車協會|多個慈善團體',
    ),
    verb: list(
      '批准|否決|押後|歡迎|批評|視察|宣布|暫停|同意資助|要求徹查|退出|質疑|發表報告檢討|表決延長|上訴反對|捍衛|改為支持|撥款支持|下令覆核|移交|叫停|反對倉促推動|承諾加快|參觀|讚揚|接管|拒絕談論|重啟|加強抽查|放棄|檢視|簽署|關注|擱置',
    ),
    object: list(
      '旋轉橋的維修工程|第二條跑道的方案|新的電車時刻表|疫苗接種計劃|舊糧倉的出售|緊急防洪設施|兩間夜間診所的關閉|河口隧道|三個堂區的合併|柴油駁船禁令|燈塔的修復|明年的捕魚配額|船員庇護所|失蹤拖網船的搜索|學徒票價優惠|消防局的重建|木偶戲節|內港疏浚|巴士司機的加薪建議|古窯遺址的發掘|棚架安全規例|無人接駁車的試驗|外環公路|山泥傾瀉的調查|小型牧場的稅務寬減|病人轉院安排|礦工紀念碑|電子土地登記冊|被扣遊艇的拍賣|食水配給|難民接待中心|長者住宅隔熱計劃|修訂後的課程|延宕已久的審計|低窪地區的疏散|雪松大道的栽種|進口洋蔥的抵制行動|爭議邊界的測量',
    ),
    tail: list(
      '此前商戶提出{number}宗投訴|耗資{money}|消息由{name}證實|現場有{number}人圍觀|並得到{place}支持|但{place}有人抗議|直至另行通知|表決以{number}票之差通過|為期最少{number}天|原因是租金上升|但沒有透露日期|條件由{name}居中斡旋|不受濃霧影響|並聽取測量師的意見|地點鄰近廢棄罐頭廠|以免再度水淹|令通勤者鬆一口氣|連同另外{number}項提案|鏡頭前氣氛凝重|儘管水泥短缺|其後{name}宣布辭職|以換取較低的通行費|屬於整體改革的一環|剩下的時間只有{number}週|起因是{name}的一封信|這是保險公司的要求|無視{name}的反對|比原定計劃遲了兩年',
    ),
    comment: list(
      '{name}形容早該如此|{place}方面感到意外|主管部門已經證實|{number}個職位前途未卜|細節仍待公布|是{number}年來首次|知情人士如此透露|與{place}的糾紛至此落幕|會議紀錄載有全文|全場掌聲雷動|無人提出異議|總數因而增至{number}|{name}向傳媒透露|與早前承諾背道而馳',
    ),
    quote: list(
      '我們沒想到{object}會拖這麼久|這裡沒有人被問過對{object}的看法|{object}的數字根本對不上|我家等了{number}年|他們若取消{object}，我們會再上街|{object}不該換來沉默|在{place}都聽得見木頭斷裂的聲音|對{place}每個人來說，今天是好日子|我數過，{number}艘船沒有一艘能出海|已經沒有錢留給{object}|我們會一磚一瓦重建|失去的信任必須重新贏回|每年冬天沙灘都再退一米|{place}的遭遇不可在這裡重演|他們只給我們{number}分鐘收拾|任何認真的提議，我們都願意聽',
    ),
    people: list('乘客|居民|學童|碼頭工人|病人|登山客|顧客|貨車司機|護士|樂手|長者|露營人士|水手|學生'),
    plight: list(
      '因燒傷接受治療|在體育館過夜|被帶往安全地點|加入遊行|聯署請願|失去電力供應|被困堤道|排隊取水|陸續回家|趕不上轉乘班次|出庭作供|整夜沒有暖氣',
    ),
    role: list(
      '委員會主席|退休閘門管理員|副市長|港口發言人|消防隊長|果園主人|首席調查員|海洋生物學家|工會秘書|渡輪船長|小學教師|博物館館長|總工程師|多年租戶',
    ),
    place: list(
      '海晏鎮|南嶼|東瀝灣|灰港|棘谷|鴉島|舊橋頭|西埔里|石門坳|松頂|王渡|暮野|白蠟林|鹹水涌|銀灘|磨坊溪|犁田村|菩提崗|友愛港|明堡|蕨嶺|上潭|狼溪|鶴湖|骨石島',
    ),
    surname: list('陳|林|黃|張|李|王|吳|劉|蔡|楊|許|鄭|謝|郭|洪|曾|邱|廖|賴|周|徐|蘇|葉|莊|呂|江'),
    firstName: list(
      '茂庭|曉嵐|志衡|雅筑|啟航|若瑜|景川|念慈|允中|紹棠|清妍|伯鈞|語彤|承翰|玉潔|大洲|思遠|婉如|立群|文淵|家蔚|少白|芷晴|耀東|宜蓁|敬堯',
    ),
  },
  toName: ({ pick }) => `${pick(chinese.lists['surname'] ?? [])}${pick(chinese.lists['firstName'] ?? [])}`,
  toNumber: (draw) => (draw.random() < 0.6 ? String(11 + draw.below(889)) : hanNumber(11 + draw.below(88))),
  toPercent: ({ below }) => `${String(3 + below(60))}.${String(1 + below(9))}%`,
  toMoney: ({ below }) => String(1200 + below(8000)),
  moneyUnit: '萬元',
  toClock: ({ below }) => `${String(10 + below(13))}:${String(10 + below(50))}`,
};

const DIGITS = '零一二三四五六七八九';

/** 11 to 99. */
function hanNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}

/** Every name of a person, place or institution that the grammar can write: a newsroom's glossary. */
export function chineseGlossary(): string {
  const { surname = [], firstName = [], place = [], subject = [] } = chinese.lists;
  const people = surname.flatMap((family) => firstName.map((given) => `${family}${given}`));
  return [...people, ...place, ...subject.slice(0, 2)].join('\n');
}
