/** Frequent characters whose form tells how Chinese is written. */
const toSet = (characters: string): ReadonlySet<string> => new Set(characters);

/** Simplified forms that neither traditional Chinese nor Japanese uses. */
const SIMPLIFIED = toSet(
  '这们时为对说发经现长车马门东书见贝风飞鸟鱼龙众传伤伦伟侧侨债倾储兑兰关兴养兽冈军农冯冻净减凤凯击创刚刘则别务动劝办劳势华协单卖卢卫厅历压厌厕县变吓吗启员吴响问间闻营团园围图圆场块坚坛垄执扩扫扬抚护报拟拥择挥损换掷摄摇摆撑敌斋显晓术杀杂权杨枪栏树样桥检榄欢毁汇汉沟沧泻泼泽测济浏浓润涨渐渔满滚灭灵灾烛烦烧热爱爷牵狱猎环玛电畅疗疯盐监盘矿码砖础积稳穷竞笔笼签简类紧纠红约级纪纯纲纳纵纷纸纽线练组细织终绍绑结绕绘给络绝统继绩续维绿缓编缘缩罗罚职联聪肃肠肤肿胁脑脸艺节苏荣药获蓝补规视觉览计订认讨让训议讯记讲许论设访证评识诉词译试诗诚话询该详语误请诸课谁调谈谋谢谣谱负财责败账货质购贯贵贷贸费贺资赋赏赔赖赛赞赢赵跃轨转轮软轻载较辆辑输边达迁过运还进远连迟选递逻遗邓邮邻郑释钟钢钱铁铜银错键镇镜队阳阴阵阶际陆陈险难雾韩页顶项顺须顾顿预领频题颜额饭饮饰馆驱驻驾验骑骗鲁齐齿',
);

/** Traditional forms that simplified Chinese doesn't use. */
const TRADITIONAL = toSet(
  '這們說發經會國學對實體點關當應該黨與灣擴臺縣鄉區醫藥處變樂賣讀續總綠繼絕縱縮聽聯聲脫臨舊萬號蟲蠟裝覺觀觸計證譯譽賴贊轉軍輕轟辦邊遲遞選遺鄰釋鐵鑄隊險隨雜難雞靜韻顏類餘騷驅驗髮鬥鬧麥黃齊齒龍龜來兩個倆偽傳傷債僅價儀億優內冊刪劃劇劍勞勵勸勻協卻厭參啟單喚嘗嚴囑圍圓團壓壘壞壯壽夠夢夾奧獎娛婦媽嬌孫寢寫寬寶將專尋導屆屬島嶄帳帶幣廳廣廢廠彌彎彙徑從復徹恆戀愛惡惱慣慮慶憂懷戲戶拋挾捨掃掛換揮損搖搶摯擁擇擊擔據擬攝攤敗敘敵數斷時晝曉暫曆書東條棄極構榮槍樓標樞樣樸橋機檔檢櫃權歡歐歲歷歸殘殺殼毀氣決沒況淚淨淺減測湊湯溝滅滬滿漁漢漲漸潛潤澤濃濕濟濱瀏灑為烏無煉煙煩熱燈燒營爐爭爺牆牽犧狀猶獄獨獲獵獻環現瑪瓊產畢異療瘋癢盜盡監盤盧碼確禮禦種稱穀積穩窮竊競筆節範築簡簽籌籠糧糾紀約紅紋納紐純紙級紛紡細終組結絲統給綜維綱網緊線緣編緩練織繞繪罰羅義習職聞肅腦腫膚膠艦艱莊華蓋蔣蔥蕭薦藍藝蘇蘭虛蝕術衛補裡複褲見規視親覽訂討訓記訪設許訴診詞試詩話詳語誤誰課請論諸諾謀謝識議護讓財貢貧貨貪貫責貴買費貿賀資賓賞賠質購賽贈趙跡踐車軌較載輔輛輝輪輯輸農迴連進運過達違遜遠適還郵鄭醜釣針鈕銀銅銷鋒錄錢錯鎮鏡鐘鑑長門閃開閒間閣閱闊陣陳陸陽階際雖雙離雲電霧順須預領頭頻題額願風飛飯飲飾館駐駕騎騙驚鬆魚鮮鳥鴻鹽',
);

/** Of the traditional forms above, those that Japanese writes the same way. */
const TRADITIONAL_AND_JAPANESE = toSet(
  '計軍輕轟鄰鐵鑄隨儀億優冊劇協嘗孫寢導島帳帶幣復徹戀惡慣慮慶憂懷拋挾捨掃掛換揮損擁擔據擬敗敵時書東條構標機檢況減測湯漁漢潛潤環現異監盤確種積穩範築簡紀約紅紋納純紙級紛紡細終組結統給維綱網線緣編緩練織罰羅義習職聞腦膚艦華蓋術衛補複見規視親覽訂討訓記訪設許訴診詞試詩話該詳語誤誰課請論諸諾謀謝識議護財貢貧貨貫責貴買費貿賀資賓賞質購贈跡車軌較載輝輪輸農連進運過達違遠適還郵針銀銅鋒鏡鑑長門開間閣閱陣陳陸陽階際離電霧順須預領頭題額願風飛飯飲飾館駐騎驚魚鮮鳥臨萬個偽喚尋摯棄殺決湊溝滅漸濃烏無煩熱獄獲療窮競筆籠糾綜緊腫膠薦藍蘇遜選遺醜釣錯鎮鐘閃隊難頻駕鴻龍傷債夢婦愛暫',
);

export type HanCounts = {
  readonly simplified: number;
  readonly traditional: number;
  /** Of the traditional ones, those that no Japanese text has. */
  readonly chineseTraditional: number;
};

export function countHan(text: string): HanCounts {
  let [simplified, traditional, chineseTraditional] = [0, 0, 0];
  for (const character of text) {
    if (SIMPLIFIED.has(character)) simplified += 1;
    if (!TRADITIONAL.has(character)) continue;
    traditional += 1;
    if (!TRADITIONAL_AND_JAPANESE.has(character)) chineseTraditional += 1;
  }
  return { simplified, traditional, chineseTraditional };
}
