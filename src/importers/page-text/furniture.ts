/** Words of a page's controls, networks and advertisements, lower case. A line of nothing else is no part of the story. */
const FURNITURE: ReadonlySet<string> = new Set(
  [
    // Networks and programs to share with.
    'line|facebook|fb|twitter|tweet|x|instagram|ig|youtube|telegram|whatsapp|messenger|linkedin|pinterest|reddit|threads',
    'bluesky|mastodon|plurk|噗浪|wechat|weibo|微信|微博|qq|qq空間|qq空间|hatena|はてなブックマーク|pocket|kakaotalk|kakaostory|카카오톡|카카오스토리',
    '페이스북|트위터|네이버|밴드|라인|xing|email|e-mail|mail|rss|sms',
    // Controls.
    'share|share this|share this article|share on facebook|share on twitter|share on x|print|print this page|copy link|copy|save|bookmark|like|follow',
    'follow us|subscribe|sign in|sign up|log in|register|search|menu|home|comments|comment|leave a comment|listen|listen to this article|skip to content|back to top|close|more',
    'newsletter|font size|a a a|a- a+|click to copy|gift this article|show comments|view comments|translate|download|next|previous',
    '分享|分享到|分享至|分享至line|分享至facebook|分享到微信|分享到朋友圈|列印|打印|友善列印|轉寄|轉貼|複製連結|复制链接|複製網址|收藏|加入收藏|按讚|點讚|点赞|讚|留言|評論|评论|訂閱|订阅|登入|登录|會員登入|註冊|注册|搜尋|搜索|首頁|首页|選單|菜单|字級|字体|字體|字體大小|字体大小|放大|縮小|缩小|回首頁|返回顶部|回到頂端|追蹤|关注|聽新聞|语音播报|大|中|小|字級大小',
    'シェア|シェアする|シェアする|ツイート|ポスト|ポストする|印刷|印刷する|保存|保存する|ブックマーク|リンクをコピー|urlをコピー|コメント|コメントする|ログイン|会員登録|検索|メニュー|トップ|トップページ|フォロー|フォローする|購読|文字サイズ|メールで送る|ラインで送る|lineで送る|いいね',
    '공유|공유하기|인쇄|인쇄하기|프린트|스크랩|북마크|링크 복사|url 복사|url복사|좋아요|댓글|댓글쓰기|로그인|회원가입|검색|메뉴|홈|구독|구독하기|글자크기|글자 크기|글자크기 조절|가|본문 글씨 키우기|본문 글씨 줄이기|기사보내기|이메일',
    'teilen|drucken|merken|kopieren|link kopieren|anmelden|abonnieren|vorlesen|kommentare|kommentieren|startseite|menü|suche|folgen|artikel merken|artikel drucken|seite drucken|e-mail senden',
    "partager|imprimer|enregistrer|copier le lien|se connecter|s’abonner|s'abonner|commentaires|accueil|rechercher|suivre|écouter",
    'compartir|imprimir|guardar|copiar enlace|iniciar sesión|suscríbete|suscribirse|comentarios|inicio|buscar|seguir|escuchar|compartilhar|salvar',
    'condividi|stampa|salva|copia link|accedi|abbonati|commenti|delen|afdrukken|opslaan|inloggen|abonneren|reacties',
    // Advertisements.
    'advertisement|advertisements|ad|ads|sponsored|sponsored content|story continues below advertisement|article continues below advertisement|continue reading|continue reading the main story',
    '廣告|广告|廣告贊助|繼續往下閱讀|請繼續往下閱讀|広告|スポンサーリンク|スポンサード リンク|pr|광고|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie',
  ]
    .join('|')
    .split('|'),
);

const BULLETS = /^[\s•‧·●▪◦■□▶►»›>|*–—-]+|[\s•‧·●▪◦|»›>|*–—-]+$/gu;
const COUNTER =
  /^(?:views?|人氣|人气|瀏覽數?|浏览量?|點閱數?|阅读量?|閱覽數|조회수?|조회|aufrufe)\s?[:：]?\s?[\d,.]{1,12}$|^\d{1,3}[ -]min(?:ute)? read$|^[\d,.]{1,12}\s(?:views?|shares?|comments?|likes?|則留言)$/iu;
const BREADCRUMBS = /^(?:[^\s>›»]{1,30}(?: [^\s>›»]{1,30}){0,4}\s?[>›»]\s?){1,6}[^>›»]{1,60}$/u;
const HOME =
  /^(?:home|首頁|首页|トップ|ホーム|홈|startseite|accueil|inicio|início|news|新聞|新闻|ニュース|뉴스)\s?[>›»]/iu;
const MAX_LENGTH = 200;

/** Why the line is no part of the story, or undefined where it may be. */
export function findFurniture(line: string): string | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const words = line.replace(BULLETS, '');
  if (!/[\p{L}\p{N}]/u.test(words)) return 'signs without a word';
  if (isFurniture(words) || COUNTER.test(words)) return 'page furniture';
  if (HOME.test(words) && BREADCRUMBS.test(words)) return 'page furniture: the way to the page';
  const byRows = words.split(/[|｜•·/／、,，]|\s{2,}|\t/u);
  return areFurniture(byRows) || areFurniture(words.split(/\s+/u)) ? 'page furniture' : undefined;
}

const isFurniture = (words: string): boolean =>
  FURNITURE.has(words.trim().toLowerCase().replace(/\s+/g, ' '));

const areFurniture = (parts: readonly string[]): boolean =>
  parts.length > 1 && parts.every((part) => part.trim() === '' || isFurniture(part));
