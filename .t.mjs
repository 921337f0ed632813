// bench/diff/blame-rows.ts
import { diffWordsWithSpace } from "diff";

// src/diff/blame/blame-step.ts
var isSameBlocks = (source) => typeof source[0] === "number";

// src/diff/blame/origin-runs.ts
function listRuns(runs) {
  const listed = [];
  let start = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const end = start + (runs[index] ?? 0);
    listed.push({ start, end, origin: runs[index + 1] ?? 0 });
    start = end;
  }
  return listed;
}
function lengthOfRuns(runs) {
  let length = 0;
  for (let index = 0; index < runs.length; index += 2) length += runs[index] ?? 0;
  return length;
}
function pushRun(runs, length, origin) {
  if (length <= 0) return;
  if (runs.length > 0 && runs.at(-1) === origin) runs[runs.length - 2] = (runs.at(-2) ?? 0) + length;
  else runs.push(length, origin);
}
function pushSlice(runs, source, [from, to]) {
  let start = 0;
  for (let index = 0; index < source.length && start < to; index += 2) {
    const end = start + (source[index] ?? 0);
    pushRun(runs, Math.min(end, to) - Math.max(start, from), source[index + 1] ?? 0);
    start = end;
  }
}
function sliceRuns(source, range) {
  const runs = [];
  pushSlice(runs, source, range);
  return runs;
}

// src/diff/blame/blame-texts.ts
var BLAMED_FIELDS = ["headline", "summary", "alternativeHeadlines", "media"];
var isList = (field) => field === "alternativeHeadlines" || field === "media";
function itemsOf(field, fields) {
  switch (field) {
    case "alternativeHeadlines":
      return (fields.alternativeHeadlines ?? []).map(({ role, language = "", text }) => ({
        name: `${role} ${language}`,
        texts: { text }
      }));
    case "media":
      return (fields.media ?? []).map(({ url, caption, alt }) => ({
        name: url,
        texts: { ...caption === void 0 ? {} : { caption }, ...alt === void 0 ? {} : { alt } }
      }));
  }
}
var keyOfItem = (field, index, part) => `${field}.${String(index)}.${part}`;
function textsOfField(field, fields) {
  if (!isList(field)) return fields[field] === void 0 ? [] : [[field, fields[field]]];
  return itemsOf(field, fields).flatMap(
    ({ texts }, index) => Object.entries(texts).map(([part, text]) => [keyOfItem(field, index, part), text])
  );
}
var fieldTextsOf = (fields) => BLAMED_FIELDS.flatMap((field) => textsOfField(field, fields));

// src/diff/words/sentences.ts
var NONE = 0;
var LINE_END = 1;
var WIDE = 2;
var NARROW = 3;
var FULL_STOP = 46;
var MARKS = new Uint8Array(65536);
var mark = (characters, kind) => {
  for (let index = 0; index < characters.length; index += 1) MARKS[characters.charCodeAt(index)] = kind;
};
mark("\n\v\f\r\x85\u2028\u2029", LINE_END);
mark("\u3002\uFF01\uFF1F\uFF61\uFF0E\u203C\u2047\u2048\u2049\u0964\u0965\u061F\u06D4\u17D4\u17D5\u104B", WIDE);
mark(".!?\u2026", NARROW);
var CLOSERS = new Set(Array.from(`"'\u201D\u2019\u300D\u300F\uFF09)]}\xBB\u203A\u300B\u3009\u3011\u3015\uFF02\uFF07\uFF5D\uFF3D\uFE42\uFE44`, (closer) => closer.charCodeAt(0)));
var TITLES = new Set(
  "mr mrs ms mx dr prof st gov sen rep gen lt col sgt capt cmdr adm maj cpl rev hon pres supt insp no nos vs fig figs art sec vol pp ed eds jan feb mar apr jun jul aug sept sep oct nov dec mt ft approx dept univ e.g i.e cf viz".split(
    " "
  )
);
var LONGEST_TITLE = 6;
var SPACE = /\s/u;
var isSpaceCode = (code) => code === 32 || code >= 9 && code <= 13 || code >= 133 && SPACE.test(String.fromCharCode(code));
function sentencesOf(text) {
  const ranges = [];
  let start = 0;
  while (start < text.length) {
    const end = sentenceEnd(text, start, text.length);
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}
function sentenceEnd(text, start, limit) {
  let position = start;
  while (position < limit) {
    const kind = MARKS[text.charCodeAt(position)] ?? NONE;
    if (kind === NONE) {
      position += 1;
      continue;
    }
    const closed = kind === LINE_END ? position : skipMarks(text, position + 1, limit);
    const next = skipSpace(text, closed, limit);
    if (endsAt(text, { kind, start, mark: position, closed, next })) return next;
    position = next;
  }
  return limit;
}
function endsAt(text, { kind, start, mark: position, closed, next }) {
  if (kind === LINE_END || kind === WIDE || next >= text.length) return true;
  if (hasLineEnd(text, closed, next)) return true;
  if (next === closed) return isHanAfterWideMark(text, position, closed);
  if (isSmall(text, next)) return false;
  return text.charCodeAt(position) !== FULL_STOP || !isAbbreviation(text, start, position);
}
function skipMarks(text, from, limit) {
  let position = from;
  while (position < limit) {
    const code = text.charCodeAt(position);
    const kind = MARKS[code];
    if (kind !== WIDE && kind !== NARROW && !CLOSERS.has(code)) break;
    position += 1;
  }
  return position;
}
function skipSpace(text, from, limit) {
  let position = from;
  while (position < limit && isSpaceCode(text.charCodeAt(position))) position += 1;
  return position;
}
function hasLineEnd(text, from, to) {
  for (let position = from; position < to; position += 1) {
    if (MARKS[text.charCodeAt(position)] === LINE_END) return true;
  }
  return false;
}
var HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（《]/u;
function isHanAfterWideMark(text, position, closed) {
  const code = text.charCodeAt(position);
  return (code === 33 || code === 63) && HAN_OR_KANA.test(text.charAt(closed));
}
var SMALL = /^\p{Ll}/u;
var isSmall = (text, position) => {
  const code = text.charCodeAt(position);
  return code < 128 ? code >= 97 && code <= 122 : SMALL.test(text.slice(position, position + 2));
};
var LETTER_OR_STOP = /[\p{L}\p{M}.]/u;
var DIGITS = /^\s*\d+$/u;
function isAbbreviation(text, start, stop) {
  let from = stop;
  const least = Math.max(start, stop - LONGEST_TITLE - 1);
  while (from > least && LETTER_OR_STOP.test(text.charAt(from - 1))) from -= 1;
  const word = text.slice(from, stop);
  if (word === "") return stop - start < 8 && DIGITS.test(text.slice(start, stop));
  const isInitial = word.length === 1 || word.charAt(word.length - 2) === ".";
  if (isInitial) return word !== "m" && !/\.m$/iu.test(word);
  return TITLES.has(word.toLowerCase());
}
function isAfterSentence(text, position) {
  let end = position;
  while (end > 0 && isSpaceCode(text.charCodeAt(end - 1))) end -= 1;
  const isSpaced3 = end < position;
  while (end > 0 && CLOSERS.has(text.charCodeAt(end - 1))) end -= 1;
  const kind = end > 0 ? MARKS[text.charCodeAt(end - 1)] ?? NONE : NONE;
  return kind === WIDE || kind === NARROW && isSpaced3;
}
var CLAUSE_MARKS = new Set(Array.from("\uFF0C\u3001\uFF1B\uFF1A", (one) => one.charCodeAt(0)));
var SPACED_CLAUSE_MARKS = new Set(Array.from(",;:\u2013\u2014", (one) => one.charCodeAt(0)));
function isAfterClause(text, position) {
  const last = text.charCodeAt(position - 1);
  if (CLAUSE_MARKS.has(last)) return true;
  return last === 32 && position > 1 && SPACED_CLAUSE_MARKS.has(text.charCodeAt(position - 2));
}

// src/shared/sha256.ts
import { hash } from "node:crypto";
var sha256Hex = (input) => hash("sha256", input, "hex");

// src/diff/blame/sentence-hash.ts
var SHORTEST = 6;
function sentenceHash(sentence) {
  const text = sentence.trimEnd();
  return text.length < SHORTEST ? void 0 : sha256Hex(text).slice(0, 16);
}

// src/diff/blame/pieces.ts
function placeTexts(texts) {
  let start = 0;
  return texts.map(([key, text]) => {
    const placed2 = { key, start, text };
    start += text.length + 1;
    return placed2;
  });
}
var lengthOfPiece = (piece) => typeof piece === "number" ? piece : piece[2];
function pushPiece(pieces, piece) {
  if (lengthOfPiece(piece) === 0) return;
  const joined = joinPieces(pieces.at(-1), piece);
  if (joined === void 0) pieces.push(piece);
  else pieces[pieces.length - 1] = joined;
}
function joinPieces(last, next) {
  if (last === void 0 || typeof last !== typeof next) return void 0;
  if (typeof last === "number" || typeof next === "number") return Number(last) + Number(next);
  const goesOn = last[0] === next[0] && last[1] + last[2] === next[1];
  return goesOn ? [last[0], last[1], last[2] + next[2]] : void 0;
}
function piecesOf(spans, { before, moved }) {
  const pieces = [];
  for (const span of spans) {
    const length = span.after[1] - span.after[0];
    const from = span.moveId === void 0 ? void 0 : moved.get(span.moveId);
    if (span.op === "equal") for (const piece of copiesOf(before, span.before)) pushPiece(pieces, piece);
    else if (from?.[2] === length) pushPiece(pieces, from);
    else pushPiece(pieces, length);
  }
  return pieces;
}
function copiesOf(before, [from, to]) {
  const pieces = [];
  let at = from;
  for (const { key, start, text } of before) {
    const [first, last] = [Math.max(at, start), Math.min(to, start + text.length)];
    if (last <= first) continue;
    pushPiece(pieces, first - at);
    pushPiece(pieces, [key, first - start, last - first]);
    at = last;
  }
  pushPiece(pieces, to - at);
  return pieces;
}
function createPieceReader(pieces) {
  let index = 0;
  let used = 0;
  return {
    take(length) {
      const taken = [];
      let missing = length;
      for (let piece = pieces[index]; missing > 0 && piece !== void 0; piece = pieces[index]) {
        const size = Math.min(missing, lengthOfPiece(piece) - used);
        pushPiece(taken, typeof piece === "number" ? size : [piece[0], piece[1] + used, size]);
        missing -= size;
        used += size;
        if (used < lengthOfPiece(piece)) continue;
        index += 1;
        used = 0;
      }
      return taken;
    }
  };
}
function toTextSource(text, reader) {
  const sources = [];
  let kept = [];
  const settle = () => {
    if (kept.length > 0) sources.push(["", 0, ...kept]);
    kept = [];
  };
  for (const [start, end] of sentencesOf(text)) {
    const pieces = reader.take(end - start);
    const sentence = text.slice(start, end).trimEnd();
    const hash2 = isWhole(pieces, sentence.length) ? void 0 : sentenceHash(sentence);
    if (hash2 === void 0) {
      for (const piece of pieces) pushPiece(kept, piece);
      continue;
    }
    settle();
    sources.push([hash2, sentence.length, ...pieces]);
  }
  settle();
  return sources;
}
var isWhole = ([first], length) => typeof first === "object" && first[2] >= length;
function goneSentences({ key, start, text }, kept) {
  const gone = [];
  let next = 0;
  for (const [from, to] of sentencesOf(text)) {
    const sentence = text.slice(from, to).trimEnd();
    const [first, last] = [start + from, start + from + sentence.length];
    for (let range = kept[next]; range !== void 0 && range[1] < last; range = kept[next]) next += 1;
    const isKept = (kept[next]?.[0] ?? Infinity) <= first;
    const hash2 = isKept ? void 0 : sentenceHash(sentence);
    if (hash2 !== void 0) gone.push([key, from, sentence.length, hash2]);
  }
  return gone;
}
var keptRanges = (spans, moved) => spans.filter(({ op, moveId }) => op === "equal" || moveId !== void 0 && moved.has(moveId)).map(({ before }) => before).filter(([from, to]) => to > from);

// src/diff/blame/field-sources.ts
var isBlamed = (field) => BLAMED_FIELDS.includes(field);
function fieldSources(changes) {
  const fields = {};
  const gone = [];
  for (const change of changes) {
    if (!isBlamed(change.field)) continue;
    for (const pair of pairsOf(change)) {
      for (const key of keysOf(pair)) fields[key] = null;
      gone.push(...goneOf(pair));
    }
    for (const pair of pairsOf(change)) {
      if (pair.after !== void 0) fields[pair.after[0]] = sourceOf(pair);
    }
  }
  return { fields, gone };
}
var keysOf = ({ before, after }) => [before, after].flatMap((side) => side === void 0 ? [] : [side[0]]);
var isSame = ({ before, after }) => before !== void 0 && before[1] === after?.[1];
var NOTHING_MOVED = /* @__PURE__ */ new Map();
function goneOf(pair) {
  if (pair.before === void 0 || isSame(pair)) return [];
  const [placed2] = placeTexts([pair.before]);
  return placed2 === void 0 ? [] : goneSentences(placed2, keptRanges(pair.spans ?? [], NOTHING_MOVED));
}
function sourceOf(pair) {
  const text = pair.after?.[1] ?? "";
  return toTextSource(text, createPieceReader(piecesOfPair(pair, text.length)));
}
function piecesOfPair(pair, length) {
  if (pair.before === void 0 || length === 0) return [length];
  if (isSame(pair)) return [[pair.before[0], 0, length]];
  if (pair.spans === void 0) return [length];
  return piecesOf(pair.spans, { before: placeTexts([pair.before]), moved: NOTHING_MOVED });
}
function pairsOf(change) {
  const { field, before, after, spans } = change;
  if (isList(field)) return itemPairs(field, change);
  const [[old2], [fresh]] = [fieldTextsOf({ [field]: before }), fieldTextsOf({ [field]: after })];
  return [{ before: old2, after: fresh, spans }];
}
function itemPairs(field, { before, after, items = [] }) {
  const old2 = itemsOf(field, { [field]: before });
  const fresh = itemsOf(field, { [field]: after });
  const textAt = (item, place, part) => {
    const text = item?.texts[part];
    return text === void 0 ? void 0 : [keyOfItem(field, place, part), text];
  };
  return placesOf(old2, fresh, items).flatMap(
    ({ from = -1, to = -1, change }) => partsOf(old2[from], fresh[to]).map((part) => ({
      before: textAt(old2[from], from, part),
      after: textAt(fresh[to], to, part),
      spans: change?.parts?.find((changed) => changed.part === part)?.spans
    }))
  );
}
var partsOf = (...items) => [
  ...new Set(items.flatMap((item) => Object.keys(item?.texts ?? {})))
];
function placesOf(old2, fresh, items) {
  const changes = new Map(items.map((change) => [change.after, change]));
  const free = new Set(old2.keys());
  for (const { before } of items) if (before !== void 0) free.delete(before);
  const places = fresh.map((item, to) => {
    const change = changes.get(to);
    const from = change === void 0 ? findItem(old2, free, item) : change.before;
    if (from !== void 0) free.delete(from);
    return { from, to, change };
  });
  const claimed = new Set(places.map(({ from }) => from));
  const removed = [...old2.keys()].filter((from) => !claimed.has(from));
  return [...places, ...removed.map((from) => ({ from }))];
}
function findItem(old2, free, item) {
  const named = [...free].filter((place) => old2[place]?.name === item.name);
  const same = named.find((place) => JSON.stringify(old2[place]) === JSON.stringify(item));
  return same ?? named[0];
}

// src/diff/blame/to-blame-step.ts
function toBlameStep(diff, after) {
  const moved = new Map(diff.sentenceMoves.map(toMoved));
  const sources = /* @__PURE__ */ new Map();
  const gone = [];
  for (const change of diff.blocks) {
    for (const [index, source] of sourcesOf(change, moved)) sources.set(index, source);
    gone.push(...goneOf2(change, moved));
  }
  const fromFields = fieldSources(diff.fields);
  const blocks = after.blocks.map(({ text }, index) => sources.get(index) ?? newText(text));
  return stepOf(joinSame(blocks), [...gone, ...fromFields.gone], fromFields.fields);
}
function toFirstStep(after, kind) {
  const fields = fieldTextsOf(after).map(([key, text]) => [key, newText(text)]);
  const step = { blocks: after.blocks.map(({ text }) => newText(text)), fields: Object.fromEntries(fields) };
  return kind === "written" ? step : { firstObserved: true, ...step };
}
function stepOf(blocks, gone, fields) {
  return {
    ...gone.length === 0 ? {} : { gone },
    blocks,
    ...Object.keys(fields).length === 0 ? {} : { fields }
  };
}
var toMoved = ({ moveId, before }) => [
  moveId,
  [before.block, before.range[0], before.range[1] - before.range[0]]
];
var newText = (text) => toTextSource(text, createPieceReader([text.length]));
function sourcesOf(change, moved) {
  const [from] = change.before;
  if (change.kind === "equal" && from !== void 0)
    return change.after.map(({ index }) => [index, [from.index, 1]]);
  const reader = createPieceReader(piecesOfChange(change, moved));
  return change.after.map(({ index, block }) => {
    const source = toTextSource(block?.text ?? "", reader);
    reader.take(1);
    return [index, source];
  });
}
function piecesOfChange({ before, after, spans }, moved) {
  const placed2 = placedBlocks(before);
  if (spans !== void 0) return piecesOf(spans, { before: placed2, moved });
  const length = after.reduce((sum, { block }) => sum + (block?.text.length ?? 0) + 1, 0);
  const [only] = placed2;
  const isSameText = placed2.length === 1 && after.length === 1 && only?.text === after[0]?.block?.text;
  return isSameText && only !== void 0 ? [[only.key, 0, only.text.length]] : [length];
}
var placedBlocks = (before) => placeTexts(before.map(({ index, block }) => [index, block?.text ?? ""]));
function goneOf2(change, moved) {
  if (change.kind === "equal") return [];
  const isKept = piecesOfChange(change, moved).some((piece) => typeof piece !== "number");
  if (change.spans === void 0 && isKept) return [];
  const kept = keptRanges(change.spans ?? [], moved);
  return placedBlocks(change.before).flatMap((placed2) => goneSentences(placed2, kept));
}
function joinSame(blocks) {
  const joined = [];
  for (const source of blocks) {
    const last = joined.at(-1);
    const goesOn = isSame2(last) && isSame2(source) && last[0] + last[1] === source[0];
    if (goesOn) joined[joined.length - 1] = [last[0], last[1] + source[1]];
    else joined.push(source);
  }
  return joined;
}
var isSame2 = (source) => source !== void 0 && isSameBlocks(source);

// src/diff/blame/carry-blame.ts
var NO_BLAME = { blocks: [], fields: {}, vanished: /* @__PURE__ */ new Map() };
var MOST_VANISHED = 4e3;
var carryBlame = (before, diff, { after, revision }) => foldBlame(before, [{ step: toBlameStep(diff, after), revision }]);
function foldBlame(before, entries) {
  const vanished = new Map(before.vanished);
  let texts = before;
  for (const { step, revision } of entries) {
    for (const [from, start, length, hash2] of step.gone ?? [])
      remember(vanished, hash2, sliceRuns(runsAt(texts, from), [start, start + length]));
    const origin = step.firstObserved === true ? -revision : revision;
    texts = applyStep(step, { before: texts, vanished, origin });
  }
  return { ...texts, vanished };
}
function remember(vanished, hash2, runs) {
  vanished.delete(hash2);
  vanished.set(hash2, runs);
  if (vanished.size <= MOST_VANISHED) return;
  for (const oldest of vanished.keys()) {
    vanished.delete(oldest);
    return;
  }
}
var runsAt = ({ blocks, fields }, key) => (typeof key === "number" ? blocks[key] : fields[key]) ?? [];
function applyStep(step, source) {
  const blocks = step.blocks.flatMap(
    (block) => isSameBlocks(block) ? source.before.blocks.slice(block[0], block[0] + block[1]) : [originsOf(block, source)]
  );
  if (step.fields === void 0) return { blocks, fields: source.before.fields };
  const fields = new Map(Object.entries(source.before.fields));
  for (const [key, text] of Object.entries(step.fields)) {
    if (text === null) fields.delete(key);
    else fields.set(key, originsOf(text, source));
  }
  return { blocks, fields: Object.fromEntries(fields) };
}
function originsOf(text, source) {
  const runs = [];
  for (const sentence of text) pushSentence(runs, sentence, source);
  return runs;
}
function pushSentence(runs, [hash2, length, ...pieces], source) {
  const known = hash2 === "" ? void 0 : source.vanished.get(hash2);
  const fresh = [];
  for (const piece of pieces) pushOrigins(fresh, piece, source);
  if (known === void 0 || lengthOfRuns(known) !== length) return pushSlice(runs, fresh, [0, Infinity]);
  pushSlice(runs, known, [0, Infinity]);
  pushSlice(runs, fresh, [length, Infinity]);
}
function pushOrigins(runs, piece, { before, origin }) {
  if (typeof piece === "number") pushRun(runs, piece, origin);
  else pushSlice(runs, runsAt(before, piece[0]), [piece[1], piece[1] + piece[2]]);
}

// src/diff/words/segment-cache.ts
var LONGEST_PIECE = 200;
var SHORTEST_PIECE = 100;
var CACHED_UNITS = 4e5;
var segmenter = new Intl.Segmenter("zh", { granularity: "word" });
var young = /* @__PURE__ */ new Map();
var old = /* @__PURE__ */ new Map();
var youngUnits = 0;
function clearSegmentCache() {
  young = /* @__PURE__ */ new Map();
  old = /* @__PURE__ */ new Map();
  youngUnits = 0;
}
function runCuts(run) {
  if (run.length <= LONGEST_PIECE) return pieceCuts(run);
  const cuts = [];
  let start = 0;
  while (start < run.length) {
    const end = pieceEnd(run, start);
    for (const cut2 of pieceCuts(run.slice(start, end))) cuts.push(start + cut2);
    start = end;
  }
  return cuts;
}
var LIKELY_END = /[的了在是和與及為]/u;
function pieceEnd(run, start) {
  if (run.length - start <= LONGEST_PIECE) return run.length;
  const least = start + SHORTEST_PIECE;
  const likely = run.slice(least, start + LONGEST_PIECE).search(LIKELY_END);
  const end = likely < 0 ? start + LONGEST_PIECE : least + likely + 1;
  const isInPair = /[\ud800-\udbff]/.test(run.charAt(end - 1)) && /[\udc00-\udfff]/.test(run.charAt(end));
  return isInPair ? end - 1 : end;
}
function pieceCuts(piece) {
  const known = young.get(piece) ?? old.get(piece);
  if (known !== void 0) return known;
  const cuts = piece.length === 1 ? [1] : segment(piece);
  remember2(piece, cuts);
  return cuts;
}
function segment(piece) {
  const cuts = [];
  for (const { index } of segmenter.segment(piece)) if (index > 0) cuts.push(index);
  cuts.push(piece.length);
  return cuts;
}
function remember2(piece, cuts) {
  if (youngUnits > CACHED_UNITS) {
    old = young;
    young = /* @__PURE__ */ new Map();
    youngUnits = 0;
  }
  young.set(piece, cuts);
  youngUnits += piece.length;
}

// src/diff/same-value.ts
function isSameValue(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && isSameList(one, other);
  }
  return isSameRecord(one, other);
}
var isSameList = (one, other) => one.length === other.length && one.every((item, index) => isSameValue(item, other[index]));
function isSameRecord(one, other) {
  for (const key in one) if (!isSameValue(one[key], other[key])) return false;
  for (const key in other) if (other[key] !== void 0 && one[key] === void 0) return false;
  return true;
}
var isSameBlock = (one, other) => one === other || one.text === other.text && one.kind === other.kind && one.language === other.language && isSameValue(one.marks, other.marks) && isSameValue(one.attributes, other.attributes);
function commonPrefix(one, other, limit = Math.min(one.length, other.length)) {
  let length = 0;
  while (length < limit && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
function commonSuffix(one, other, limit) {
  let length = 0;
  while (length < limit && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) {
    length += 1;
  }
  return length;
}

// src/diff/blocks/bag-terms.ts
var BREAK = 0;
var WORD = 1;
var PAIR = 2;
var KINDS = new Uint8Array(65536).fill(WORD);
var fill = (kind, ranges) => {
  for (const [first, last] of ranges) KINDS.fill(kind, first, last + 1);
};
fill(BREAK, [
  [0, 47],
  [58, 64],
  [91, 96],
  [123, 191],
  [215, 215],
  [247, 247],
  [8192, 8303],
  [8592, 11263],
  [12288, 12292],
  [12296, 12320],
  [12539, 12539],
  [65040, 65135],
  [65280, 65295],
  [65306, 65312],
  [65339, 65344],
  [65371, 65381],
  [65520, 65535]
]);
fill(PAIR, [
  [3584, 3839],
  [4096, 4255],
  [6016, 6143],
  [12293, 12295],
  [12352, 12538],
  [12540, 12543],
  [13312, 40959],
  [55360, 57343],
  [63744, 64255]
]);
var SEED = 2166136261;
var mix = (hash2, code) => Math.imul(hash2 ^ code, 16777619);
var LIGHT = 1;
var finish = (hash2) => (hash2 ^ hash2 >>> 15) >>> 0 & ~LIGHT;
var isLight = (term) => (term & LIGHT) === 1;
var hashOf = (word) => {
  let hash2 = SEED;
  for (let index = 0; index < word.length; index += 1) hash2 = mix(hash2, word.charCodeAt(index));
  return finish(hash2);
};
var LIGHT_WORDS = new Set(
  "a an the and or but if of to in on at by for from with as is are was were be been has have had it its he she they his her their that this these those not no will would could said says who which when what where after before than then there more also about into over up out s t".split(" ").map(hashOf)
);
var LONGEST_LIGHT_WORD = 6;
var LIGHT_CHARACTERS = new Set(
  Array.from("\u7684\u4E86\u5728\u662F\u548C\u8207\u4E0E\u53CA\u4E5F\u5C31\u90FD\u800C\u7B49\u65BC\u4E8E\u6709\u70BA\u4E3A\u4E0D", (item) => item.charCodeAt(0))
);
function termsOf(text) {
  const terms = new Uint32Array(text.length);
  let count = 0;
  let index = 0;
  while (index < text.length) {
    const kind = KINDS[text.charCodeAt(index)];
    if (kind === BREAK) index += 1;
    else if (kind === WORD) {
      const start = index;
      let hash2 = SEED;
      for (let code = text.charCodeAt(index); KINDS[code] === WORD; code = text.charCodeAt(index)) {
        hash2 = mix(hash2, code >= 65 && code <= 90 ? code | 32 : code);
        index += 1;
      }
      const term = finish(hash2);
      terms[count++] = index - start <= LONGEST_LIGHT_WORD && LIGHT_WORDS.has(term) ? term | LIGHT : term;
    } else {
      let previous = text.charCodeAt(index);
      index += 1;
      if (KINDS[text.charCodeAt(index)] !== PAIR) terms[count++] = pairOf(previous, 0);
      for (let code = text.charCodeAt(index); KINDS[code] === PAIR; code = text.charCodeAt(index)) {
        terms[count++] = pairOf(previous, code);
        previous = code;
        index += 1;
      }
    }
  }
  return terms.slice(0, count);
}
function pairOf(first, second) {
  const term = finish(mix(mix(SEED, first), second << 4));
  return LIGHT_CHARACTERS.has(first) || LIGHT_CHARACTERS.has(second) ? term | LIGHT : term;
}
var termsOfValues = (values) => Uint32Array.from(values, hashOf);

// src/diff/blocks/block-bag.ts
var LIGHT_WEIGHT = 0.15;
function toBag({ kind, text, attributes }) {
  const sequence = text === "" ? termsOfValues([kind, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)]) : termsOf(text);
  return { kind, sequence, ...weigh(sequence) };
}
function weigh(sequence) {
  const sorted = sequence.slice().sort();
  const weights = new Float64Array(sorted.length);
  let [count, total] = [0, 0];
  for (const term of sorted) {
    const weight = isLight(term) ? LIGHT_WEIGHT : 1;
    if (count > 0 && sorted[count - 1] === term) count -= 1;
    sorted[count] = term;
    weights[count] = (weights[count] ?? 0) + weight;
    count += 1;
    total += weight;
  }
  return { terms: sorted.slice(0, count), weights: weights.slice(0, count), total };
}
function joinBags(bags) {
  const sequence = new Uint32Array(bags.reduce((sum, bag) => sum + bag.sequence.length, 0));
  let offset = 0;
  for (const bag of bags) {
    sequence.set(bag.sequence, offset);
    offset += bag.sequence.length;
  }
  return { kind: bags[0]?.kind ?? "paragraph", sequence, ...weigh(sequence) };
}
function commonWeight(one, other) {
  const [a, b] = [one.terms, other.terms];
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common += Math.min(one.weights[i] ?? 0, other.weights[j] ?? 0);
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common;
}
var OTHER_KIND = 0.9;
var NO_TERMS = 0.5;
function diceOf(one, other, common = commonWeight(one, other)) {
  const total = one.total + other.total;
  if (total === 0) return one.kind === other.kind ? NO_TERMS : 0;
  return 2 * common / total * (one.kind === other.kind ? 1 : OTHER_KIND);
}
function meanPlaces(whole, parts) {
  const owners = /* @__PURE__ */ new Map();
  parts.forEach(({ terms }, part) => {
    for (const term of terms) owners.set(term, owners.has(term) ? SHARED : part);
  });
  const sums = parts.map(() => ({ sum: 0, count: 0 }));
  whole.sequence.forEach((term, place) => {
    const own = sums[owners.get(term) ?? SHARED];
    if (own === void 0 || isLight(term)) return;
    own.sum += place;
    own.count += 1;
  });
  return sums.map(({ sum, count }) => count === 0 ? void 0 : sum / count / whole.sequence.length);
}
var SHARED = -1;

// src/diff/blocks/sides.ts
function createSides(before, after) {
  return { before, after, bagBefore: bagsOf(before), bagAfter: bagsOf(after) };
}
var NO_BLOCK = { kind: "paragraph", text: "", marks: [], attributes: {} };
function bagsOf(blocks) {
  const bags = [];
  return (place) => bags[place] ??= toBag(blocks[place] ?? NO_BLOCK);
}
var toPairing = ({ before, after, similarity }) => ({
  before: [before],
  after: [after],
  similarity
});
function placesOutside(count, pairings, side) {
  const isTaken = new Uint8Array(count);
  for (const pairing of pairings) for (const place of pairing[side]) isTaken[place] = 1;
  const places = [];
  for (let place = 0; place < count; place += 1) if (isTaken[place] === 0) places.push(place);
  return places;
}
var weightOf = (length) => Math.cbrt(0.1 + length);

// src/diff/blocks/block-draft.ts
function toDrafts(texts, pairings) {
  const drafts = pairings.map((pairing) => toDraft(texts, pairing));
  const alone = { isMoved: false, similarity: 0 };
  for (const place of placesOutside(texts.before.length, pairings, "before"))
    drafts.push(toDraft(texts, { ...alone, before: [place], after: [] }));
  for (const place of placesOutside(texts.after.length, pairings, "after"))
    drafts.push(toDraft(texts, { ...alone, before: [], after: [place] }));
  return drafts;
}
var toDraft = ({ before, after, head }, pairing) => ({
  before: pairing.before.map((place) => place + head),
  after: pairing.after.map((place) => place + head),
  isMoved: pairing.isMoved,
  similarity: pairing.similarity,
  beforeText: joinedAt(before, pairing.before),
  afterText: joinedAt(after, pairing.after)
});
function joinedAt(blocks, places) {
  const [first, second] = places;
  if (second === void 0) return first === void 0 ? "" : blocks[first]?.text ?? "";
  return places.map((place) => blocks[place]?.text ?? "").join("\n");
}

// src/diff/blocks/in-text-order.ts
function inTextOrder(changes) {
  const anchors = changes.filter(isAnchor).sort(byAfter);
  const deleted = changes.filter(({ after }) => after.length === 0).sort(byBefore);
  const arrived = changes.filter((change) => change.after.length > 0 && !isAnchor(change)).sort(byAfter);
  if (deleted.length + arrived.length === 0) return anchors;
  const ordered = [];
  let [d, a] = [0, 0];
  const pushUntil = (before, after) => {
    for (let next = deleted[d]; next !== void 0 && firstBefore(next) < before; next = deleted[d]) {
      ordered.push(next);
      d += 1;
    }
    for (let next = arrived[a]; next !== void 0 && firstAfter(next) < after; next = arrived[a]) {
      ordered.push(next);
      a += 1;
    }
  };
  for (const anchor of anchors) {
    pushUntil(firstBefore(anchor), firstAfter(anchor));
    ordered.push(anchor);
  }
  pushUntil(Infinity, Infinity);
  return ordered;
}
var isAnchor = ({ before, after, moveId }) => moveId === void 0 && before.length > 0 && after.length > 0;
var firstBefore = ({ before }) => before[0]?.index ?? 0;
var firstAfter = ({ after }) => after[0]?.index ?? 0;
var byBefore = (one, other) => firstBefore(one) - firstBefore(other);
var byAfter = (one, other) => firstAfter(one) - firstAfter(other);

// src/diff/blocks/common-weights.ts
var MOST_COMPARED = 2500;
var MOST_HOLDERS = 32;
var MOST_CANDIDATES = 8;
function commonWeights(before, after) {
  const width = after.length;
  if (before.length * width <= MOST_COMPARED) {
    const table = Float64Array.from(
      { length: before.length * width },
      (_, cell) => weightBetween(before[Math.floor(cell / width)], after[cell % width])
    );
    return (row, column) => table[row * width + column] ?? 0;
  }
  const rows = before.map(createSearch(after));
  return (row, column) => rows[row]?.get(column) ?? 0;
}
var weightBetween = (one, other) => one === void 0 || other === void 0 ? 0 : commonWeight(one, other);
function createSearch(bags) {
  const holders = holdersByTerm(bags);
  const scores = new Float64Array(bags.length);
  return (bag) => {
    const touched = [];
    bag.terms.forEach((term, index) => {
      for (const holder of holders.get(term) ?? []) {
        if (scores[holder] === 0) touched.push(holder);
        scores[holder] = (scores[holder] ?? 0) + (bag.weights[index] ?? 0);
      }
    });
    const shared = (place) => (scores[place] ?? 0) / (1 + (bags[place]?.total ?? 0));
    touched.sort((one, other) => shared(other) - shared(one) || one - other);
    const found = touched.slice(0, MOST_CANDIDATES).map((place) => [place, weightBetween(bag, bags[place])]);
    for (const place of touched) scores[place] = 0;
    return new Map(found);
  };
}
function holdersByTerm(bags) {
  const holders = /* @__PURE__ */ new Map();
  bags.forEach(({ terms }, place) => {
    for (const term of terms) {
      const known = holders.get(term);
      if (known === void 0) holders.set(term, [place]);
      else if (known.length <= MOST_HOLDERS) known.push(place);
    }
  });
  for (const [term, places] of holders) if (places.length > MOST_HOLDERS) holders.delete(term);
  return holders;
}

// src/diff/blocks/find-moves.ts
var ENOUGH_TO_MOVE = 0.5;
var BETTER_BY = 0.2;
var LEAST_WEIGHT = 4;
function findMoves(sides, before, after) {
  const olds = [...before.keys()].filter((place) => sides.bagBefore(place).total >= LEAST_WEIGHT);
  const news = [...after.keys()].filter((place) => sides.bagAfter(place).total >= LEAST_WEIGHT);
  if (olds.length * news.length === 0) return [];
  const forth = bestPartners(olds.map(sides.bagBefore), news.map(sides.bagAfter));
  const back = bestPartners(news.map(sides.bagAfter), olds.map(sides.bagBefore));
  return forth.flatMap((best, row) => {
    if (best === void 0 || back[best.place]?.place !== row) return [];
    const [old2 = 0, fresh = 0] = [olds[row], news[best.place]];
    const known = Math.max(before.get(old2) ?? 0, after.get(fresh) ?? 0);
    const isBetter = best.similarity >= Math.max(ENOUGH_TO_MOVE, known === 0 ? 0 : known + BETTER_BY);
    return isBetter ? [{ before: [old2], after: [fresh], similarity: best.similarity }] : [];
  });
}
function bestPartners(bags, others) {
  const search = createSearch(others);
  return bags.map((bag) => {
    let best;
    for (const [place, common] of search(bag)) {
      const other = others[place];
      const similarity = other === void 0 ? 0 : diceOf(bag, other, common);
      if (similarity > (best?.similarity ?? 0)) best = { place, similarity };
    }
    return best;
  });
}

// src/diff/blocks/gaps.ts
function gapsBetween(anchors, within) {
  const gaps = [];
  let [b, a] = [0, 0];
  const end = { before: Infinity, after: Infinity };
  for (const anchor of [...anchors, end]) {
    const [from, start] = [b, a];
    while (b < within.before.length && (within.before[b] ?? 0) < anchor.before) b += 1;
    while (a < within.after.length && (within.after[a] ?? 0) < anchor.after) a += 1;
    if (b > from || a > start)
      gaps.push({ before: within.before.slice(from, b), after: within.after.slice(start, a) });
    if (within.before[b] === anchor.before) b += 1;
    if (within.after[a] === anchor.after) a += 1;
  }
  return gaps;
}

// src/diff/blocks/heaviest-sequence.ts
function heaviestSequence(candidates) {
  const items = [...candidates].sort((one, other) => one.before - other.before || other.after - one.after);
  const width = items.reduce((most2, { after }) => Math.max(most2, after + 2), 0);
  const tree = new Int32Array(width + 1).fill(-1);
  const sums = new Float64Array(items.length);
  const previous = new Int32Array(items.length).fill(-1);
  const sumOf2 = (index) => index < 0 ? 0 : sums[index] ?? 0;
  let last = -1;
  items.forEach(({ after, weight }, index) => {
    const best = heaviestBelow(tree, after, sumOf2);
    sums[index] = sumOf2(best) + weight;
    previous[index] = best;
    raise({ tree, place: after + 1, index }, sumOf2);
    if (sumOf2(index) > sumOf2(last)) last = index;
  });
  const chosen = [];
  for (let index = last; index >= 0; index = previous[index] ?? -1) {
    const item = items[index];
    if (item !== void 0) chosen.push(item);
  }
  return chosen.reverse();
}
function heaviestBelow(tree, after, sumOf2) {
  let best = -1;
  for (let place = after; place > 0; place -= place & -place) {
    const index = tree[place] ?? -1;
    if (sumOf2(index) > sumOf2(best)) best = index;
  }
  return best;
}
function raise({ tree, place, index }, sumOf2) {
  for (let at = place; at < tree.length; at += at & -at) {
    if (sumOf2(index) > sumOf2(tree[at] ?? -1)) tree[at] = index;
  }
}

// src/diff/blocks/pair-gap.ts
var ENOUGH_TO_PAIR = 0.28;
var ENOUGH_TO_SPLIT = 0.7;
var ENOUGH_OF_PART = 0.7;
var LEAST_PART = 1.5;
var MOST_CELLS = 25e4;
var STEPS = [
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 1],
  [3, 1],
  [1, 0],
  [0, 1]
];
function pairGap(sides, gap) {
  if (gap.before.length * gap.after.length === 0) return [];
  const [before, after] = [gap.before.map(sides.bagBefore), gap.after.map(sides.bagAfter)];
  const table = { gap, before, after, common: commonWeights(before, after) };
  return readPairings(table, chooseSteps(table));
}
function chooseSteps(table) {
  const [height, width] = [table.before.length, table.after.length];
  const best = new Float64Array((height + 1) * (width + 1));
  const chosen = new Uint8Array((height + 1) * (width + 1));
  for (let row = height; row >= 0; row -= 1) {
    for (let column = width; column >= 0; column -= 1) {
      if (row === height && column === width) continue;
      let most2 = -1;
      STEPS.forEach(([down, right], step) => {
        if (row + down > height || column + right > width) return;
        const gain = gainOf(table, { row, column, down, right });
        const sum = gain + (best[(row + down) * (width + 1) + column + right] ?? 0);
        if (gain < 0 || sum <= most2) return;
        most2 = sum;
        chosen[row * (width + 1) + column] = step;
      });
      best[row * (width + 1) + column] = most2;
    }
  }
  return chosen;
}
function gainOf(table, step) {
  const { row, column, down, right } = step;
  if (down * right === 0) return 0;
  if (down + right > 2) return splitGain(table, step);
  const [one, other] = [table.before[row], table.after[column]];
  if (one === void 0 || other === void 0) return -1;
  const common = table.common(row, column);
  if (common === 0 && one.total + other.total > 0) return -1;
  const similarity = diceOf(one, other, common);
  return similarity >= ENOUGH_TO_PAIR ? similarity * (one.total + other.total + 1) : -1;
}
function splitGain(table, { row, column, down, right }) {
  const isSplit = down === 1;
  const count = isSplit ? right : down;
  for (let part = 0; part < count; part += 1) {
    const [i, j] = isSplit ? [row, column + part] : [row + part, column];
    const bag = isSplit ? table.after[j] : table.before[i];
    if (bag === void 0 || bag.total < LEAST_PART) return -1;
    if (table.common(i, j) < bag.total * ENOUGH_OF_PART) return -1;
  }
  const whole = isSplit ? table.before[row] : table.after[column];
  const parts = isSplit ? table.after.slice(column, column + count) : table.before.slice(row, row + count);
  if (whole === void 0) return -1;
  const similarity = splitSimilarity(whole, parts);
  return similarity === void 0 ? -1 : similarity * (whole.total + sumOf(parts) + 1);
}
var sumOf = (bags) => bags.reduce((sum, { total }) => sum + total, 0);
function splitSimilarity(whole, parts) {
  const similarity = diceOf(whole, joinBags(parts));
  if (similarity < ENOUGH_TO_SPLIT) return void 0;
  const places = meanPlaces(whole, parts).filter((place) => place !== void 0);
  const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  return isInOrder ? similarity : void 0;
}
function readPairings({ gap, before, after, common }, chosen) {
  const pairings = [];
  const [height, width] = [before.length, after.length];
  let [row, column] = [0, 0];
  while (row < height && column < width) {
    const [down, right] = STEPS[chosen[row * (width + 1) + column] ?? 0] ?? STEPS[0];
    const [olds, news] = [before.slice(row, row + down), after.slice(column, column + right)];
    const [old2, fresh] = [olds[0], news[0]];
    if (old2 !== void 0 && fresh !== void 0) {
      const isPair = down + right === 2;
      pairings.push({
        before: gap.before.slice(row, row + down),
        after: gap.after.slice(column, column + right),
        similarity: isPair ? diceOf(old2, fresh, common(row, column)) : diceOf(joinBags(olds), joinBags(news))
      });
    }
    row += down;
    column += right;
  }
  return pairings;
}

// src/diff/blocks/same-texts.ts
var MOST_COMBINATIONS = 16;
var SHORTEST_SURE = 12;
var SAME_FORM = 1.1;
function sameTexts(sides) {
  const exact = exactTexts(sides);
  const isTaken = {
    before: new Set(exact.map(({ before }) => before)),
    after: new Set(exact.map(({ after }) => after))
  };
  return [...exact, ...nearTexts(sides, isTaken)];
}
var identityOf = ({ kind, text, attributes }) => text === "" ? `\0${kind}${JSON.stringify(attributes)}` : text;
function placesByIdentity(blocks) {
  const places = /* @__PURE__ */ new Map();
  blocks.forEach((block, place) => {
    const identity = identityOf(block);
    const known = places.get(identity);
    if (known === void 0) places.set(identity, [place]);
    else known.push(place);
  });
  return places;
}
function exactTexts({ before, after }) {
  const later = placesByIdentity(after);
  const candidates = [];
  for (const [identity, olds] of placesByIdentity(before)) {
    const news = later.get(identity);
    if (news === void 0) continue;
    const isSure = olds.length === 1 && news.length === 1 && identity.length >= SHORTEST_SURE;
    for (const [old2, fresh] of combinations(olds, news)) {
      const [one, other] = [before[old2], after[fresh]];
      const weight = weightOf(identity.length);
      const isSame4 = one !== void 0 && other !== void 0 && isSameBlock(one, other);
      candidates.push({
        before: old2,
        after: fresh,
        weight: isSame4 ? weight * SAME_FORM : weight,
        similarity: 1,
        isSure
      });
    }
  }
  return candidates;
}
function combinations(olds, news) {
  if (olds.length * news.length <= MOST_COMBINATIONS)
    return olds.flatMap((old2) => news.map((fresh) => [old2, fresh]));
  return olds.slice(0, news.length).map((old2, index) => [old2, news[index] ?? 0]);
}
var END_LENGTH = 24;
var SHORTEST_NEAR = 32;
var LONGEST_EDIT = 64;
var ENOUGH_COMMON = 0.7;
var SENTENCE_END = /[.!?…。！？\n]/u;
function nearTexts({ before, after }, taken) {
  const heads = uniqueEnds(after, taken.after, (text) => text.slice(0, END_LENGTH));
  const tails = uniqueEnds(after, taken.after, (text) => text.slice(-END_LENGTH));
  if (heads.size + tails.size === 0) return [];
  const ownHeads = uniqueEnds(before, taken.before, (text) => text.slice(0, END_LENGTH));
  const ownTails = uniqueEnds(before, taken.before, (text) => text.slice(-END_LENGTH));
  const found = /* @__PURE__ */ new Map();
  const look = (own, other) => {
    for (const [end, old2] of own) {
      const fresh = other.get(end) ?? -1;
      if (old2 < 0 || fresh < 0 || found.has(old2)) continue;
      const candidate = nearCandidate(before[old2]?.text ?? "", after[fresh]?.text ?? "");
      if (candidate !== void 0) found.set(old2, { before: old2, after: fresh, ...candidate });
    }
  };
  look(ownHeads, heads);
  look(ownTails, tails);
  return [...found.values()];
}
function uniqueEnds(blocks, taken, endOf2) {
  const places = /* @__PURE__ */ new Map();
  blocks.forEach(({ text }, place) => {
    if (text.length < SHORTEST_NEAR || taken.has(place)) return;
    const end = endOf2(text);
    places.set(end, places.has(end) ? -1 : place);
  });
  return places;
}
function nearCandidate(old2, fresh) {
  const head = commonPrefix(old2, fresh);
  const tail = commonSuffix(old2, fresh, Math.min(old2.length, fresh.length) - head);
  const longer = Math.max(old2.length, fresh.length);
  if (longer - head - tail > LONGEST_EDIT || head + tail < longer * ENOUGH_COMMON) return void 0;
  const hasSentence = [old2, fresh].some((text) => SENTENCE_END.test(text.slice(head, text.length - tail)));
  if (hasSentence) return void 0;
  const similarity = similarityByEnds(head + tail, old2.length + fresh.length);
  return { weight: weightOf(longer) * similarity, similarity, isSure: true };
}
var similarityByEnds = (common, both) => both === 0 ? 1 : 2 * common / both;
function similarityOfEnds(old2, fresh) {
  if (old2.length === 0) return void 0;
  if (old2 === fresh) return 1;
  const shorter2 = Math.min(old2.length, fresh.length);
  const head = commonPrefix(old2, fresh);
  const similarity = similarityByEnds(
    head + commonSuffix(old2, fresh, shorter2 - head),
    old2.length + fresh.length
  );
  return similarity >= ENOUGH_COMMON ? similarity : void 0;
}

// src/diff/blocks/pair-large-gap.ts
var isLarge = ({ before, after }) => (before.length + 1) * (after.length + 1) > MOST_CELLS;
function pairAnyGap(sides, gap) {
  const ends = endsOfTwo(sides, gap);
  if (ends !== void 0) return { pairings: [ends], capped: false };
  if (!isLarge(gap)) return { pairings: pairGap(sides, gap), capped: false };
  const anchors = heaviestSequence(bestPairs(sides, gap));
  const rest = gapsBetween(anchors, gap);
  const small = rest.filter((part) => !isLarge(part)).flatMap((part) => pairGap(sides, part));
  const pairings = [...anchors.map(toPairing), ...small].sort(
    (one, other) => (one.before[0] ?? 0) - (other.before[0] ?? 0)
  );
  return { pairings: withNeighbours(sides, pairings, gap), capped: anchors.length > 0 && rest.some(isLarge) };
}
function endsOfTwo({ before, after }, gap) {
  const [old2, fresh] = [gap.before[0], gap.after[0]];
  if (gap.before.length * gap.after.length !== 1 || old2 === void 0 || fresh === void 0)
    return void 0;
  const similarity = similarityOfEnds(before[old2]?.text ?? "", after[fresh]?.text ?? "");
  return similarity === void 0 ? void 0 : { before: [old2], after: [fresh], similarity };
}
function bestPairs(sides, gap) {
  const bags = gap.after.map(sides.bagAfter);
  const search = createSearch(bags);
  return gap.before.flatMap((before) => {
    const bag = sides.bagBefore(before);
    let best;
    for (const [index, common] of search(bag)) {
      const [after, other] = [gap.after[index], bags[index]];
      if (after === void 0 || other === void 0) continue;
      const similarity = diceOf(bag, other, common);
      const weight = similarity * (bag.total + other.total + 1);
      if (similarity >= ENOUGH_TO_PAIR && weight > (best?.weight ?? 0))
        best = { before, after, weight, similarity };
    }
    return best ?? [];
  });
}
function withNeighbours(sides, pairings, gap) {
  const free = {
    before: withoutTaken(
      gap.before,
      pairings.flatMap(({ before }) => before)
    ),
    after: withoutTaken(
      gap.after,
      pairings.flatMap(({ after }) => after)
    )
  };
  return pairings.map((pairing) => asMerge(sides, asSplit(sides, pairing, free.after), free.before));
}
var withoutTaken = (places, taken) => {
  const free = new Set(places);
  for (const place of taken) free.delete(place);
  return free;
};
function asSplit(sides, pairing, free) {
  const [[old2 = 0], [fresh = 0]] = [pairing.before, pairing.after];
  if (pairing.before.length + pairing.after.length > 2) return pairing;
  for (const after of runsWith(fresh, free)) {
    const similarity = splitSimilarity(sides.bagBefore(old2), after.map(sides.bagAfter));
    if (similarity === void 0 || similarity <= pairing.similarity) continue;
    for (const place of after) free.delete(place);
    return { before: [old2], after, similarity };
  }
  return pairing;
}
function asMerge(sides, pairing, free) {
  const [[old2 = 0], [fresh = 0]] = [pairing.before, pairing.after];
  if (pairing.before.length + pairing.after.length > 2) return pairing;
  for (const before of runsWith(old2, free)) {
    const similarity = splitSimilarity(sides.bagAfter(fresh), before.map(sides.bagBefore));
    if (similarity === void 0 || similarity <= pairing.similarity) continue;
    for (const place of before) free.delete(place);
    return { before, after: [fresh], similarity };
  }
  return pairing;
}
var runsWith = (place, free) => [
  [place - 2, place - 1, place],
  [place - 1, place, place + 1],
  [place, place + 1, place + 2],
  [place - 1, place],
  [place, place + 1]
].filter((run) => run.every((at) => at === place || free.has(at)));

// src/diff/blocks/pair-blocks.ts
function pairBlocks(before, after) {
  if (before.length * after.length === 0) return { pairings: [], capped: false };
  const sides = createSides(before, after);
  const inPlace = pairInPlace(sides);
  if (inPlace !== void 0) return { pairings: inPlace, capped: false };
  const candidates = sameTexts(sides);
  const first = pairSameTexts(candidates);
  const round = pairAround(sides, candidates, first);
  const second = reconsidered(first, round.pairings);
  return second === void 0 ? round : pairAround(sides, candidates, second);
}
function pairAround(sides, candidates, { stayed, moved }) {
  const first = pairGaps(sides, stayed, moved);
  const edited = findMoves(sides, ...looseBlocks(sides, [...stayed, ...moved], first.pairings));
  const rest = edited.length === 0 ? first : pairGaps(sides, stayed, [...moved, ...edited]);
  const pairings = [...stayed, ...moved, ...edited, ...rest.pairings];
  return {
    pairings: placed(sides, [...pairings, ...leftOver(sides, candidates, pairings)]),
    capped: rest.capped
  };
}
function reconsidered({ stayed, moved }, pairings) {
  const own = new Map([...stayed, ...moved].map((pairing) => [pairing.before[0], pairing]));
  const isMoved = new Set(pairings.filter((pairing) => pairing.isMoved).map(({ before }) => before[0]));
  if (stayed.every(({ before }) => !isMoved.has(before[0]))) return void 0;
  const all = [...own.values()].sort((one, other) => (one.before[0] ?? 0) - (other.before[0] ?? 0));
  return {
    stayed: all.filter(({ before }) => !isMoved.has(before[0])),
    moved: all.filter(({ before }) => isMoved.has(before[0]))
  };
}
function leftOver(sides, candidates, pairings) {
  const olds = new Set(placesOutside(sides.before.length, pairings, "before"));
  const news = new Set(placesOutside(sides.after.length, pairings, "after"));
  if (olds.size * news.size === 0) return [];
  const isBlank2 = ({ text, attributes }) => text.trim() === "" && Object.keys(attributes).length === 0;
  return candidates.flatMap((candidate) => {
    const block = sides.before[candidate.before];
    if (!olds.has(candidate.before) || !news.has(candidate.after)) return [];
    if (block === void 0 || isBlank2(block)) return [];
    olds.delete(candidate.before);
    news.delete(candidate.after);
    return [toPairing(candidate)];
  });
}
function pairInPlace({ before, after }) {
  if (before.length !== after.length) return void 0;
  const pairings = [];
  for (let place = 0; place < before.length; place += 1) {
    const [old2, fresh] = [before[place], after[place]];
    if (old2 === void 0 || fresh === void 0) return void 0;
    const similarity = isSameBlock(old2, fresh) ? 1 : similarityOfEnds(old2.text, fresh.text);
    if (similarity === void 0) return void 0;
    pairings.push({ before: [place], after: [place], similarity, isMoved: false });
  }
  return pairings;
}
function pairSameTexts(candidates) {
  const stayed = heaviestSequence(candidates);
  const taken = { before: /* @__PURE__ */ new Set(), after: /* @__PURE__ */ new Set() };
  const take = ({ before, after }) => {
    taken.before.add(before);
    taken.after.add(after);
  };
  stayed.forEach(take);
  const moved = candidates.filter((candidate) => {
    const { before, after, isSure } = candidate;
    if (!isSure || taken.before.has(before) || taken.after.has(after)) return false;
    take(candidate);
    return true;
  });
  return { stayed: stayed.map(toPairing), moved: moved.map(toPairing) };
}
function pairGaps(sides, stayed, moved) {
  const free = {
    before: placesOutside(sides.before.length, moved, "before"),
    after: placesOutside(sides.after.length, moved, "after")
  };
  const anchors = stayed.map(({ before, after }) => ({ before: before[0] ?? 0, after: after[0] ?? 0 }));
  const parts = gapsBetween(anchors, free).map((gap) => pairAnyGap(sides, gap));
  return {
    pairings: parts.flatMap(({ pairings }) => pairings),
    capped: parts.some(({ capped }) => capped)
  };
}
var FIRM = 0.5;
function looseBlocks(sides, firm, inGaps) {
  const isFirm = ({ before, after, similarity }) => before.length + after.length > 2 || similarity >= FIRM;
  const weak = inGaps.filter((pairing) => !isFirm(pairing));
  const kept = [...firm, ...inGaps.filter(isFirm)];
  const similarityOf = (side) => {
    const loose = new Map(placesOutside(sides[side].length, kept, side).map((place) => [place, 0]));
    for (const pairing of weak) loose.set(pairing[side][0] ?? 0, pairing.similarity);
    return loose;
  };
  return [similarityOf("before"), similarityOf("after")];
}
function placed(sides, pairings) {
  const ordered = [...pairings].sort((one, other) => (one.after[0] ?? 0) - (other.after[0] ?? 0));
  const isRising = ordered.every(
    ({ before }, index) => index === 0 || (before[0] ?? 0) > (ordered[index - 1]?.before[0] ?? 0)
  );
  if (isRising) return ordered.map((pairing) => ({ ...pairing, isMoved: false }));
  const lengthOf2 = (places) => places.reduce((sum, place) => sum + (sides.after[place]?.text.length ?? 0), 0);
  const candidates = ordered.map((pairing) => ({
    pairing,
    before: pairing.before[0] ?? 0,
    after: pairing.after[0] ?? 0,
    weight: weightOf(lengthOf2(pairing.after)) * (0.5 + pairing.similarity / 2),
    similarity: pairing.similarity
  }));
  const stayed = new Set(heaviestSequence(candidates).map(({ pairing }) => pairing));
  return ordered.map((pairing) => ({ ...pairing, isMoved: !stayed.has(pairing) }));
}

// src/diff/blocks/loose-sentences.ts
var SHORTEST2 = 16;
var SHORTEST_UNSPACED = 7;
var UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;
var isLongEnough = (text) => text.length >= SHORTEST2 || text.length >= SHORTEST_UNSPACED && UNSPACED.test(text);
function looseSentences(drafts) {
  const gone = [];
  const come = [];
  drafts.forEach(({ beforeText, afterText }, draft) => {
    if (beforeText === afterText) return;
    const [head, tail] = commonEnds(beforeText, afterText);
    const olds = sentencesWithin({ text: beforeText, head, tail, draft });
    const news = sentencesWithin({ text: afterText, head, tail, draft });
    const kept = keptSentences(olds, news);
    gone.push(...olds.filter((sentence) => !kept.has(sentence)));
    come.push(...news.filter((sentence) => !kept.has(sentence)));
  });
  return { gone, come };
}
function commonEnds(before, after) {
  const head = commonPrefix(before, after);
  return [head, commonSuffix(before, after, Math.min(before.length, after.length) - head)];
}
function sentencesWithin({ text, head, tail, draft }) {
  const end = text.length - tail;
  if (end - head < SHORTEST_UNSPACED) return [];
  const sentences = [];
  for (let start = sentenceStart(text, head); start < end; ) {
    const next = sentenceEnd(text, start, text.length);
    const range = trimmed(text, start, next);
    const own = text.slice(...range);
    if (isLongEnough(own)) sentences.push({ draft, range, text: own });
    start = next;
  }
  return sentences;
}
var FAR = 2e3;
function sentenceStart(text, place) {
  const from = Math.max(text.lastIndexOf("\n", place - 1) + 1, place - FAR, 0);
  let start = from;
  for (let next = start; next <= place && next < text.length; next = sentenceEnd(text, start, text.length)) {
    if (next === place && place > 0) return place;
    start = next;
  }
  return start;
}
var BLANK = /\s/u;
function trimmed(text, start, end) {
  let [from, to] = [start, end];
  while (to > from && BLANK.test(text.charAt(to - 1))) to -= 1;
  while (from < to && BLANK.test(text.charAt(from))) from += 1;
  return [from, to];
}
function keptSentences(olds, news) {
  if (olds.length * news.length === 0) return /* @__PURE__ */ new Set();
  const places = /* @__PURE__ */ new Map();
  news.forEach(({ text }, place) => {
    const known = places.get(text);
    if (known === void 0) places.set(text, [place]);
    else known.push(place);
  });
  const candidates = olds.flatMap(
    ({ text }, before) => (places.get(text) ?? []).slice(0, 4).map((after) => ({ before, after, weight: text.length, similarity: 1 }))
  );
  const kept = heaviestSequence(candidates);
  return new Set(
    kept.flatMap(({ before, after }) => [olds[before], news[after]]).filter((item) => item !== void 0)
  );
}

// src/diff/blocks/sentence-moves.ts
var NO_CUTS = { before: [], after: [] };
function findSentenceMoves(drafts, nextId) {
  const { gone, come } = looseSentences(drafts);
  if (gone.length * come.length === 0) return { moves: [], cutsOf: () => NO_CUTS };
  const waiting = /* @__PURE__ */ new Map();
  for (const sentence of gone) {
    const known = waiting.get(sentence.text);
    if (known === void 0) waiting.set(sentence.text, [sentence]);
    else known.push(sentence);
  }
  const moves = come.flatMap((sentence) => {
    const source = waiting.get(sentence.text)?.shift();
    if (source === void 0) return [];
    return { moveId: nextId(), ...withSpace(drafts, source, sentence) };
  });
  return { moves, cutsOf: cutsByDraft(moves) };
}
function withSpace(drafts, gone, come) {
  const [old2, fresh] = [drafts[gone.draft]?.beforeText ?? "", drafts[come.draft]?.afterText ?? ""];
  const space = spaceAfter(old2, gone.range[1]);
  if (space === "" || space !== spaceAfter(fresh, come.range[1])) return { gone, come };
  const longer = (sentence) => ({
    ...sentence,
    range: [sentence.range[0], sentence.range[1] + space.length],
    text: sentence.text + space
  });
  return { gone: longer(gone), come: longer(come) };
}
var SPACES = /[^\S\n]*/uy;
function spaceAfter(text, place) {
  SPACES.lastIndex = place;
  return SPACES.exec(text)?.[0] ?? "";
}
function cutsByDraft(moves) {
  const cuts = /* @__PURE__ */ new Map();
  const of = (draft) => {
    const known = cuts.get(draft) ?? { before: [], after: [] };
    cuts.set(draft, known);
    return known;
  };
  for (const { moveId, gone, come } of moves) {
    of(gone.draft).before.push({ range: gone.range, moveId });
    of(come.draft).after.push({ range: come.range, moveId });
  }
  for (const { before, after } of cuts.values()) {
    before.sort(byStart);
    after.sort(byStart);
  }
  return (draft) => cuts.get(draft) ?? NO_CUTS;
}
var byStart = (one, other) => one.range[0] - other.range[0];

// src/diff/story-diff.ts
var CHANGE_CLASSES = [
  "whitespace",
  "punctuation",
  "case",
  "typo",
  "formatting",
  "wording",
  "link",
  "name",
  "quote",
  "number"
];

// src/diff/change-classes.ts
var COSMETIC = /* @__PURE__ */ new Set([
  "whitespace",
  "punctuation",
  "case",
  "typo",
  "formatting"
]);
var isMaterial = (name) => name === void 0 || !COSMETIC.has(name);
function mostMaterial(names) {
  let most2 = -1;
  for (const name of names) {
    if (name === void 0) return void 0;
    most2 = Math.max(most2, CHANGE_CLASSES.indexOf(name));
  }
  return CHANGE_CLASSES[most2];
}
var classOfMark = ({ type }) => type === "link" ? "link" : "formatting";

// src/diff/joined-text.ts
var isBorder = (kind, { op, beforeText = "", afterText = "" }) => (kind === "split" || kind === "merged") && op !== "equal" && (beforeText.includes("\n") || afterText.includes("\n")) && (beforeText + afterText).trim() === "";

// src/diff/marks/carry-place.ts
function createCarrier(spans, from) {
  return {
    carry: ([start, end]) => {
      const [first, last] = [reachOf(spans, from, start), reachOf(spans, from, end)];
      return { least: [first[1], last[0]], most: [first[0], last[1]] };
    }
  };
}
function reachOf(spans, from, place) {
  const to = from === "before" ? "after" : "before";
  let [least, most2] = [Infinity, 0];
  for (let index = firstTouching(spans, from, place); index < spans.length; index += 1) {
    const span = spans[index];
    if (span === void 0 || span[from][0] > place) break;
    const isEqual2 = span.op === "equal";
    const shifted = span[to][0] + place - span[from][0];
    least = Math.min(least, isEqual2 ? shifted : span[to][0]);
    most2 = Math.max(most2, isEqual2 ? shifted : span[to][1]);
  }
  return [Math.min(least, most2), most2];
}
function firstTouching(spans, from, place) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = low + high >>> 1;
    if ((spans[middle]?.[from][1] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/diff/marks/diff-marks.ts
function joinedMarks(blocks) {
  const marks = [];
  let offset = 0;
  for (const block of blocks) {
    for (const mark2 of block.marks)
      marks.push(offset === 0 ? mark2 : { ...mark2, start: mark2.start + offset, end: mark2.end + offset });
    offset += block.text.length + 1;
  }
  return marks;
}
function diffMarks(before, after, spans) {
  if (before.marks.length + after.marks.length === 0) return [];
  const [forth, back] = [createCarrier(spans, "before"), createCarrier(spans, "after")];
  const types = [...new Set([...before.marks, ...after.marks].map(({ type }) => type))];
  return types.flatMap((type) => {
    const ofType = ({ text, marks }) => ({
      text,
      marks: marks.filter((mark2) => mark2.type === type).map((mark2) => withoutSpace(text, mark2))
    });
    return diffOneType(ofType(before), ofType(after), { forth, back });
  }).sort(byPlace);
}
var BLANK2 = /\s/u;
function withoutSpace(text, mark2) {
  let { start, end } = mark2;
  while (end > start && BLANK2.test(text.charAt(end - 1))) end -= 1;
  while (start < end && BLANK2.test(text.charAt(start))) start += 1;
  return start === end || end - start === mark2.end - mark2.start ? mark2 : { ...mark2, start, end };
}
var placeOf = ({ before, after }) => (after ?? before ?? [0])[0];
var byPlace = (one, other) => placeOf(one) - placeOf(other);
function diffOneType(before, after, { forth, back }) {
  const changes = [];
  const met = /* @__PURE__ */ new Set();
  let first = 0;
  for (const mark2 of before.marks) {
    const carried = forth.carry([mark2.start, mark2.end]);
    while ((after.marks[first]?.end ?? Infinity) < carried.least[0]) first += 1;
    const twin = findTwin(after.marks, { mark: mark2, carried, met, first });
    if (twin === void 0) {
      if (carried.most[0] < carried.most[1]) changes.push(toRemoved(before.text, mark2));
      continue;
    }
    met.add(twin.mark);
    if (!twin.isSame || twin.mark.href !== mark2.href) changes.push(toChanged(after.text, mark2, twin.mark));
  }
  for (const mark2 of after.marks) {
    const origin = back.carry([mark2.start, mark2.end]);
    if (!met.has(mark2) && origin.most[0] < origin.most[1]) changes.push(toAdded(after.text, mark2));
  }
  return changes;
}
function findTwin(marks, { mark: mark2, carried, met, first }) {
  let best;
  const { least, most: most2 } = carried;
  for (let index = first; (marks[index]?.start ?? Infinity) <= most2[1]; index += 1) {
    const other = marks[index];
    if (other === void 0 || met.has(other)) continue;
    const isSame4 = isWithin(other.start, [most2[0], least[0]]) && isWithin(other.end, [least[1], most2[1]]);
    if (isSame4 && other.href === mark2.href) return { mark: other, isSame: isSame4 };
    const overlaps = other.start < most2[1] && other.end > most2[0];
    if ((isSame4 || overlaps) && (best === void 0 || isSame4 && !best.isSame))
      best = { mark: other, isSame: isSame4 };
  }
  return best;
}
var isWithin = (place, [from, to]) => place >= from && place <= to;
var rangeOf = ({ start, end }) => [start, end];
var toRemoved = (text, mark2) => ({
  op: "removed",
  type: mark2.type,
  before: rangeOf(mark2),
  ...mark2.href === void 0 ? {} : { beforeHref: mark2.href },
  text: text.slice(mark2.start, mark2.end)
});
var toAdded = (text, mark2) => ({
  op: "added",
  type: mark2.type,
  after: rangeOf(mark2),
  ...mark2.href === void 0 ? {} : { afterHref: mark2.href },
  text: text.slice(mark2.start, mark2.end)
});
var toChanged = (text, old2, fresh) => ({
  op: "changed",
  type: fresh.type,
  before: rangeOf(old2),
  after: rangeOf(fresh),
  ...old2.href === void 0 ? {} : { beforeHref: old2.href },
  ...fresh.href === void 0 ? {} : { afterHref: fresh.href },
  text: text.slice(fresh.start, fresh.end)
});

// src/diff/blocks/spans-around-cuts.ts
function withoutCuts(text, cuts) {
  if (cuts.length === 0) return text;
  const parts = [];
  let start = 0;
  for (const { range } of cuts) {
    parts.push(text.slice(start, range[0]));
    start = range[1];
  }
  return [...parts, text.slice(start)].join("");
}
function spansAroundCuts(spans, texts, cuts) {
  const writer = createWriter(texts, cuts);
  for (const span of spans) {
    if (span.op === "equal") writeEqual(writer, span.before[1] - span.before[0]);
    else writeEdit(writer, span);
  }
  writer.cutBefore();
  writer.cutAfter();
  return writer.spans;
}
function createWriter({ before, after }, cuts) {
  const spans = [];
  const place = { before: 0, after: 0 };
  const next = { before: 0, after: 0 };
  const write = (deleted, inserted, rest) => {
    if (deleted + inserted === 0) return;
    const span = {
      ...rest,
      before: [place.before, place.before + deleted],
      after: [place.after, place.after + inserted]
    };
    place.before += deleted;
    place.after += inserted;
    if (rest.op === "equal") spans.push(span);
    else
      spans.push({
        ...span,
        beforeText: before.slice(...span.before),
        afterText: after.slice(...span.after)
      });
  };
  const room = (side) => (cuts[side][next[side]]?.range[0] ?? Infinity) - place[side];
  const take = (side) => room(side) === 0 ? cuts[side][next[side]++] : void 0;
  const lengthOf2 = ({ range }) => range[1] - range[0];
  return {
    spans,
    write,
    room,
    cutBefore: () => {
      for (let cut2 = take("before"); cut2 !== void 0; cut2 = take("before"))
        write(lengthOf2(cut2), 0, { op: "delete", moveId: cut2.moveId });
    },
    cutAfter: () => {
      for (let cut2 = take("after"); cut2 !== void 0; cut2 = take("after"))
        write(0, lengthOf2(cut2), { op: "insert", moveId: cut2.moveId });
    }
  };
}
function writeEqual(writer, length) {
  for (let left = length; left > 0; ) {
    writer.cutBefore();
    writer.cutAfter();
    const step = Math.min(left, writer.room("before"), writer.room("after"));
    writer.write(step, step, { op: "equal" });
    left -= step;
  }
}
function writeEdit(writer, span) {
  const deleted = span.before[1] - span.before[0];
  const inserted = span.after[1] - span.after[0];
  const rest = span.class === void 0 ? {} : { class: span.class };
  writer.cutBefore();
  if (deleted <= writer.room("before")) {
    writer.cutAfter();
    if (inserted <= writer.room("after")) return writer.write(deleted, inserted, { op: span.op, ...rest });
  }
  for (let left = deleted; left > 0; ) {
    const step = Math.min(left, writer.room("before"));
    writer.write(step, 0, { op: "delete", ...rest });
    left -= step;
    if (left > 0) writer.cutBefore();
  }
  for (let left = inserted; left > 0; ) {
    writer.cutAfter();
    const step = Math.min(left, writer.room("after"));
    writer.write(0, step, { op: "insert", ...rest });
    left -= step;
  }
}

// src/diff/blocks/to-block-change.ts
function toBlockChange(drafted, diffWords) {
  const { draft, before, after } = drafted;
  if (draft.before.length === 0 || draft.after.length === 0) return toWholeChange(drafted);
  const [old2, fresh] = [before[0], after[0]];
  const isPair = before.length === 1 && after.length === 1;
  if (isPair && old2 !== void 0 && fresh !== void 0 && isSameForm(old2, fresh) && hasSameText(draft))
    return { change: toEqualChange(drafted), capped: false };
  return toPairChange(drafted, diffWords);
}
var hasSameText = ({ beforeText, afterText }) => beforeText === afterText;
var isSameForm = (one, other) => one.kind === other.kind && one.language === other.language && isSameValue(one.marks, other.marks) && isSameValue(one.attributes, other.attributes);
var withMove = (moveId) => moveId === void 0 ? {} : { moveId };
var toEqualChange = ({ draft, moveId }) => ({
  kind: "equal",
  before: draft.before.map((index) => ({ index })),
  after: draft.after.map((index) => ({ index })),
  ...withMove(moveId)
});
var refsTo = (indices, blocks) => indices.map((index, at) => ({ index, block: blocks[at] }));
function toWholeChange({ draft, before, after, cuts }) {
  const kind = draft.before.length === 0 ? "inserted" : "deleted";
  const refs = { before: refsTo(draft.before, before), after: refsTo(draft.after, after) };
  const hasCuts = cuts.before.length + cuts.after.length > 0;
  const isBlank2 = [...before, ...after].every(
    ({ text, attributes }) => text.trim() === "" && isSameValue(attributes, {})
  );
  const change = {
    kind,
    ...refs,
    ...hasCuts ? { spans: wholeSpans(draft, cuts) } : {},
    ...isBlank2 ? { class: "whitespace" } : {}
  };
  return { change, capped: false };
}
function wholeSpans({ beforeText, afterText }, cuts) {
  const texts = { before: beforeText, after: afterText };
  const [old2, fresh] = [withoutCuts(beforeText, cuts.before), withoutCuts(afterText, cuts.after)];
  const op = old2 === "" ? "insert" : "delete";
  const rest = old2 + fresh === "" ? [] : [{ op, before: [0, old2.length], after: [0, fresh.length] }];
  return spansAroundCuts(rest, texts, cuts);
}
function toPairChange({ draft, before, after, cuts, moveId }, diffWords) {
  const texts = { before: draft.beforeText, after: draft.afterText };
  const words = diffWords(withoutCuts(texts.before, cuts.before), withoutCuts(texts.after, cuts.after));
  const hasCuts = cuts.before.length + cuts.after.length > 0;
  const spans = hasCuts ? spansAroundCuts(words.spans, texts, cuts) : words.spans;
  const marks = diffMarks(
    { text: texts.before, marks: joinedMarks(before) },
    { text: texts.after, marks: joinedMarks(after) },
    spans
  );
  const attributes = before.length + after.length > 2 ? [] : attributeChanges(before[0], after[0]);
  const kind = kindOf(draft);
  const name = attributes.length > 0 ? void 0 : classOf(kind, spans, marks.map(classOfMark));
  const change = {
    kind,
    before: refsTo(draft.before, before),
    after: refsTo(draft.after, after),
    ...withMove(moveId),
    similarity: rounded(hasSameText(draft) ? 1 : draft.similarity),
    spans,
    ...marks.length > 0 ? { marks } : {},
    ...attributes.length > 0 ? { attributes } : {},
    ...name === void 0 ? {} : { class: name }
  };
  return { change, capped: words.capped };
}
function kindOf({ before, after }) {
  if (after.length > 1) return "split";
  return before.length > 1 ? "merged" : "changed";
}
var rounded = (similarity) => Math.round(similarity * 1e4) / 1e4;
function classOf(kind, spans, ofMarks) {
  const edits = spans.filter(
    (span) => span.op !== "equal" && span.moveId === void 0 && !isBorder(kind, span)
  );
  return mostMaterial([...edits.map((span) => span.class), ...ofMarks]);
}
function attributeChanges(before, after) {
  const [old2, fresh] = [before?.attributes ?? {}, after?.attributes ?? {}];
  if (isSameValue(old2, fresh)) return [];
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(old2), ...Object.keys(fresh)])].sort();
  return keys.filter((key) => old2[key] !== fresh[key]).map((key) => ({
    key,
    ...old2[key] === void 0 ? {} : { before: old2[key] },
    ...fresh[key] === void 0 ? {} : { after: fresh[key] }
  }));
}

// src/diff/blocks/diff-blocks.ts
function diffBlocks(before, after, diffWords) {
  const head = equalHead(before, after);
  const tail = equalTail(before, after, head);
  const middle = { before: cut(before, head, tail), after: cut(after, head, tail), head };
  const { pairings, capped } = pairBlocks(middle.before, middle.after);
  const drafts = toDrafts(middle, pairings).toSorted(byText);
  const nextId = createIds();
  const ids = drafts.map(({ isMoved }) => isMoved ? nextId() : void 0);
  const { moves, cutsOf } = findSentenceMoves(drafts, nextId);
  const results = drafts.map((draft, index) => {
    const blocks = { before: blocksAt(before, draft.before), after: blocksAt(after, draft.after) };
    return toBlockChange({ draft, ...blocks, cuts: cutsOf(index), moveId: ids[index] }, diffWords);
  });
  return {
    changes: [
      ...equalRun(head, 0, 0),
      ...inTextOrder(results.map(({ change }) => change)),
      ...equalRun(tail, before.length - tail, after.length - tail)
    ],
    sentenceMoves: moves.map(({ moveId, gone, come }) => ({
      moveId,
      before: placeOf2(before, drafts[gone.draft]?.before ?? [], gone),
      after: placeOf2(after, drafts[come.draft]?.after ?? [], come),
      text: come.text
    })),
    capped: capped || results.some((result) => result.capped)
  };
}
function equalHead(before, after) {
  const most2 = Math.min(before.length, after.length);
  let count = 0;
  while (count < most2 && isSame3(before[count], after[count])) count += 1;
  return count;
}
function equalTail(before, after, head) {
  const most2 = Math.min(before.length, after.length) - head;
  let count = 0;
  while (count < most2 && isSame3(before[before.length - 1 - count], after[after.length - 1 - count]))
    count += 1;
  return count;
}
var isSame3 = (one, other) => one !== void 0 && other !== void 0 && isSameBlock(one, other);
var cut = (blocks, head, tail) => head + tail === 0 ? blocks : blocks.slice(head, blocks.length - tail);
var equalRun = (count, before, after) => Array.from({ length: count }, (_, place) => ({
  kind: "equal",
  before: [{ index: before + place }],
  after: [{ index: after + place }]
}));
var blocksAt = (blocks, places) => places.flatMap((place) => blocks[place] ?? []);
var byText = (one, other) => (one.after[0] ?? Infinity) - (other.after[0] ?? Infinity) || (one.before[0] ?? 0) - (other.before[0] ?? 0);
function createIds() {
  let count = 0;
  return () => {
    count += 1;
    return `move-${String(count)}`;
  };
}
function placeOf2(blocks, places, { range }) {
  let offset = 0;
  for (const block of places) {
    const length = blocks[block]?.text.length ?? 0;
    if (range[0] <= offset + length) return { block, range: [range[0] - offset, range[1] - offset] };
    offset += length + 1;
  }
  throw new RangeError("a sentence lies outside the blocks that it was found in");
}

// src/diff/words/character-kinds.ts
var CHARACTER = {
  space: 1,
  /** LF: stands between two joined blocks, and between the lines of one. */
  lineFeed: 2,
  /** Of a script that writes spaces between words, Hangul among them. */
  letter: 3,
  digit: 4,
  /** Han and kana: cut into words by a dictionary. */
  han: 5,
  /** Thai, Lao, Khmer, Myanmar: the same, with other dictionaries. */
  thai: 6,
  /** Combining marks, joiners and other format characters: never parted from what they follow. */
  extend: 7,
  pictograph: 8,
  /** Two of them are a flag. */
  regional: 9,
  /** Everything else, lone surrogates and controls among it. */
  other: 10
};
var kinds = new Uint8Array(1114112);
var RULES = [
  [CHARACTER.lineFeed, /\n/u],
  [CHARACTER.space, /[\p{White_Space}\ufeff]/u],
  [CHARACTER.extend, /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u],
  [CHARACTER.digit, /\p{Nd}/u],
  [CHARACTER.han, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]/u],
  [CHARACTER.thai, /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  [CHARACTER.regional, /\p{Regional_Indicator}/u],
  [CHARACTER.pictograph, /\p{Extended_Pictographic}/u],
  [CHARACTER.letter, /[\p{L}\p{N}]/u]
];
function learn(codePoint) {
  const character = String.fromCodePoint(codePoint);
  const kind = RULES.find(([, pattern]) => pattern.test(character))?.[0] ?? CHARACTER.other;
  kinds[codePoint] = kind;
  return kind;
}
function kindOf2(codePoint) {
  const known = kinds[codePoint] ?? 0;
  return known === 0 ? learn(codePoint) : known;
}
function codePointAt(text, index) {
  const unit = text.charCodeAt(index);
  return unit < 55296 || unit > 56319 ? unit : text.codePointAt(index) ?? unit;
}
var kindAt = (text, index) => kindOf2(codePointAt(text, index));
var widthOf = (codePoint) => codePoint > 65535 ? 2 : 1;
function skipExtends(text, index, end) {
  let position = index;
  while (position < end) {
    const codePoint = codePointAt(text, position);
    if (kindOf2(codePoint) !== CHARACTER.extend) break;
    position += widthOf(codePoint);
  }
  return position;
}

// src/diff/words/scan-number.ts
var DIGIT_NUMERAL = 1;
var UNIT_NUMERAL = 2;
var numerals = new Map([
  ...Array.from("\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5169\u4E24\u5EFF\u5345", (numeral) => [
    numeral.charCodeAt(0),
    DIGIT_NUMERAL
  ]),
  ...Array.from("\u5341\u767E\u5343\u842C\u4E07\u5104\u4EBF\u5146", (numeral) => [numeral.charCodeAt(0), UNIT_NUMERAL])
]);
var isNumeral = (unit) => unit >= 12295 && numerals.has(unit);
var SEPARATORS = new Set(Array.from(".,:/'\u2019\uFF0E\uFF1A", (mark2) => mark2.charCodeAt(0)));
var SUFFIXES = new Set(Array.from("%\uFF05\u2030", (mark2) => mark2.charCodeAt(0)));
function numberEnd(text, start, to) {
  let position = start;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf2(codePoint);
    if (isPart(codePoint, kind)) position += widthOf(codePoint);
    else if (isBetweenDigits(text, position, to)) position += 1;
    else break;
  }
  return position < to && SUFFIXES.has(text.charCodeAt(position)) ? position + 1 : position;
}
var isPart = (codePoint, kind) => kind === CHARACTER.digit || kind === CHARACTER.letter || kind === CHARACTER.extend || kind === CHARACTER.han && numerals.get(codePoint) === UNIT_NUMERAL;
var isBetweenDigits = (text, position, to) => SEPARATORS.has(text.charCodeAt(position)) && position + 1 < to && kindAt(text, position + 1) === CHARACTER.digit && kindAt(text, position - 1) === CHARACTER.digit;
var SHARES = ["\u5206\u4E4B", "\u9EDE", "\u70B9", "\u53C8"];
function numeralEnd(text, start, to) {
  let position = skipNumerals(text, start, to);
  if (position === start) return start;
  for (; ; ) {
    const joint = SHARES.find((share) => text.startsWith(share, position));
    if (joint === void 0) break;
    const next = skipNumerals(text, position + joint.length, to);
    if (next <= position + joint.length) break;
    position = next;
  }
  const isAlone = position === start + 1;
  return isAlone ? start : position;
}
function skipNumerals(text, start, to) {
  let position = start;
  while (position < to && isNumeral(text.charCodeAt(position))) position += 1;
  return position;
}

// src/diff/words/built-in-terms.ts
var lines = (text) => text.split(/\s+/u).filter((term) => term !== "");
var TAIWAN_BODIES = lines(`
  \u7E3D\u7D71\u5E9C \u884C\u653F\u9662 \u7ACB\u6CD5\u9662 \u53F8\u6CD5\u9662 \u8003\u8A66\u9662 \u76E3\u5BDF\u9662 \u570B\u5BB6\u5B89\u5168\u6703\u8B70 \u570B\u5BB6\u5B89\u5168\u5C40 \u5167\u653F\u90E8 \u5916\u4EA4\u90E8 \u570B\u9632\u90E8 \u8CA1\u653F\u90E8 \u6559\u80B2\u90E8 \u6CD5\u52D9\u90E8 \u7D93\u6FDF\u90E8 \u4EA4\u901A\u90E8 \u52DE\u52D5\u90E8 \u8FB2\u696D\u90E8
  \u885B\u751F\u798F\u5229\u90E8 \u74B0\u5883\u90E8 \u6587\u5316\u90E8 \u6578\u4F4D\u767C\u5C55\u90E8 \u570B\u5BB6\u767C\u5C55\u59D4\u54E1\u6703 \u570B\u5BB6\u79D1\u5B78\u53CA\u6280\u8853\u59D4\u54E1\u6703 \u5927\u9678\u59D4\u54E1\u6703 \u50D1\u52D9\u59D4\u54E1\u6703 \u539F\u4F4F\u6C11\u65CF\u59D4\u54E1\u6703 \u5BA2\u5BB6\u59D4\u54E1\u6703 \u6D77\u6D0B\u59D4\u54E1\u6703
  \u91D1\u878D\u76E3\u7763\u7BA1\u7406\u59D4\u54E1\u6703 \u91D1\u7BA1\u6703 \u9678\u59D4\u6703 \u570B\u767C\u6703 \u516C\u5E73\u4EA4\u6613\u59D4\u54E1\u6703 \u570B\u5BB6\u901A\u8A0A\u50B3\u64AD\u59D4\u54E1\u6703 \u4E2D\u592E\u9078\u8209\u59D4\u54E1\u6703 \u4E2D\u9078\u6703 \u4E2D\u592E\u9280\u884C \u4E3B\u8A08\u7E3D\u8655 \u4EBA\u4E8B\u884C\u653F\u7E3D\u8655 \u61B2\u6CD5\u6CD5\u5EAD
  \u6700\u9AD8\u6CD5\u9662 \u6700\u9AD8\u884C\u653F\u6CD5\u9662 \u9AD8\u7B49\u6CD5\u9662 \u5730\u65B9\u6CD5\u9662 \u5730\u6AA2\u7F72 \u9AD8\u6AA2\u7F72 \u6700\u9AD8\u6AA2\u5BDF\u7F72 \u8ABF\u67E5\u5C40 \u8B66\u653F\u7F72 \u5211\u4E8B\u8B66\u5BDF\u5C40 \u79FB\u6C11\u7F72 \u6D88\u9632\u7F72 \u6D77\u5DE1\u7F72 \u75BE\u75C5\u7BA1\u5236\u7F72 \u75BE\u7BA1\u7F72 \u5065\u4FDD\u7F72
  \u98DF\u85E5\u7F72 \u570B\u7A05\u5C40 \u89C0\u5149\u7F72 \u6C11\u822A\u5C40 \u516C\u8DEF\u5C40 \u9435\u9053\u5C40 \u4E2D\u592E\u6C23\u8C61\u7F72 \u6C23\u8C61\u7F72 \u6C34\u5229\u7F72 \u80FD\u6E90\u7F72 \u6545\u5BAE\u535A\u7269\u9662 \u4E2D\u592E\u7814\u7A76\u9662 \u4E2D\u7814\u9662 \u570B\u53F2\u9928 \u570B\u5BB6\u5716\u66F8\u9928 \u53F0\u96FB\u516C\u53F8 \u4E2D\u6CB9\u516C\u53F8
  \u53F0\u7063\u96FB\u529B\u516C\u53F8 \u81EA\u4F86\u6C34\u516C\u53F8 \u4E2D\u83EF\u96FB\u4FE1 \u4E2D\u83EF\u90F5\u653F \u53F0\u9435\u516C\u53F8 \u53F0\u7063\u9AD8\u9435 \u6843\u5712\u6377\u904B \u53F0\u5317\u6377\u904B \u9AD8\u96C4\u6377\u904B \u570B\u6C11\u9EE8 \u6C11\u9032\u9EE8 \u6C11\u773E\u9EE8 \u6642\u4EE3\u529B\u91CF \u89AA\u6C11\u9EE8 \u4E2D\u570B\u570B\u6C11\u9EE8
  \u6C11\u4E3B\u9032\u6B65\u9EE8 \u53F0\u7063\u6C11\u773E\u9EE8
`);
var TAIWAN_PLACES = lines(`
  \u53F0\u5317\u5E02 \u81FA\u5317\u5E02 \u65B0\u5317\u5E02 \u6843\u5712\u5E02 \u53F0\u4E2D\u5E02 \u81FA\u4E2D\u5E02 \u53F0\u5357\u5E02 \u81FA\u5357\u5E02 \u9AD8\u96C4\u5E02 \u57FA\u9686\u5E02 \u65B0\u7AF9\u5E02 \u65B0\u7AF9\u7E23 \u82D7\u6817\u7E23 \u5F70\u5316\u7E23 \u5357\u6295\u7E23 \u96F2\u6797\u7E23 \u5609\u7FA9\u5E02 \u5609\u7FA9\u7E23 \u5C4F\u6771\u7E23
  \u5B9C\u862D\u7E23 \u82B1\u84EE\u7E23 \u53F0\u6771\u7E23 \u81FA\u6771\u7E23 \u6F8E\u6E56\u7E23 \u91D1\u9580\u7E23 \u9023\u6C5F\u7E23 \u4FE1\u7FA9\u5340 \u5927\u5B89\u5340 \u4E2D\u6B63\u5340 \u842C\u83EF\u5340 \u6587\u5C71\u5340 \u5167\u6E56\u5340 \u5357\u6E2F\u5340 \u58EB\u6797\u5340 \u5317\u6295\u5340 \u677E\u5C71\u5340
  \u677F\u6A4B\u5340 \u4E09\u91CD\u5340 \u4E2D\u548C\u5340 \u6C38\u548C\u5340 \u65B0\u838A\u5340 \u65B0\u5E97\u5340 \u571F\u57CE\u5340 \u8606\u6D32\u5340 \u6C50\u6B62\u5340 \u6A39\u6797\u5340 \u6DE1\u6C34\u5340 \u9DAF\u6B4C\u5340 \u4E09\u5CFD\u5340 \u5DE6\u71DF\u5340 \u9F13\u5C71\u5340 \u82D3\u96C5\u5340 \u524D\u93AE\u5340 \u9CF3\u5C71\u5340 \u6960\u6893\u5340
  \u5C0F\u6E2F\u5340 \u897F\u5C6F\u5340 \u5317\u5C6F\u5340 \u5357\u5C6F\u5340 \u5B89\u5E73\u5340 \u6843\u5712\u6A5F\u5834 \u677E\u5C71\u6A5F\u5834 \u5C0F\u6E2F\u6A5F\u5834 \u65E5\u6708\u6F6D \u963F\u91CC\u5C71 \u592A\u9B6F\u95A3 \u58BE\u4E01 \u7DA0\u5CF6 \u862D\u5DBC \u5C0F\u7409\u7403 \u6FC1\u6C34\u6EAA \u6DE1\u6C34\u6CB3 \u9AD8\u5C4F\u6EAA \u7FE1\u7FE0\u6C34\u5EAB
  \u77F3\u9580\u6C34\u5EAB \u66FE\u6587\u6C34\u5EAB \u96EA\u5C71\u96A7\u9053 \u8607\u82B1\u516C\u8DEF \u51F1\u9054\u683C\u862D\u5927\u9053
`);
var HONG_KONG_BODIES = lines(`
  \u7ACB\u6CD5\u6703 \u884C\u653F\u6703\u8B70 \u884C\u653F\u9577\u5B98 \u653F\u52D9\u53F8 \u8CA1\u653F\u53F8 \u5F8B\u653F\u53F8 \u653F\u52D9\u53F8\u53F8\u9577 \u8CA1\u653F\u53F8\u53F8\u9577 \u5F8B\u653F\u53F8\u53F8\u9577 \u7279\u5340\u653F\u5E9C \u5340\u8B70\u6703 \u7D42\u5BE9\u6CD5\u9662 \u9AD8\u7B49\u6CD5\u9662 \u5340\u57DF\u6CD5\u9662 \u88C1\u5224\u6CD5\u9662
  \u6B7B\u56E0\u88C1\u5224\u6CD5\u5EAD \u5EC9\u653F\u516C\u7F72 \u7533\u8A34\u5C08\u54E1\u516C\u7F72 \u5BE9\u8A08\u7F72 \u9078\u8209\u7BA1\u7406\u59D4\u54E1\u6703 \u516C\u52D9\u54E1\u654D\u7528\u59D4\u54E1\u6703 \u8B66\u52D9\u8655 \u6D88\u9632\u8655 \u61F2\u6559\u7F72 \u5165\u5883\u4E8B\u52D9\u8655 \u5165\u5883\u8655 \u9999\u6E2F\u6D77\u95DC \u885E\u751F\u7F72 \u885E\u751F\u9632\u8B77\u4E2D\u5FC3
  \u91AB\u9662\u7BA1\u7406\u5C40 \u91AB\u7BA1\u5C40 \u98DF\u7269\u74B0\u5883\u885E\u751F\u7F72 \u98DF\u74B0\u7F72 \u6F01\u8FB2\u81EA\u7136\u8B77\u7406\u7F72 \u6F01\u8B77\u7F72 \u74B0\u5883\u4FDD\u8B77\u7F72 \u74B0\u4FDD\u7F72 \u6E20\u52D9\u7F72 \u6C34\u52D9\u7F72 \u8DEF\u653F\u7F72 \u904B\u8F38\u7F72 \u5C4B\u5B87\u7F72 \u5730\u653F\u7E3D\u7F72 \u898F\u5283\u7F72 \u623F\u5C4B\u7F72
  \u623F\u5C4B\u59D4\u54E1\u6703 \u623F\u59D4\u6703 \u623F\u5C4B\u5354\u6703 \u5E02\u5340\u91CD\u5EFA\u5C40 \u5E02\u5EFA\u5C40 \u793E\u6703\u798F\u5229\u7F72 \u52DE\u5DE5\u8655 \u6C11\u653F\u4E8B\u52D9\u7E3D\u7F72 \u5EB7\u6A02\u53CA\u6587\u5316\u4E8B\u52D9\u7F72 \u5EB7\u6587\u7F72 \u6559\u80B2\u5C40 \u4FDD\u5B89\u5C40 \u767C\u5C55\u5C40 \u91AB\u52D9\u885E\u751F\u5C40
  \u904B\u8F38\u53CA\u7269\u6D41\u5C40 \u74B0\u5883\u53CA\u751F\u614B\u5C40 \u5546\u52D9\u53CA\u7D93\u6FDF\u767C\u5C55\u5C40 \u5275\u65B0\u79D1\u6280\u53CA\u5DE5\u696D\u5C40 \u52DE\u5DE5\u53CA\u798F\u5229\u5C40 \u6587\u5316\u9AD4\u80B2\u53CA\u65C5\u904A\u5C40 \u6C11\u653F\u53CA\u9752\u5E74\u4E8B\u52D9\u5C40 \u516C\u52D9\u54E1\u4E8B\u52D9\u5C40 \u91D1\u878D\u7BA1\u7406\u5C40 \u91D1\u7BA1\u5C40
  \u8B49\u5238\u53CA\u671F\u8CA8\u4E8B\u52D9\u76E3\u5BDF\u59D4\u54E1\u6703 \u8B49\u76E3\u6703 \u9999\u6E2F\u4EA4\u6613\u6240 \u6E2F\u4EA4\u6240 \u5F37\u5236\u6027\u516C\u7A4D\u91D1\u8A08\u5283\u7BA1\u7406\u5C40 \u7A4D\u91D1\u5C40 \u5E73\u7B49\u6A5F\u6703\u59D4\u54E1\u6703 \u5E73\u6A5F\u6703 \u79C1\u96B1\u5C08\u54E1\u516C\u7F72 \u6D88\u8CBB\u8005\u59D4\u54E1\u6703 \u6D88\u59D4\u6703
  \u9999\u6E2F\u5929\u6587\u53F0 \u5929\u6587\u53F0 \u6C11\u822A\u8655 \u6D77\u4E8B\u8655 \u6A5F\u5834\u7BA1\u7406\u5C40 \u6A5F\u7BA1\u5C40 \u65C5\u904A\u767C\u5C55\u5C40 \u8CBF\u6613\u767C\u5C55\u5C40 \u8CBF\u767C\u5C40 \u751F\u7522\u529B\u4FC3\u9032\u5C40 \u5927\u5B78\u6559\u80B2\u8CC7\u52A9\u59D4\u54E1\u6703 \u9999\u6E2F\u96FB\u53F0 \u6E2F\u9435\u516C\u53F8 \u4E5D\u5DF4 \u57CE\u5DF4
  \u4E2D\u83EF\u96FB\u529B \u6E2F\u71C8 \u96FB\u8A0A\u7BA1\u7406\u5C40 \u901A\u8A0A\u4E8B\u52D9\u7BA1\u7406\u5C40 \u8CFD\u99AC\u6703 \u6771\u83EF\u4E09\u9662 \u4FDD\u826F\u5C40 \u516C\u6C11\u9EE8 \u6C11\u4E3B\u9EE8 \u6C11\u5EFA\u806F \u5DE5\u806F\u6703 \u7D93\u6C11\u806F \u65B0\u6C11\u9EE8 \u81EA\u7531\u9EE8
`);
var HONG_KONG_PLACES = lines(`
  \u4E2D\u897F\u5340 \u7063\u4ED4\u5340 \u6CB9\u5C16\u65FA\u5340 \u6DF1\u6C34\u57D7 \u6DF1\u6C34\u57D7\u5340 \u4E5D\u9F8D\u57CE \u4E5D\u9F8D\u57CE\u5340 \u9EC3\u5927\u4ED9 \u9EC3\u5927\u4ED9\u5340 \u89C0\u5858 \u89C0\u5858\u5340 \u8475\u9752 \u8475\u9752\u5340 \u8343\u7063 \u8343\u7063\u5340 \u5C6F\u9580 \u5C6F\u9580\u5340 \u5143\u6717 \u5143\u6717\u5340
    \u5927\u57D4\u5340 \u6C99\u7530 \u6C99\u7530\u5340 \u897F\u8CA2 \u897F\u8CA2\u5340 \u96E2\u5CF6\u5340 \u9285\u947C\u7063 \u5C16\u6C99\u5480 \u65FA\u89D2 \u6CB9\u9EBB\u5730 \u4F50\u6566 \u9577\u6C99\u7063 \u8354\u679D\u89D2 \u7F8E\u5B5A \u7D05\u78E1 \u571F\u74DC\u7063 \u4F55\u6587\u7530 \u947D\u77F3\u5C71 \u725B\u982D\u89D2 \u4E5D\u9F8D\u7063 \u85CD\u7530
  \u6CB9\u5858 \u5C07\u8ECD\u6FB3 \u8ABF\u666F\u5DBA \u5BF6\u7433 \u7B72\u7B95\u7063 \u67F4\u7063 \u674F\u82B1\u90A8 \u897F\u7063\u6CB3 \u9C02\u9B5A\u6D8C \u70AE\u53F0\u5C71 \u91D1\u9418 \u897F\u71DF\u76E4 \u5805\u5C3C\u5730\u57CE \u8584\u6276\u6797 \u9999\u6E2F\u4ED4 \u9D28\u8137\u6D32 \u8D64\u67F1 \u6DFA\u6C34\u7063
  \u5927\u5DBC\u5C71 \u6771\u6D8C \u9577\u6D32 \u5357\u4E2B\u5CF6 \u576A\u6D32 \u6885\u7AA9 \u8D64\u9C72\u89D2 \u8475\u6D8C \u5929\u6C34\u570D \u7C89\u5DBA \u843D\u99AC\u6D32 \u7F85\u6E56 \u6253\u9F13\u5DBA \u6C99\u982D\u89D2 \u99AC\u978D\u5C71 \u555F\u5FB7 \u555F\u5FB7\u9AD4\u80B2\u5712 \u897F\u4E5D\u6587\u5316\u5340
  \u6E2F\u73E0\u6FB3\u5927\u6A4B \u9752\u99AC\u5927\u6A4B \u7345\u5B50\u5C71\u96A7\u9053 \u7D05\u78E1\u6D77\u5E95\u96A7\u9053 \u6771\u5340\u6D77\u5E95\u96A7\u9053 \u897F\u5340\u6D77\u5E95\u96A7\u9053 \u7DAD\u591A\u5229\u4E9E\u6E2F \u7DAD\u591A\u5229\u4E9E\u516C\u5712 \u7DAD\u5712 \u7345\u5B50\u5C71 \u57CE\u9580\u6C34\u5858 \u8239\u7063\u6DE1\u6C34\u6E56
  \u6DF1\u5733\u7063\u53E3\u5CB8 \u84EE\u5858\u53E3\u5CB8 \u6587\u9326\u6E21
`);
var TYPICAL_NAMES = lines(`
  \u9673\u5927\u6587 \u9673\u5C0F\u660E \u9673\u5FD7\u660E \u9673\u7F8E\u73B2 \u9673\u6021\u541B \u9673\u6DD1\u82AC \u9673\u4FCA\u5B8F \u9673\u5BB6\u8C6A \u674E\u5927\u660E \u674E\u5FD7\u5F37 \u674E\u7F8E\u83EF \u674E\u5BB6\u660E \u674E\u6DD1\u8C9E \u738B\u5C0F\u660E \u738B\u5927\u660E \u738B\u5FD7\u8C6A \u738B\u7F8E\u60E0 \u738B\u6DD1\u5A1F \u738B\u5EFA\u570B
  \u5F35\u5FD7\u5049 \u5F35\u7F8E\u73B2 \u5F35\u96C5\u5A77 \u5F35\u6DD1\u60E0 \u6797\u5FD7\u660E \u6797\u7F8E\u73E0 \u6797\u6DD1\u82AC \u6797\u6021\u541B \u6797\u5EFA\u5B8F \u9EC3\u5FD7\u660E \u9EC3\u7F8E\u73CD \u9EC3\u6DD1\u8C9E \u9EC3\u4FCA\u5091 \u9EC3\u96C5\u96EF \u5433\u5FD7\u5F37 \u5433\u6DD1\u73CD
  \u5433\u7F8E\u73B2 \u5289\u5FD7\u660E \u5289\u6DD1\u82AC \u5289\u5BB6\u8C6A \u8521\u5FD7\u5049 \u8521\u6DD1\u60E0 \u8521\u7F8E\u96F2 \u694A\u5FD7\u660E \u694A\u6DD1\u82B3 \u694A\u96C5\u5A77 \u8A31\u5FD7\u8C6A \u8A31\u6DD1\u83EF \u8A31\u96C5\u6DB5 \u912D\u5FD7\u660E \u912D\u6DD1\u654F \u8B1D\u5FD7\u5049 \u8B1D\u6DD1\u82AC \u90ED\u5FD7\u660E \u90ED\u6DD1\u73CD \u6D2A\u5FD7\u660C
   \u66FE\u6DD1\u52E4 \u90B1\u5FD7\u660E \u5ED6\u5FD7\u660E \u8CF4\u5FD7\u5049 \u5468\u5FD7\u83EF \u5F90\u5FD7\u660E \u4F55\u5FD7\u660E \u4F55\u5BB6\u8F1D \u4F55\u6DD1\u5100 \u6881\u5FD7\u5F37 \u6881\u7F8E\u5100 \u7F85\u5FD7\u660E \u7F85\u6DD1\u82AC \u9127\u5FD7\u660E \u9127\u9E97\u73CD \u99AE\u5FD7\u5F37 \u99AE\u7F8E\u73B2
  \u8449\u5FD7\u660E \u8449\u6DD1\u654F \u76E7\u5FD7\u5F37 \u6F58\u5FD7\u660E \u6B50\u967D\u5FD7\u660E \u53F8\u5F92\u5FD7\u5F37
`);
var BUILT_IN_TERMS = [
  ...TAIWAN_BODIES,
  ...TAIWAN_PLACES,
  ...HONG_KONG_BODIES,
  ...HONG_KONG_PLACES,
  ...TYPICAL_NAMES
];

// src/diff/words/glossary.ts
var DIGEST_LENGTH = 12;
var builtIn;
var builtInGlossary = () => builtIn ??= createGlossary(BUILT_IN_TERMS);
function createGlossary(terms) {
  const sorted = [...new Set(terms)].sort();
  const root = { next: /* @__PURE__ */ new Map(), isTerm: false };
  for (const term of sorted) plant(root, term);
  return { terms: sorted.length, digest: sha256Hex(sorted.join("\n")).slice(0, DIGEST_LENGTH), root };
}
function plant(root, term) {
  let node = root;
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index);
    let next = node.next.get(unit);
    if (next === void 0) node.next.set(unit, next = { next: /* @__PURE__ */ new Map(), isTerm: false });
    node = next;
  }
  node.isTerm = true;
}
function termEnd({ root }, text, [index, end]) {
  let found = index;
  let node = root.next.get(text.charCodeAt(index));
  for (let position = index + 1; node !== void 0 && position <= end; position += 1) {
    if (node.isTerm && isWordEnd(text, position, end)) found = position;
    node = position < end ? node.next.get(text.charCodeAt(position)) : void 0;
  }
  return found;
}
function isWordEnd(text, position, end) {
  if (position >= end) return true;
  const next = kindAt(text, position);
  if (next === CHARACTER.extend) return false;
  return !isSpaced(next) || !isSpaced(kindAt(text, position - 1));
}
var isSpaced = (kind) => kind === CHARACTER.letter || kind === CHARACTER.digit;

// src/diff/words/tokens.ts
var TOKEN = {
  word: 1,
  /** Digits or Chinese numerals, with the marks and letters that belong to them: 1,200.50 · 10:30 · 42% · 19th · 一百二十. */
  number: 2,
  /** A word of a script without spaces, cut by a dictionary. */
  cut: 3,
  /** Of the glossary. */
  term: 4,
  url: 5,
  emoji: 6,
  punctuation: 7,
  lineFeed: 8,
  /** A run of a script without spaces, not cut yet. */
  run: 9
};
var createTokens = () => ({ starts: [], ends: [], kinds: [] });
function pushToken(tokens, kind, [start, end]) {
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.kinds.push(kind);
}

// src/diff/words/scan-url.ts
var BEGINNINGS = ["https://", "http://", "www."];
var SMALL_H = 104;
var SMALL_W = 119;
var TRAILING = new Set(Array.from(`.,;:!?'")`, (mark2) => mark2.charCodeAt(0)));
function urlEnd(text, start, to) {
  const first = text.charCodeAt(start) | 32;
  if (first !== SMALL_H && first !== SMALL_W) return start;
  const beginning = BEGINNINGS.find((one) => text.slice(start, start + one.length).toLowerCase() === one);
  if (beginning === void 0) return start;
  let end = start + beginning.length;
  while (end < to && isUrlUnit(text.charCodeAt(end))) end += 1;
  while (end > start && TRAILING.has(text.charCodeAt(end - 1))) end -= 1;
  return end > start + beginning.length ? end : start;
}
var isUrlUnit = (unit) => unit > 32 && unit < 127 && unit !== 34 && unit !== 60 && unit !== 62;

// src/diff/words/scan-tokens.ts
function scanTokens(text, [from, to], glossary = builtInGlossary()) {
  const tokens = createTokens();
  let position = from;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf2(codePoint);
    if (kind === CHARACTER.space) {
      position += 1;
      continue;
    }
    const end = tokenEnd({ text, to, glossary, tokens }, position, kind);
    tokens.starts.push(position);
    tokens.ends.push(end);
    position = end;
  }
  return tokens;
}
function tokenEnd(scan, start, kind) {
  const { text, to, glossary, tokens } = scan;
  const afterTerm = kind === CHARACTER.other ? start : termEnd(glossary, text, [start, to]);
  if (afterTerm > start) {
    tokens.kinds.push(TOKEN.term);
    return afterTerm;
  }
  switch (kind) {
    case CHARACTER.letter:
      return latinEnd(scan, start);
    case CHARACTER.digit:
      tokens.kinds.push(TOKEN.number);
      return numberEnd(text, start, to);
    case CHARACTER.han:
      return hanEnd(scan, start);
    case CHARACTER.thai:
      tokens.kinds.push(TOKEN.run);
      return thaiEnd(text, start, to);
    case CHARACTER.pictograph:
    case CHARACTER.regional:
      tokens.kinds.push(TOKEN.emoji);
      return emojiEnd(text, start, to);
    case CHARACTER.lineFeed:
      tokens.kinds.push(TOKEN.lineFeed);
      return start + 1;
    default:
      tokens.kinds.push(TOKEN.punctuation);
      return skipExtends(text, start + widthOf(codePointAt(text, start)), to);
  }
}
function latinEnd({ text, to, tokens }, start) {
  const afterUrl = urlEnd(text, start, to);
  tokens.kinds.push(afterUrl > start ? TOKEN.url : TOKEN.word);
  return afterUrl > start ? afterUrl : wordEnd(text, start, to);
}
var APOSTROPHE = 39;
var CURLED = 8217;
function wordEnd(text, start, to) {
  let position = start;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf2(codePoint);
    if (kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.extend) {
      position += widthOf(codePoint);
    } else if ((codePoint === APOSTROPHE || codePoint === CURLED) && position + 1 < to && kindAt(text, position + 1) === CHARACTER.letter) {
      position += 1;
    } else break;
  }
  return position;
}
function hanEnd({ text, to, glossary, tokens }, start) {
  const afterNumber = numeralEnd(text, start, to);
  if (afterNumber > start) {
    tokens.kinds.push(TOKEN.number);
    return afterNumber;
  }
  tokens.kinds.push(TOKEN.run);
  let position = start + widthOf(codePointAt(text, start));
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf2(codePoint);
    if (kind !== CHARACTER.han && kind !== CHARACTER.extend) break;
    if (kind === CHARACTER.han && beginsOther(text, [position, to], glossary)) break;
    position += widthOf(codePoint);
  }
  return position;
}
function beginsOther(text, [position, to], glossary) {
  if (isNumeral(text.charCodeAt(position)) && numeralEnd(text, position, to) > position) return true;
  return termEnd(glossary, text, [position, to]) > position;
}
function thaiEnd(text, start, to) {
  let position = start;
  while (position < to) {
    const kind = kindAt(text, position);
    if (kind !== CHARACTER.thai && kind !== CHARACTER.extend) break;
    position += widthOf(codePointAt(text, position));
  }
  return position;
}
var JOINER = 8205;
function emojiEnd(text, start, to) {
  const first = kindAt(text, start);
  let position = skipExtends(text, start + widthOf(codePointAt(text, start)), to);
  if (first === CHARACTER.regional && position < to && kindAt(text, position) === CHARACTER.regional)
    return skipExtends(text, position + 2, to);
  while (position < to && text.charCodeAt(position - 1) === JOINER && kindAt(text, position) === CHARACTER.pictograph) {
    position = skipExtends(text, position + widthOf(codePointAt(text, position)), to);
  }
  return position;
}

// src/diff/words/count-words.ts
function countWords(text) {
  let count = 0;
  let position = 0;
  while (position < text.length) {
    const kind = kindAt(text, position);
    const end = endOf(text, position, kind);
    if (isCounted(kind)) count += 1;
    position = end;
  }
  return count;
}
var isCounted = (kind) => kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.han || kind === CHARACTER.thai;
function endOf(text, position, kind) {
  if (kind === CHARACTER.letter) return wordEnd(text, position, text.length);
  if (kind === CHARACTER.digit) return numberEnd(text, position, text.length);
  return skipExtends(text, position + widthOf(codePointAt(text, position)), text.length);
}

// src/diff/diff-statistics.ts
function statisticsOf({ fields, blocks, sentenceMoves }) {
  const words = wordsOf(blocks);
  const ofKind = (kind) => blocks.filter((change) => change.kind === kind).length;
  return {
    verdict: verdictOf({ fields, blocks, sentenceMoves }),
    fieldsChanged: fields.length,
    blocksEqual: blocks.filter(({ kind, moveId }) => kind === "equal" && moveId === void 0).length,
    blocksChanged: ofKind("changed"),
    blocksInserted: ofKind("inserted"),
    blocksDeleted: ofKind("deleted"),
    blocksMoved: blocks.filter(({ moveId }) => moveId !== void 0).length,
    blocksSplit: ofKind("split"),
    blocksMerged: ofKind("merged"),
    sentencesMoved: sentenceMoves.length,
    wordsInserted: words.inserted,
    wordsDeleted: words.deleted,
    classes: classesOf({ fields, blocks, sentenceMoves })
  };
}
var isEdit = (span) => span.op !== "equal" && span.moveId === void 0;
function wordsOf(blocks) {
  let [inserted, deleted] = [0, 0];
  for (const change of blocks) {
    if (change.kind === "equal") continue;
    if (change.spans === void 0) {
      for (const { block } of change.after) inserted += countWords(block?.text ?? "");
      for (const { block } of change.before) deleted += countWords(block?.text ?? "");
    }
    for (const span of change.spans ?? []) {
      if (!isEdit(span)) continue;
      inserted += countWords(span.afterText ?? "");
      deleted += countWords(span.beforeText ?? "");
    }
  }
  return { inserted, deleted };
}
var spansOfField = ({ spans = [], items = [] }) => [
  ...spans,
  ...items.flatMap(({ parts = [] }) => parts.flatMap((part) => part.spans ?? []))
];
function classesOf({ fields, blocks }) {
  const counts = {};
  const count = (name) => {
    if (name !== void 0) counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const field of fields) for (const span of spansOfField(field)) if (isEdit(span)) count(span.class);
  for (const { kind, spans = [], marks = [] } of blocks) {
    for (const span of spans) if (isEdit(span) && !isBorder(kind, span)) count(span.class);
    for (const mark2 of marks) count(classOfMark(mark2));
  }
  return counts;
}
function verdictOf({ fields, blocks, sentenceMoves }) {
  const isNothing = fields.length + sentenceMoves.length === 0 && blocks.every(({ kind, moveId }) => kind === "equal" && moveId === void 0);
  if (isNothing) return "none";
  return fields.every(isCosmeticField) && blocks.every(isCosmeticBlock) ? "cosmetic" : "substantive";
}
function isCosmeticField({ spans, items = [] }) {
  if (spans !== void 0) return areCosmetic(spans);
  const isCosmeticPart = ({ spans: ofPart }) => ofPart !== void 0 && areCosmetic(ofPart);
  return items.length > 0 && items.every(({ parts }) => parts?.every(isCosmeticPart) === true);
}
var areCosmetic = (spans) => spans.every((span) => !isEdit(span) || !isMaterial(span.class));
function isCosmeticBlock(change) {
  const { kind, spans = [], marks = [], attributes = [] } = change;
  if (kind === "equal") return true;
  const isWhole3 = change.spans === void 0;
  if (isWhole3 && (kind === "inserted" || kind === "deleted")) return !isMaterial(change.class);
  return attributes.length === 0 && !hasOtherForm(change) && areCosmetic(spans.filter((span) => !isBorder(kind, span))) && marks.every((mark2) => !isMaterial(classOfMark(mark2)));
}
function hasOtherForm({ before, after }) {
  if (before.length * after.length === 0) return false;
  const forms = [...before, ...after].map(({ block }) => `${block?.kind ?? ""} ${block?.language ?? ""}`);
  return new Set(forms).size > 1;
}

// src/diff/words/find-anchors.ts
function findAnchors(kept, count) {
  const candidates = uniquePairs(kept, count);
  return longestRise(candidates).map(([b, a]) => [kept.beforeAt[b] ?? 0, kept.afterAt[a] ?? 0]);
}
function uniquePairs({ before, after }, count) {
  const times = new Int32Array(count);
  const places = new Int32Array(count);
  after.forEach((id, index) => {
    times[id] = (times[id] ?? 0) + 1;
    places[id] = index;
  });
  const timesBefore = new Int32Array(count);
  for (const id of before) timesBefore[id] = (timesBefore[id] ?? 0) + 1;
  const pairs = [];
  before.forEach((id, index) => {
    if (times[id] === 1 && timesBefore[id] === 1) pairs.push([index, places[id] ?? 0]);
  });
  return pairs;
}
function longestRise(pairs) {
  const tops = [];
  const previous = new Int32Array(pairs.length);
  const placeOf3 = (index) => pairs[index]?.[1] ?? 0;
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = low + high >> 1;
      if (placeOf3(tops[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tops[low - 1] ?? 0 : -1;
    tops[low] = index;
  });
  const rise = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== void 0) rise.push(pair);
  }
  return rise.reverse();
}

// src/diff/words/keep-shared.ts
var BEFORE = 1;
var BOTH = 3;
function keepShared({ before, after }, { b0, b1, a0, a1 }, marks) {
  const kept = { before: [], after: [], beforeAt: [], afterAt: [] };
  for (let index = b0; index < b1; index += 1) marks[before[index] ?? 0] = BEFORE;
  for (let index = a0; index < a1; index += 1) {
    const id = after[index] ?? 0;
    if (marks[id] === 0) continue;
    marks[id] = BOTH;
    kept.after.push(id);
    kept.afterAt.push(index);
  }
  for (let index = b0; index < b1; index += 1) {
    const id = before[index] ?? 0;
    if (marks[id] !== BOTH) continue;
    kept.before.push(id);
    kept.beforeAt.push(index);
  }
  for (let index = b0; index < b1; index += 1) marks[before[index] ?? 0] = 0;
  return kept;
}

// src/diff/words/shortest-edit.ts
import { diffArrays } from "diff";

// src/diff/words/work-budget.ts
var UNITS = 6e7;
var createWorkBudget = (units = UNITS) => ({ left: units });
function spend(budget, units) {
  if (budget.left < units) return false;
  budget.left -= units;
  return true;
}

// src/diff/words/shortest-edit.ts
function shortestEdit(kept, longest, budget) {
  const size = kept.before.length + kept.after.length;
  const affordable = Math.floor(Math.sqrt(Math.max(0, budget.left - size) * 2));
  const maxEditLength = Math.min(size, longest, affordable);
  const changes = diffArrays(kept.before, kept.after, { maxEditLength });
  const length = changes === void 0 ? maxEditLength : editLength(changes);
  spend(budget, Math.min(budget.left, size + Math.ceil(length * length / 2)));
  return changes === void 0 ? void 0 : matchesOf(changes, kept);
}
var editLength = (changes) => changes.reduce((sum, { added, removed, count }) => added || removed ? sum + count : sum, 0);
function matchesOf(changes, { beforeAt, afterAt }) {
  const matches = [];
  let [b, a] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (added) a += count;
    else if (removed) b += count;
    else {
      for (let index = 0; index < count; index += 1)
        matches.push([beforeAt[b + index] ?? 0, afterAt[a + index] ?? 0]);
      b += count;
      a += count;
    }
  }
  return matches;
}

// src/diff/words/align-ids.ts
var SMALL2 = 600;
var SHORT_EDIT = 256;
var LONG_EDIT = 1500;
var WINDOW = 256;
function alignIds(ids, budget) {
  const changes = [];
  const jobs = [{ b0: 0, b1: ids.before.length, a0: 0, a1: ids.after.length }];
  const marks = new Uint8Array(ids.count);
  let capped = false;
  for (let job = jobs.pop(); job !== void 0; job = jobs.pop()) {
    const outcome = alignJob({ ids, marks, budget }, withoutCommonEnds(ids, job));
    capped ||= outcome.capped === true;
    for (const change of outcome.changes ?? []) pushChange(changes, change);
    jobs.push(...(outcome.parts ?? []).toReversed());
  }
  return { changes, capped };
}
function pushChange(changes, { b0, b1, a0, a1 }) {
  if (b0 === b1 && a0 === a1) return;
  const last = changes.at(-1);
  if (last?.b1 === b0 && last.a1 === a0) {
    last.b1 = b1;
    last.a1 = a1;
  } else changes.push({ b0, b1, a0, a1 });
}
function withoutCommonEnds({ before, after }, job) {
  let { b0, b1, a0, a1 } = job;
  while (b0 < b1 && a0 < a1 && before[b0] === after[a0]) {
    b0 += 1;
    a0 += 1;
  }
  while (b1 > b0 && a1 > a0 && before[b1 - 1] === after[a1 - 1]) {
    b1 -= 1;
    a1 -= 1;
  }
  return { ...job, b0, b1, a0, a1 };
}
function alignJob({ ids, marks, budget }, job) {
  if (job.b0 === job.b1 || job.a0 === job.a1) return { changes: [job] };
  if (!spend(budget, job.b1 - job.b0 + job.a1 - job.a0)) return { changes: [job], capped: true };
  const kept = keepShared(ids, job, marks);
  const size = kept.before.length + kept.after.length;
  if (size === 0) return { changes: [job] };
  const found = shortestEdit(kept, size <= SMALL2 ? size : SHORT_EDIT, budget);
  if (found !== void 0) return { changes: changesBetween(found, job) };
  const anchors = findAnchors(kept, ids.count);
  if (anchors.length > 0) return { parts: partsBetween(anchors, job) };
  const longer = shortestEdit(kept, LONG_EDIT, budget);
  if (longer !== void 0) return { changes: changesBetween(longer, job) };
  if (job.isWindow === true) return { changes: [job], capped: true };
  return { parts: windowsOf(kept, job), capped: true };
}
function changesBetween(matches, stretch) {
  const changes = [];
  let { b0, a0 } = stretch;
  for (const [b, a] of matches) {
    if (b > b0 || a > a0) changes.push({ b0, b1: b, a0, a1: a });
    b0 = b + 1;
    a0 = a + 1;
  }
  changes.push({ b0, b1: stretch.b1, a0, a1: stretch.a1 });
  return changes;
}
var partsBetween = (anchors, stretch) => changesBetween(anchors, stretch);
function windowsOf(kept, { b0, b1, a0, a1 }) {
  const count = Math.ceil(Math.max(kept.before.length, kept.after.length) / WINDOW);
  const cut2 = (from, to, index) => from + Math.floor((to - from) * index / count);
  return Array.from({ length: count }, (_, index) => ({
    b0: cut2(b0, b1, index),
    b1: cut2(b0, b1, index + 1),
    a0: cut2(a0, a1, index),
    a1: cut2(a0, a1, index + 1),
    isWindow: true
  }));
}

// src/diff/words/stop-words.ts
var ENGLISH = new Set(
  "a about after again all also although am an and any are as at be because been before being between both but by can could did do does during each either few for from had has have he her here hers him his how i if in into is isn't it its itself just may me might more most must my nor not now of off on once only or other our out over own said same say says she should since so some such than that the their them then there these they this those though through to too under until up upon us very was we were what when where whether which while who whom whose why will with within without would yet you your".split(" ")
);
var HAN = new Set(
  Array.from("\u7684\u4E86\u5728\u548C\u662F\u6709\u5C0D\u5C07\u5DF2\u65BC\u4E26\u53CA\u4E5F\u56E0\u70BA\u7531\u8207\u81F3\u5F8C\u524D\u4E2D\u5167\u5176\u9019\u90A3\u4E0D\u53C8\u5C31\u90FD\u800C\u4F46\u6216\u5F9E\u88AB\u628A\u4E4B\u4EE5\u7B49\u6240\u5247\u4F7F\u8B93\u5411\u5230")
);
var isStopWord = (word) => ENGLISH.has(word.toLowerCase());
var isStopCharacter = (character) => HAN.has(character);

// src/diff/words/name-change.ts
var CALENDAR = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(" ")
);
var MOST_WORDS = 8;
function isNameChange(edit) {
  const { before, after, place, beforeText, afterText } = edit;
  const old2 = isAllNames(edit, { text: before, start: place.b0, end: place.b1 });
  const fresh = isAllNames(edit, { text: after, start: place.a0, end: place.a1 });
  if (beforeText.trim() === "") return fresh === "names";
  if (afterText.trim() === "") return old2 === "names";
  return hasTerm(old2) || hasTerm(fresh) || old2 === "names" && fresh === "names";
}
var hasTerm = (verdict) => verdict === "terms";
function isAllNames({ glossary }, { text, start, end }) {
  const { starts, ends, kinds: kinds2 } = scanTokens(text, [start, end], glossary);
  let terms = 0;
  let names = 0;
  for (let index = 0; index < starts.length; index += 1) {
    const token = text.slice(starts[index], ends[index]);
    if (kinds2[index] === TOKEN.term) terms += 1;
    else if (kinds2[index] === TOKEN.punctuation) continue;
    else if (kinds2[index] === TOKEN.word && isName(text, token, starts[index] ?? 0)) names += 1;
    else return "words";
  }
  if (terms + names === 0 || terms + names > MOST_WORDS) return "words";
  return terms > 0 ? "terms" : "names";
}
var CAPITAL = /^\p{Lu}/u;
function isName(text, word, start) {
  if (!CAPITAL.test(word) || word === "I" || CALENDAR.has(word.toLowerCase())) return false;
  return !beginsSentence(text, start) || !isStopWord(word) && isCapitalNext(text, start + word.length);
}
var OPENERS = /[“"'‘「『(（[]/u;
function beginsSentence(text, start) {
  let at = start;
  while (at > 0 && OPENERS.test(text.charAt(at - 1))) at -= 1;
  return at === 0 || text.charAt(at - 1) === "\n" || at < start && /[\s:：,，]/u.test(text.charAt(at - 1)) || isAfterSentence(text, at);
}
var isCapitalNext = (text, end) => /^[ -]\p{Lu}/u.test(text.slice(end, end + 3));

// src/diff/words/number-change.ts
var NUMBER_WORDS = new Set(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half double twice once first second third fourth fifth sixth seventh eighth ninth tenth".split(" ")
);
function isNumberChange(edit) {
  const [old2, fresh] = [partsOf2(edit, edit.beforeText), partsOf2(edit, edit.afterText)];
  if (isSignChange(edit)) return true;
  if (old2.numbers === fresh.numbers) return isNumeralSwap(edit.beforeText, edit.afterText);
  if (old2.others === fresh.others) return true;
  const isReplacement = old2.numbers !== "" && fresh.numbers !== "";
  return isReplacement && Math.max(old2.count, fresh.count) <= MOST_WORDS2;
}
var MOST_WORDS2 = 8;
var LETTER = /[\p{L}\p{N}\p{S}]/u;
function partsOf2({ glossary }, text) {
  const { starts, ends, kinds: kinds2 } = scanTokens(text, [0, text.length], glossary);
  const numbers = [];
  const others = [];
  starts.forEach((start, index) => {
    const token = text.slice(start, ends[index]);
    if (kinds2[index] === TOKEN.number || isNumberWord(token, kinds2[index])) numbers.push(token);
    else if (LETTER.test(token)) others.push(token);
  });
  return {
    numbers: numbers.join(" "),
    digits: numbers.length,
    others: others.join(" ").toLowerCase(),
    count: numbers.length + others.length
  };
}
var DIGIT = /\p{Nd}/u;
var isNumberWord = (token, kind) => kind === TOKEN.word && (NUMBER_WORDS.has(token.toLowerCase()) || DIGIT.test(token));
function isNumeralSwap(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most2 = Math.min(before.length, after.length) - head;
  while (tail < most2 && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [old2, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return old2.length + fresh.length > 0 && areNumerals(old2) && areNumerals(fresh);
}
function areNumerals(text) {
  for (let index = 0; index < text.length; index += 1) if (!isNumeral(text.charCodeAt(index))) return false;
  return true;
}
var SIGN = /^[-−+±.]$/u;
function isSignChange({ before, after, place, beforeText, afterText }) {
  const isSign = (text) => text === "" || SIGN.test(text);
  if (!isSign(beforeText) || !isSign(afterText)) return false;
  const isAtNumber = DIGIT.test(after.charAt(place.a1)) && DIGIT.test(before.charAt(place.b1));
  return isAtNumber && !/[\p{L}\p{N}]/u.test(before.charAt(place.b0 - 1));
}

// src/diff/words/typo.ts
var LONG_WORD = 8;
var SHORTEST3 = 4;
var MOST_WORDS3 = 6;
function isTypo(before, after) {
  const [old2, fresh] = [wordsOf2(before), wordsOf2(after)];
  if (old2 === void 0 || old2.length !== fresh?.length) return false;
  return old2.every((word, index) => word === fresh[index] || isSlip(word, fresh[index] ?? ""));
}
function wordsOf2(text) {
  const { starts, ends, kinds: kinds2 } = scanTokens(text, [0, text.length]);
  const isOther = kinds2.some((kind) => kind !== TOKEN.word && kind !== TOKEN.punctuation);
  const words = starts.map((start, index) => text.slice(start, ends[index])).filter((_, index) => kinds2[index] === TOKEN.word);
  return isOther || words.length === 0 || words.length > MOST_WORDS3 ? void 0 : words;
}
function isSlip(before, after) {
  const [old2, fresh] = [before.toLowerCase(), after.toLowerCase()];
  const shortest = Math.min(old2.length, fresh.length);
  if (shortest < SHORTEST3 || isStopWord(old2) && isStopWord(fresh)) return false;
  return isWithin2(old2, fresh, shortest >= LONG_WORD ? 2 : 1);
}
function isWithin2(a, b, most2) {
  if (Math.abs(a.length - b.length) > most2) return false;
  let twoAgo = [];
  let oneAgo = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(distanceAt({ a, b, row, oneAgo, twoAgo }, i, j));
    if (Math.min(...row) > most2) return false;
    [twoAgo, oneAgo] = [oneAgo, row];
  }
  return (oneAgo[b.length] ?? most2 + 1) <= most2;
}
function distanceAt({ a, b, row, oneAgo, twoAgo }, i, j) {
  const isSame4 = a[i - 1] === b[j - 1];
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    (oneAgo[j - 1] ?? 0) + (isSame4 ? 0 : 1),
    (oneAgo[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    isSwapped ? (twoAgo[j - 2] ?? 0) + 1 : Infinity
  );
}

// src/diff/words/classify.ts
var LONGEST = 400;
function classify(edit) {
  const { beforeText, afterText } = edit;
  if (isBlank(beforeText) && isBlank(afterText)) return "whitespace";
  if (beforeText.length > LONGEST || afterText.length > LONGEST) return edit.isQuoted ? "quote" : "wording";
  if (squeeze(beforeText) === squeeze(afterText)) return "whitespace";
  if (isNumberChange(edit)) return "number";
  const [old2, fresh] = [lettersOf(beforeText), lettersOf(afterText)];
  if (old2 === fresh) return "punctuation";
  if (old2.toLowerCase() === fresh.toLowerCase()) return "case";
  if (edit.isQuoted) return "quote";
  if (isNameChange(edit)) return "name";
  return isTypo(beforeText, afterText) ? "typo" : "wording";
}
var BLANK3 = /^[\s\p{Cf}]*$/u;
var isBlank = (text) => BLANK3.test(text);
var squeeze = (text) => text.replace(/[\s\p{Cf}]+/gu, "");
var lettersOf = (text) => text.replace(/[\s\p{Cf}\p{P}]+/gu, "");

// src/diff/words/cut-runs.ts
function cutRuns({ text, tokens, from, to }) {
  if (!tokens.kinds.includes(TOKEN.run)) return tokens;
  const cut2 = createTokens();
  tokens.starts.forEach((start, index) => {
    const end = tokens.ends[index] ?? start;
    const kind = tokens.kinds[index] ?? TOKEN.punctuation;
    if (kind !== TOKEN.run || end < from || start > to) pushToken(cut2, kind, [start, end]);
    else pushCut(cut2, start, runCuts(text.slice(start, end)));
  });
  return cut2;
}
function pushCut(tokens, start, cuts) {
  let last = start;
  for (const cut2 of cuts) {
    pushToken(tokens, TOKEN.cut, [last, start + cut2]);
    last = start + cut2;
  }
}

// src/diff/words/dissolve-islands.ts
var ENOUGH = 4;
var OUTWEIGHED = 4;
function dissolveIslands(pair, changes) {
  const joined = [];
  for (const change of changes) {
    const next = { ...change };
    for (let last = joined.at(-1); last !== void 0; last = joined.at(-1)) {
      if (!isOutweighed(pair, last, next)) break;
      joined.pop();
      next.b0 = last.b0;
      next.a0 = last.a0;
    }
    joined.push(next);
  }
  return joined;
}
function isOutweighed(pair, last, next) {
  const island = islandBetween(pair.before, last.b1, next.b0);
  if (island.isBorder || island.content >= ENOUGH) return false;
  if (island.content === 0) return true;
  const around = Math.min(sizeOf(pair, last), sizeOf(pair, next));
  return around >= OUTWEIGHED * island.size;
}
var sizeOf = ({ before, after }, { b0, b1, a0, a1 }) => Math.max(lengthOf(before, b0, b1), lengthOf(after, a0, a1));
var lengthOf = ({ tokens }, from, to) => from === to ? 0 : (tokens.ends[to - 1] ?? 0) - (tokens.starts[from] ?? 0);
function islandBetween(side, from, to) {
  let content = 0;
  let han = 0;
  let isBorder3 = false;
  for (let index = from; index < to && content < ENOUGH && !isBorder3; index += 1) {
    isBorder3 = side.tokens.kinds[index] === TOKEN.lineFeed;
    if (isCut(side, index)) han += contentCharacters(textOf(side, index));
    else if (isContent(side, index)) content += 1;
  }
  return { content: content + (han >> 1), size: lengthOf(side, from, to), isBorder: isBorder3 };
}
var textOf = ({ text, tokens }, index) => text.slice(tokens.starts[index], tokens.ends[index]);
var isCut = ({ tokens }, index) => tokens.kinds[index] === TOKEN.cut || tokens.kinds[index] === TOKEN.run;
function contentCharacters(word) {
  let count = 0;
  for (const character of word) if (!isStopCharacter(character)) count += 1;
  return count;
}
function isContent(side, index) {
  switch (side.tokens.kinds[index]) {
    case TOKEN.punctuation:
    case TOKEN.lineFeed:
      return false;
    case TOKEN.word: {
      const word = textOf(side, index);
      return word.length > 1 && !isStopWord(word);
    }
    default:
      return true;
  }
}

// src/diff/words/quotes.ts
var OPENING = new Set(Array.from("\u201C\u300C\u300E\xAB\u300A\u2039\uFE41", (mark2) => mark2.charCodeAt(0)));
var CLOSING = new Set(Array.from("\u201D\u300D\u300F\xBB\u300B\u203A\uFE42", (mark2) => mark2.charCodeAt(0)));
var STRAIGHT = 34;
var LINE_FEED = 10;
var REACH = 2e3;
function createQuoteReader(text) {
  let at = -1;
  let depth = 0;
  let isStraight = false;
  const step = () => {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) {
      depth = 0;
      isStraight = false;
    } else if (unit === STRAIGHT) isStraight = !isStraight;
    else if (unit >= 171 && OPENING.has(unit)) depth += 1;
    else if (unit >= 171 && CLOSING.has(unit)) depth = Math.max(0, depth - 1);
  };
  return (position) => {
    if (at < 0) at = lineStart(text, position);
    for (; at < position; at += 1) step();
    return depth > 0 || isStraight;
  };
}
function lineStart(text, position) {
  const least = Math.max(0, position - REACH);
  for (let at = position; at > least; at -= 1) if (text.charCodeAt(at - 1) === LINE_FEED) return at;
  return least;
}

// src/diff/words/slide-edits.ts
var REACH2 = 300;
function slideEdits(texts, edits) {
  edits.forEach((edit, index) => {
    const isInsertion = edit.b0 === edit.b1;
    if (!isInsertion && edit.a0 !== edit.a1) return;
    const room = roomAround(texts, edit, [edits[index - 1], edits[index + 1]]);
    const piece = isInsertion ? { text: texts.after, start: edit.a0, end: edit.a1, ...room } : { text: texts.before, start: edit.b0, end: edit.b1, ...room };
    const shift = bestShift(piece);
    edit.b0 += shift;
    edit.b1 += shift;
    edit.a0 += shift;
    edit.a1 += shift;
  });
}
function roomAround({ before, after }, { b0, b1, a1 }, [previous, next]) {
  const left = previous === void 0 ? b0 : b0 - previous.b1 - 1;
  const right = next === void 0 ? Math.min(before.length - b1, after.length - a1) : next.b0 - b1 - 1;
  return { left: Math.min(left, REACH2), right: Math.min(right, REACH2) };
}
function bestShift(piece) {
  let best = { shift: 0, worth: worthOf(piece, 0) };
  const consider = (shift) => {
    const worth = worthOf(piece, shift);
    if (worth > best.worth) best = { shift, worth };
  };
  for (let step = 1; step <= piece.left && slidesOver(piece, -step); step += 1) consider(-step);
  for (let step = 1; step <= piece.right && slidesOver(piece, step); step += 1) consider(step);
  return best.shift;
}
var LINE_FEED2 = 10;
function slidesOver({ text, start, end }, shift) {
  const from = shift < 0 ? start + shift : start + shift - 1;
  const unit = text.charCodeAt(from);
  return unit === text.charCodeAt(from + end - start) && unit !== LINE_FEED2;
}
function worthOf({ text, start, end }, shift) {
  const [first, last] = [borderWorth(text, start + shift), borderWorth(text, end + shift)];
  return Math.min(first, last) * 10 + first + last;
}
function borderWorth(text, position) {
  if (position === 0 || position === text.length) return 5;
  const previous = kindAt(text, position - 1);
  const next = kindAt(text, position);
  if (previous === CHARACTER.lineFeed || next === CHARACTER.lineFeed) return 5;
  if (next === CHARACTER.space || next === CHARACTER.extend) return next === CHARACTER.space ? 1 : 0;
  if (isAfterSentence(text, position)) return 4;
  if (isAfterClause(text, position)) return 3;
  if (previous === CHARACTER.space) return 2;
  return isSpaced2(previous) && isSpaced2(next) ? 0 : 1;
}
var isSpaced2 = (kind) => kind === CHARACTER.letter || kind === CHARACTER.digit;

// src/diff/words/token-pair.ts
var gapStart = ({ range, tokens }, index) => index === 0 ? range[0] : tokens.ends[index - 1] ?? range[1];
var tokenStart = ({ range, tokens }, index) => index < tokens.starts.length ? tokens.starts[index] ?? range[1] : range[1];
function internTokens({ before, after }) {
  const known = /* @__PURE__ */ new Map();
  return { before: internSide(before, known), after: internSide(after, known), count: known.size };
}
function internSide({ text, tokens: { starts, ends } }, known) {
  return starts.map((start, index) => {
    const token = text.slice(start, ends[index]);
    const id = known.get(token);
    if (id !== void 0) return id;
    known.set(token, known.size);
    return known.size - 1;
  });
}

// src/diff/words/trim-replacement.ts
var REACH3 = 400;
function trimReplacement(pair, change, edit) {
  const head = headLength(pair, change, edit);
  edit.b0 += head;
  edit.a0 += head;
  const tail = tailLength(pair, change, edit);
  edit.b1 -= tail;
  edit.a1 -= tail;
}
var shorter = ({ b0, b1, a0, a1 }) => Math.min(b1 - b0, a1 - a0, REACH3);
function headLength(pair, change, edit) {
  const most2 = shorter(edit);
  const { before, after } = pair;
  let length = 0;
  while (length < most2 && before.text.charCodeAt(edit.b0 + length) === after.text.charCodeAt(edit.a0 + length))
    length += 1;
  while (length > 0 && !isBorder2(pair, change, [edit.b0 + length, edit.a0 + length])) length -= 1;
  return length;
}
function tailLength(pair, change, edit) {
  const most2 = shorter(edit);
  const { before, after } = pair;
  let length = 0;
  while (length < most2 && before.text.charCodeAt(edit.b1 - 1 - length) === after.text.charCodeAt(edit.a1 - 1 - length))
    length += 1;
  while (length > 0 && !isBorder2(pair, change, [edit.b1 - length, edit.a1 - length])) length -= 1;
  return length;
}
function isBorder2(pair, { b0, b1, a0, a1 }, [b, a]) {
  const old2 = placeIn(pair.before, [b0, b1], b);
  if (old2 === INSIDE) return false;
  const fresh = placeIn(pair.after, [a0, a1], a);
  return fresh !== INSIDE && (old2 === BORDER || fresh === BORDER);
}
var BORDER = 0;
var CUT = 1;
var INSIDE = 2;
function placeIn({ text, tokens }, [from, to], offset) {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = low + high >> 1;
    if ((tokens.ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  if (low >= to || (tokens.starts[low] ?? 0) >= offset) return BORDER;
  const isCut2 = tokens.kinds[low] === TOKEN.cut || tokens.kinds[low] === TOKEN.run;
  return isCut2 && isWhole2(text, offset) ? CUT : INSIDE;
}
function isWhole2(text, offset) {
  const unit = text.charCodeAt(offset);
  return (unit < 56320 || unit > 57343) && kindAt(text, offset) !== CHARACTER.extend;
}

// src/diff/words/to-text-edits.ts
function toTextEdits(pair, changes) {
  const edits = [];
  let [b, a] = [0, 0];
  for (const change of changes) {
    pushGapEdits(pair, { b0: b, b1: change.b0, a0: a, a1: change.a0 }, edits);
    pushTokenEdit(pair, change, edits);
    b = change.b1;
    a = change.a1;
  }
  const end = { b0: b, b1: pair.before.tokens.starts.length, a0: a, a1: pair.after.tokens.starts.length };
  pushGapEdits(pair, end, edits);
  if (isAtEnd(pair, changes)) return edits;
  pushEdit(pair, gapOf(pair, end.b1, end.a1), edits);
  return edits;
}
var isAtEnd = ({ before, after }, changes) => {
  const last = changes.at(-1);
  return last?.b1 === before.tokens.starts.length && last.a1 === after.tokens.starts.length;
};
function pushGapEdits(pair, { b0, b1, a0 }, edits) {
  const first = b0 === 0 && a0 === 0 ? 0 : 1;
  for (let index = first; index < b1 - b0; index += 1) {
    const gap = gapOf(pair, b0 + index, a0 + index);
    if (!isEqual(pair, gap)) pushEdit(pair, gap, edits);
  }
}
var gapOf = ({ before, after }, b, a) => ({
  b0: gapStart(before, b),
  b1: tokenStart(before, b),
  a0: gapStart(after, a),
  a1: tokenStart(after, a)
});
function isEqual({ before, after }, { b0, b1, a0, a1 }) {
  if (b1 - b0 !== a1 - a0) return false;
  for (let index = 0; index < b1 - b0; index += 1) {
    if (before.text.charCodeAt(b0 + index) !== after.text.charCodeAt(a0 + index)) return false;
  }
  return true;
}
function pushTokenEdit(pair, change, edits) {
  const { before, after } = pair;
  const edit = {
    b0: gapStart(before, change.b0),
    b1: tokenStart(before, change.b1),
    a0: gapStart(after, change.a0),
    a1: tokenStart(after, change.a1)
  };
  trimSpace(pair, edit);
  trimReplacement(pair, change, edit);
  pushEdit(pair, edit, edits);
}
function pushEdit(pair, edit, edits) {
  trimSpace(pair, edit);
  if (edit.b0 < edit.b1 || edit.a0 < edit.a1) edits.push(edit);
}
function trimSpace({ before, after }, edit) {
  const isSame4 = (b, a) => before.text.charCodeAt(b) === after.text.charCodeAt(a) && kindAt(before.text, b) === CHARACTER.space;
  while (edit.b0 < edit.b1 && edit.a0 < edit.a1 && isSame4(edit.b0, edit.a0)) {
    edit.b0 += 1;
    edit.a0 += 1;
  }
  while (edit.b1 > edit.b0 && edit.a1 > edit.a0 && isSame4(edit.b1 - 1, edit.a1 - 1)) {
    edit.b1 -= 1;
    edit.a1 -= 1;
  }
}

// src/diff/words/trim-ends.ts
var REACH4 = 400;
function trimEnds(before, after) {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const start = borderBefore(before, head);
  const last = before.length - tail;
  const added = borderAfter(before, last) - last;
  return {
    exact: { before: [head, last], after: [head, after.length - tail] },
    wide: { before: [start, last + added], after: [start, after.length - tail + added] }
  };
}
function commonHead(before, after) {
  const most2 = Math.min(before.length, after.length);
  let count = 0;
  while (count < most2 && before.charCodeAt(count) === after.charCodeAt(count)) count += 1;
  return count;
}
function commonTail(before, after, head) {
  const most2 = Math.min(before.length, after.length) - head;
  const [last, last2] = [before.length - 1, after.length - 1];
  let count = 0;
  while (count < most2 && before.charCodeAt(last - count) === after.charCodeAt(last2 - count)) count += 1;
  return count;
}
function borderBefore(text, head) {
  const least = Math.max(0, head - REACH4);
  let border = least === 0 ? 0 : -1;
  let next = sentenceEnd(text, least, head);
  while (next < head) {
    if (isClean(text, next)) border = next;
    next = sentenceEnd(text, next, head);
  }
  return border < 0 ? wordBorderFrom(text, least, head) : border;
}
function borderAfter(text, last) {
  const most2 = Math.min(text.length, last + REACH4);
  let border = sentenceEnd(text, last, most2);
  while (border < most2 && !isClean(text, border)) border = sentenceEnd(text, border, most2);
  if (border < most2 || most2 === text.length) return border;
  return wordBorderFrom(text, Math.max(last, most2 - REACH4 / 2), most2);
}
function wordBorderFrom(text, from, to) {
  for (let position = from + 1; position < to; position += 1) {
    if (kindAt(text, position - 1) === CHARACTER.space && isClean(text, position)) return position;
  }
  return wholeCharacterFrom(text, from, to);
}
function wholeCharacterFrom(text, from, to) {
  for (let position = from; position < to; position += widthOf(codePointAt(text, position))) {
    if (isClean(text, position)) return position;
  }
  return to;
}
var isLowSurrogate = (unit) => unit >= 56320 && unit <= 57343;
var isClean = (text, position) => position >= text.length || !isLowSurrogate(text.charCodeAt(position)) && kindAt(text, position) !== CHARACTER.extend;

// src/diff/diff-texts.ts
function diffTexts(before, after, options = {}) {
  if (before === after) return { spans: toSpans({ before, after }, []), capped: false };
  const { glossary = builtInGlossary(), budget = createWorkBudget() } = options;
  const pair = toTokenPair({ before, after }, glossary);
  const { changes, capped } = alignIds(internTokens(pair), budget);
  const edits = toTextEdits(pair, dissolveIslands(pair, changes));
  slideEdits({ before, after }, edits);
  return { spans: toSpans({ before, after, glossary }, edits), capped };
}
function toTokenPair({ before, after }, glossary) {
  const { exact, wide } = trimEnds(before, after);
  const sideOf = (text, range, [from, to]) => ({
    text,
    range,
    tokens: cutRuns({ text, tokens: scanTokens(text, range, glossary), from, to })
  });
  return {
    before: sideOf(before, wide.before, exact.before),
    after: sideOf(after, wide.after, exact.after)
  };
}
function toSpans(texts, edits) {
  const spans = [];
  const { before, after, glossary = builtInGlossary() } = texts;
  const quotes = { before: createQuoteReader(before), after: createQuoteReader(after) };
  let [b, a] = [0, 0];
  const pushEqual = (end) => {
    if (end > b) spans.push({ op: "equal", before: [b, end], after: [a, a + end - b] });
  };
  for (const place of edits) {
    pushEqual(place.b0);
    const { b0, b1, a0, a1 } = place;
    const [beforeText, afterText] = [before.slice(b0, b1), after.slice(a0, a1)];
    const isQuoted = quotes.before(b0) || quotes.after(a0);
    const name = classify({ before, after, place, beforeText, afterText, isQuoted, glossary });
    spans.push({
      op: opOf(place),
      before: [b0, b1],
      after: [a0, a1],
      beforeText,
      afterText,
      class: name
    });
    [b, a] = [b1, a1];
  }
  pushEqual(before.length);
  return spans;
}
function opOf({ b0, b1, a0, a1 }) {
  if (b0 === b1) return "insert";
  return a0 === a1 ? "delete" : "replace";
}

// src/diff/fields/diff-lists.ts
var toItem = (parts, keys) => ({ keys, parts });
var TEXTS = /* @__PURE__ */ new Set(["text", "title", "caption", "credit", "alt"]);
function diffLists(before, after, words) {
  const pairs = pairItems(before, after);
  const taken = new Set(pairs.values());
  const removed = before.flatMap(
    (_, place) => pairs.has(place) ? [] : [{ op: "removed", before: place }]
  );
  const added = after.flatMap(
    (_, place) => taken.has(place) ? [] : [{ op: "added", after: place }]
  );
  const changed = [...pairs].flatMap(([old2, fresh]) => {
    const parts = diffParts(before[old2]?.parts ?? {}, after[fresh]?.parts ?? {}, words);
    return parts.length === 0 ? [] : [{ op: "changed", before: old2, after: fresh, parts }];
  });
  return [...removed, ...added, ...changed];
}
function pairItems(before, after) {
  const pairs = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  const pairBy = (keyOf) => {
    const waiting = /* @__PURE__ */ new Map();
    after.forEach((item, place) => {
      const key = keyOf(item);
      if (key === void 0 || taken.has(place)) return;
      waiting.set(key, [...waiting.get(key) ?? [], place]);
    });
    before.forEach((item, place) => {
      const key = keyOf(item);
      const found = key === void 0 || pairs.has(place) ? void 0 : waiting.get(key)?.shift();
      if (found === void 0) return;
      pairs.set(place, found);
      taken.add(found);
    });
  };
  pairBy(({ parts }) => JSON.stringify(parts));
  const most2 = Math.max(0, ...before.slice(0, 1).map(({ keys }) => keys.length));
  for (let rank = 0; rank < most2; rank += 1) pairBy(({ keys }) => keys[rank]);
  return new Map([...pairs].sort(([one], [other]) => one - other));
}
function diffParts(before, after, words) {
  const names = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => !isSameValue(before[name], after[name])).map((part) => {
    const [old2, fresh] = [before[part], after[part]];
    const isText = old2 !== void 0 && fresh !== void 0 && TEXTS.has(part);
    return {
      part,
      ...old2 === void 0 ? {} : { before: old2 },
      ...fresh === void 0 ? {} : { after: fresh },
      ...isText ? { spans: words(old2, fresh).spans } : {}
    };
  });
}

// src/diff/fields/diff-items.ts
function diffItems({ field, before, after }, words) {
  if (field === "custom") return diffRecords(before.custom, after.custom, words);
  const [old2, fresh] = [itemsOf2(before, field), itemsOf2(after, field)];
  return old2 === void 0 || fresh === void 0 ? void 0 : diffLists(old2, fresh, words);
}
function itemsOf2(content, field) {
  switch (field) {
    case "alternativeHeadlines":
      return content.alternativeHeadlines.map(
        (item) => toItem(item, [`${item.role} ${item.language ?? ""}`])
      );
    case "media":
      return content.media.map((item) => toItem(item, [item.url, item.sha256]));
    case "related":
      return content.related.map((item) => toItem(item, [item.url, item.title]));
    case "altIds":
      return content.altIds.map((item) => toItem(item, [item.role]));
    case "relations":
      return content.relations.map((item) => toItem(item, []));
    case "bylines":
    case "tags":
      return content[field].map((text) => toItem({ text }, []));
    case "custom":
    case "headline":
    case "kind":
    case "language":
    case "section":
    case "summary":
    case "url":
      return void 0;
  }
}
function diffRecords(before, after, words) {
  const toItems = (record) => Object.entries(record).map(([key, text]) => toItem({ text }, [key]));
  const keys = { before: Object.keys(before), after: Object.keys(after) };
  return diffLists(toItems(before), toItems(after), words).map(
    ({ before: old2, after: fresh, ...change }) => ({
      ...change,
      key: (old2 === void 0 ? keys.after[fresh ?? 0] : keys.before[old2]) ?? ""
    })
  );
}

// src/diff/fields/diff-fields.ts
var CONTENT_FIELDS = Object.keys({
  headline: 0,
  alternativeHeadlines: 0,
  summary: 0,
  bylines: 0,
  section: 0,
  tags: 0,
  media: 0,
  related: 0,
  kind: 0,
  language: 0,
  url: 0,
  altIds: 0,
  relations: 0,
  custom: 0
});
var changedContentFields = (before, after) => CONTENT_FIELDS.filter((field) => !isSameValue(before[field], after[field]));
function diffFields(before, after, diffWords) {
  let capped = false;
  const words = (one, other) => {
    const diff = diffWords(one, other);
    capped ||= diff.capped;
    return diff;
  };
  const changes = changedContentFields(before, after).map((field) => ({
    field,
    ...before[field] === void 0 ? {} : { before: before[field] },
    ...after[field] === void 0 ? {} : { after: after[field] },
    ...detailsOf({ field, before, after }, words)
  }));
  return { changes, capped };
}
var TEXTS2 = /* @__PURE__ */ new Set(["headline", "summary", "section"]);
function detailsOf({ field, before, after }, words) {
  const [old2, fresh] = [before[field], after[field]];
  if (typeof old2 === "string" && typeof fresh === "string")
    return TEXTS2.has(field) ? { spans: words(old2, fresh).spans } : {};
  const items = diffItems({ field, before, after }, words);
  return items === void 0 ? {} : { items };
}

// src/diff/diff-contents.ts
var ALGORITHM = `blocks-and-words-4 icu-${process.versions["icu"] ?? "none"}`;
function algorithmOf({ glossary }) {
  const isBuiltIn = glossary === void 0 || glossary.digest === builtInGlossary().digest;
  return isBuiltIn ? ALGORITHM : `${ALGORITHM} glossary-${glossary.digest}`;
}
function diffContents(before, after, options = {}) {
  const texts = { glossary: options.glossary, budget: createWorkBudget() };
  const diffWords = (old2, fresh) => diffTexts(old2, fresh, texts);
  const fields = diffFields(before, after, diffWords);
  const { changes: blocks, sentenceMoves, capped } = diffBlocks(before.blocks, after.blocks, diffWords);
  const changes = { fields: fields.changes, blocks, sentenceMoves };
  return {
    algorithm: algorithmOf(options),
    ...changes,
    statistics: statisticsOf(changes),
    capped: capped || fields.capped
  };
}

// bench/diff/engines/stet.ts
var diffPair = ({ before, after }, options = {}) => diffContents(before.content, after.content, options);

// bench/support/create-random.ts
function createRandom(seed) {
  let state = seed;
  return () => {
    state = state + 1831565813 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}

// bench/diff/generate/draw.ts
function createDraw(seed) {
  const random = createRandom(seed);
  const below = (end) => Math.floor(random() * end);
  let next = 1;
  const nextIds = (count) => {
    next += count;
    return next - count;
  };
  return {
    random,
    below,
    pick: (from) => {
      const item = from[below(from.length)];
      if (item === void 0) throw new RangeError("nothing to pick from");
      return item;
    },
    nextId: () => nextIds(1),
    nextIds
  };
}

// bench/diff/generate/edit.ts
var isFree = ({ touched }, paragraph) => !touched.has(paragraph.key) && !paragraph.sentences.some(({ key }) => touched.has(key));
var freeParagraphs = (desk, story, fewestSentences) => story.paragraphs.flatMap(
  (paragraph, index) => isFree(desk, paragraph) && paragraph.kind === "paragraph" && paragraph.sentences.length >= fewestSentences ? [index] : []
);
function pickParagraph(desk, story, fewestSentences) {
  const free = freeParagraphs(desk, story, fewestSentences);
  if (free.length === 0) return void 0;
  return desk.writer.draw.pick(free);
}
function touch({ touched }, paragraph) {
  touched.add(paragraph.key);
  for (const { key } of paragraph.sentences) touched.add(key);
}
function getParagraph(story, index) {
  const paragraph = story.paragraphs[index];
  if (paragraph === void 0) throw new RangeError(`the story has no paragraph ${String(index)}`);
  return paragraph;
}
var withParagraph = (story, index, paragraph) => ({
  ...story,
  paragraphs: story.paragraphs.with(index, paragraph)
});
function withUnits(story, place, units) {
  const paragraph = getParagraph(story, place.paragraph);
  const sentence = getSentence(story, place);
  return withParagraph(story, place.paragraph, {
    ...paragraph,
    sentences: paragraph.sentences.with(place.sentence, { ...sentence, units })
  });
}
function getSentence(story, place) {
  const sentence = getParagraph(story, place.paragraph).sentences[place.sentence];
  if (sentence === void 0) throw new RangeError("the paragraph has no such sentence");
  return sentence;
}

// bench/diff/generate/grammar.ts
function halfOf(grammar, phrases) {
  const parity = phrases === "first" ? 0 : 1;
  const lists = Object.entries(grammar.lists).map(([name, all]) => [
    name,
    SHARED2.includes(name) ? all : all.filter((_, index) => index % 2 === parity)
  ]);
  return { ...grammar, lists: Object.fromEntries(lists) };
}
var SHARED2 = ["place", "firstName", "surname", "role"];
var writeSentence = (draw, grammar) => joinPlain(expand({ draw, grammar, isQuoted: false }, draw.pick(grammar.patterns)));
var writeQuote = (draw, grammar) => joinPlain(expand({ draw, grammar, isQuoted: true }, draw.pick(grammar.lists["quote"] ?? [])));
var textOf2 = (parts) => parts.map(({ text }) => text).join("");
function expand(place, pattern) {
  return Array.from(pattern.matchAll(/\{(\w+)\}|[^{]+/g)).flatMap(
    ([text, slot]) => slot === void 0 ? [{ text, role: "plain", isQuoted: place.isQuoted }] : fillSlot(place, slot)
  );
}
function fillSlot(place, slot) {
  const { draw, grammar, isQuoted } = place;
  const one = (text, role) => ({ text, role, isQuoted });
  switch (slot) {
    case "name":
      return [one(grammar.toName(draw), "name")];
    case "place":
      return [one(draw.pick(grammar.lists["place"] ?? []), "place")];
    case "number":
      return [one(grammar.toNumber(draw), "number")];
    case "percent":
      return [one(grammar.toPercent(draw), "number")];
    case "clock":
      return [one(grammar.toClock(draw), "number")];
    case "money":
      return [one(grammar.toMoney(draw), "number"), one(grammar.moneyUnit, "plain")];
    case "quote":
      return expand({ ...place, isQuoted: true }, draw.pick(grammar.lists["quote"] ?? []));
    default:
      return fromList(place, slot);
  }
}
function fromList(place, slot) {
  const name = slot.charAt(0).toLowerCase() + slot.slice(1);
  const [first, ...others] = expand(place, place.draw.pick(place.grammar.lists[name] ?? []));
  if (first === void 0 || name === slot) return first === void 0 ? [] : [first, ...others];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others];
}
function joinPlain(parts) {
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.role === "plain" && part.role === "plain" && last.isQuoted === part.isQuoted)
      joined.splice(-1, 1, { ...last, text: last.text + part.text });
    else joined.push(part);
  }
  return joined;
}

// bench/diff/generate/chinese.ts
var list = (text) => text.split("|");
var chinese = {
  joint: "",
  patterns: list(
    "{opening}\uFF0C{subject}{verb}{object}\uFF0C{tail}\u3002|{subject}{verb}{object}\uFF0C{tail}\u3002|{subject}{opening}{verb}{object}\uFF0C{comment}\u3002|{role}{name}\u8AAA\uFF1A\u300C{quote}\u3002\u300D|{place}\u5C45\u6C11{name}{verb}{object}\uFF0C{tail}\u3002|{opening}\uFF0C{number}\u540D{people}{plight}\uFF0C{tail}\u3002|{subject}{verb}{object}\uFF0C\u4E26\u5F37\u8ABF\uFF1A\u300C{quote}\u3002\u300D|{subject}\u4E00\u65B9\u9762{verb}{object}\uFF0C\u53E6\u4E00\u65B9\u9762{verb}{object}\uFF0C{tail}\u3002|{object}\u7684\u958B\u652F\u589E\u52A0{percent}\uFF0C\u9054\u5230{money}\uFF0C{comment}\u3002|{clock}\uFF0C{subject}{verb}{object}\uFF0C{tail}\u3002|{role}{name}{opening}{verb}{object}\uFF0C{comment}\u3002"
  ),
  lists: {
    opening: list(
      "\u661F\u671F\u4E00\u4E0A\u5348|\u6628\u65E5\u6DF1\u591C|\u4E2D\u5348\u4E4B\u524D|\u672C\u9031\u7A0D\u65E9|\u7D93\u904E\u5FB9\u591C\u78CB\u5546|\u4ECA\u5E74\u7B2C\u4E8C\u5EA6|\u8DDD\u96E2\u9650\u671F\u9084\u6709\u5169\u5929|\u66B4\u98A8\u904E\u5F8C\u6578\u5C0F\u6642|\u4E0D\u9867\u5916\u754C\u6279\u8A55|\u62D6\u5EF6\u591A\u6708\u4E4B\u5F8C|\u9EDE\u7968\u7D50\u675F\u4EE5\u5F8C|\u5728\u5DE5\u6703\u65BD\u58D3\u4E4B\u4E0B|\u6625\u5B63\u4F11\u6703\u671F\u9593|\u6176\u5178\u524D\u5915|\u7DAD\u4FEE\u5C1A\u672A\u5B8C\u6210\u4E4B\u969B|\u88C1\u6C7A\u516C\u5E03\u7576\u65E5|\u661F\u671F\u65E5\u5929\u4EAE\u6642\u5206|\u5340\u57DF\u5CF0\u6703\u53EC\u958B\u524D|\u672A\u4F5C\u9032\u4E00\u6B65\u89E3\u91CB\u4FBF|\u5927\u96EA\u5C01\u8DEF\u671F\u9593|\u9589\u9580\u6703\u8B70\u4E4B\u5F8C|\u6F6E\u6C34\u9000\u53BB\u4EE5\u5F8C|\u9078\u8209\u7D50\u675F\u7FCC\u65E5|\u958B\u5B78\u9996\u65E5"
    ),
    subject: list(
      "\u6D77\u664F\u6E2F\u52D9\u5C40|\u9752\u703E\u5E02\u8B70\u6703|\u4E09\u540D\u6CD5\u5B98|\u6E21\u8F2A\u516C\u53F8|\u7F77\u5DE5\u710A\u5DE5|\u4EC1\u6FDF\u5802\u91AB\u9662|\u5728\u91CE\u9EE8\u5718|\u8FD1\u6D77\u6F01\u6C11|\u6821\u52D9\u59D4\u54E1\u6703|\u904B\u8F38\u7F72|\u7368\u7ACB\u5BE9\u8A08\u5E2B|\u6D77\u5CB8\u5DE1\u9632\u968A|\u4EA4\u97FF\u6A02\u5718\u8463\u4E8B\u6703|\u5916\u8058\u5DE5\u7A0B\u5E2B|\u623F\u5C4B\u8FA6\u516C\u5BA4|\u8FB2\u6C11\u806F\u76DF|\u535A\u7269\u9928\u7B56\u5C55\u4EBA|\u9078\u52D9\u59D4\u54E1\u6703|\u81EA\u4F86\u6C34\u516C\u53F8|\u9AD8\u5C71\u641C\u6551\u968A|\u6AA2\u5BDF\u5B98|\u9EB5\u5305\u696D\u5DE5\u6703|\u9435\u8DEF\u71DF\u904B\u5546|\u4F86\u8A2A\u4EE3\u8868\u5718|\u6C23\u8C61\u4E2D\u5FC3|\u5F15\u6C34\u4EBA\u516C\u6703|\u7701\u5E9C\u767C\u8A00\u4EBA|\u990A\u8702\u6236|\u5E02\u7ACB\u6A94\u6848\u9928|\u7FA9\u52C7\u6D88\u9632\u54E1|\u8ABF\u67E5\u5C0F\u7D44|\u820A\u71DF\u623F\u79DF\u6236|\u81EA\u884C\u8ECA\u5354\u6703|\u591A\u500B\u6148\u5584\u5718\u9AD4"
    ),
    verb: list(
      "\u6279\u51C6|\u5426\u6C7A|\u62BC\u5F8C|\u6B61\u8FCE|\u6279\u8A55|\u8996\u5BDF|\u5BA3\u5E03|\u66AB\u505C|\u540C\u610F\u8CC7\u52A9|\u8981\u6C42\u5FB9\u67E5|\u9000\u51FA|\u8CEA\u7591|\u767C\u8868\u5831\u544A\u6AA2\u8A0E|\u8868\u6C7A\u5EF6\u9577|\u4E0A\u8A34\u53CD\u5C0D|\u634D\u885B|\u6539\u70BA\u652F\u6301|\u64A5\u6B3E\u652F\u6301|\u4E0B\u4EE4\u8986\u6838|\u79FB\u4EA4|\u53EB\u505C|\u53CD\u5C0D\u5009\u4FC3\u63A8\u52D5|\u627F\u8AFE\u52A0\u5FEB|\u53C3\u89C0|\u8B9A\u63DA|\u63A5\u7BA1|\u62D2\u7D55\u8AC7\u8AD6|\u91CD\u555F|\u52A0\u5F37\u62BD\u67E5|\u653E\u68C4|\u6AA2\u8996|\u7C3D\u7F72|\u95DC\u6CE8|\u64F1\u7F6E"
    ),
    object: list(
      "\u65CB\u8F49\u6A4B\u7684\u7DAD\u4FEE\u5DE5\u7A0B|\u7B2C\u4E8C\u689D\u8DD1\u9053\u7684\u65B9\u6848|\u65B0\u7684\u96FB\u8ECA\u6642\u523B\u8868|\u75AB\u82D7\u63A5\u7A2E\u8A08\u5283|\u820A\u7CE7\u5009\u7684\u51FA\u552E|\u7DCA\u6025\u9632\u6D2A\u8A2D\u65BD|\u5169\u9593\u591C\u9593\u8A3A\u6240\u7684\u95DC\u9589|\u6CB3\u53E3\u96A7\u9053|\u4E09\u500B\u5802\u5340\u7684\u5408\u4F75|\u67F4\u6CB9\u99C1\u8239\u7981\u4EE4|\u71C8\u5854\u7684\u4FEE\u5FA9|\u660E\u5E74\u7684\u6355\u9B5A\u914D\u984D|\u8239\u54E1\u5E87\u8B77\u6240|\u5931\u8E64\u62D6\u7DB2\u8239\u7684\u641C\u7D22|\u5B78\u5F92\u7968\u50F9\u512A\u60E0|\u6D88\u9632\u5C40\u7684\u91CD\u5EFA|\u6728\u5076\u6232\u7BC0|\u5167\u6E2F\u758F\u6D5A|\u5DF4\u58EB\u53F8\u6A5F\u7684\u52A0\u85AA\u5EFA\u8B70|\u53E4\u7AAF\u907A\u5740\u7684\u767C\u6398|\u68DA\u67B6\u5B89\u5168\u898F\u4F8B|\u7121\u4EBA\u63A5\u99C1\u8ECA\u7684\u8A66\u9A57|\u5916\u74B0\u516C\u8DEF|\u5C71\u6CE5\u50BE\u7009\u7684\u8ABF\u67E5|\u5C0F\u578B\u7267\u5834\u7684\u7A05\u52D9\u5BEC\u6E1B|\u75C5\u4EBA\u8F49\u9662\u5B89\u6392|\u7926\u5DE5\u7D00\u5FF5\u7891|\u96FB\u5B50\u571F\u5730\u767B\u8A18\u518A|\u88AB\u6263\u904A\u8247\u7684\u62CD\u8CE3|\u98DF\u6C34\u914D\u7D66|\u96E3\u6C11\u63A5\u5F85\u4E2D\u5FC3|\u9577\u8005\u4F4F\u5B85\u9694\u71B1\u8A08\u5283|\u4FEE\u8A02\u5F8C\u7684\u8AB2\u7A0B|\u5EF6\u5B95\u5DF2\u4E45\u7684\u5BE9\u8A08|\u4F4E\u7AAA\u5730\u5340\u7684\u758F\u6563|\u96EA\u677E\u5927\u9053\u7684\u683D\u7A2E|\u9032\u53E3\u6D0B\u8525\u7684\u62B5\u5236\u884C\u52D5|\u722D\u8B70\u908A\u754C\u7684\u6E2C\u91CF"
    ),
    tail: list(
      "\u6B64\u524D\u5546\u6236\u63D0\u51FA{number}\u5B97\u6295\u8A34|\u8017\u8CC7{money}|\u6D88\u606F\u7531{name}\u8B49\u5BE6|\u73FE\u5834\u6709{number}\u4EBA\u570D\u89C0|\u4E26\u5F97\u5230{place}\u652F\u6301|\u4F46{place}\u6709\u4EBA\u6297\u8B70|\u76F4\u81F3\u53E6\u884C\u901A\u77E5|\u8868\u6C7A\u4EE5{number}\u7968\u4E4B\u5DEE\u901A\u904E|\u70BA\u671F\u6700\u5C11{number}\u5929|\u539F\u56E0\u662F\u79DF\u91D1\u4E0A\u5347|\u4F46\u6C92\u6709\u900F\u9732\u65E5\u671F|\u689D\u4EF6\u7531{name}\u5C45\u4E2D\u65A1\u65CB|\u4E0D\u53D7\u6FC3\u9727\u5F71\u97FF|\u4E26\u807D\u53D6\u6E2C\u91CF\u5E2B\u7684\u610F\u898B|\u5730\u9EDE\u9130\u8FD1\u5EE2\u68C4\u7F50\u982D\u5EE0|\u4EE5\u514D\u518D\u5EA6\u6C34\u6DF9|\u4EE4\u901A\u52E4\u8005\u9B06\u4E00\u53E3\u6C23|\u9023\u540C\u53E6\u5916{number}\u9805\u63D0\u6848|\u93E1\u982D\u524D\u6C23\u6C1B\u51DD\u91CD|\u5118\u7BA1\u6C34\u6CE5\u77ED\u7F3A|\u5176\u5F8C{name}\u5BA3\u5E03\u8FAD\u8077|\u4EE5\u63DB\u53D6\u8F03\u4F4E\u7684\u901A\u884C\u8CBB|\u5C6C\u65BC\u6574\u9AD4\u6539\u9769\u7684\u4E00\u74B0|\u5269\u4E0B\u7684\u6642\u9593\u53EA\u6709{number}\u9031|\u8D77\u56E0\u662F{name}\u7684\u4E00\u5C01\u4FE1|\u9019\u662F\u4FDD\u96AA\u516C\u53F8\u7684\u8981\u6C42|\u7121\u8996{name}\u7684\u53CD\u5C0D|\u6BD4\u539F\u5B9A\u8A08\u5283\u9072\u4E86\u5169\u5E74"
    ),
    comment: list(
      "{name}\u5F62\u5BB9\u65E9\u8A72\u5982\u6B64|{place}\u65B9\u9762\u611F\u5230\u610F\u5916|\u4E3B\u7BA1\u90E8\u9580\u5DF2\u7D93\u8B49\u5BE6|{number}\u500B\u8077\u4F4D\u524D\u9014\u672A\u535C|\u7D30\u7BC0\u4ECD\u5F85\u516C\u5E03|\u662F{number}\u5E74\u4F86\u9996\u6B21|\u77E5\u60C5\u4EBA\u58EB\u5982\u6B64\u900F\u9732|\u8207{place}\u7684\u7CFE\u7D1B\u81F3\u6B64\u843D\u5E55|\u6703\u8B70\u7D00\u9304\u8F09\u6709\u5168\u6587|\u5168\u5834\u638C\u8072\u96F7\u52D5|\u7121\u4EBA\u63D0\u51FA\u7570\u8B70|\u7E3D\u6578\u56E0\u800C\u589E\u81F3{number}|{name}\u5411\u50B3\u5A92\u900F\u9732|\u8207\u65E9\u524D\u627F\u8AFE\u80CC\u9053\u800C\u99B3"
    ),
    quote: list(
      "\u6211\u5011\u6C92\u60F3\u5230{object}\u6703\u62D6\u9019\u9EBC\u4E45|\u9019\u88E1\u6C92\u6709\u4EBA\u88AB\u554F\u904E\u5C0D{object}\u7684\u770B\u6CD5|{object}\u7684\u6578\u5B57\u6839\u672C\u5C0D\u4E0D\u4E0A|\u6211\u5BB6\u7B49\u4E86{number}\u5E74|\u4ED6\u5011\u82E5\u53D6\u6D88{object}\uFF0C\u6211\u5011\u6703\u518D\u4E0A\u8857|{object}\u4E0D\u8A72\u63DB\u4F86\u6C89\u9ED8|\u5728{place}\u90FD\u807D\u5F97\u898B\u6728\u982D\u65B7\u88C2\u7684\u8072\u97F3|\u5C0D{place}\u6BCF\u500B\u4EBA\u4F86\u8AAA\uFF0C\u4ECA\u5929\u662F\u597D\u65E5\u5B50|\u6211\u6578\u904E\uFF0C{number}\u8258\u8239\u6C92\u6709\u4E00\u8258\u80FD\u51FA\u6D77|\u5DF2\u7D93\u6C92\u6709\u9322\u7559\u7D66{object}|\u6211\u5011\u6703\u4E00\u78DA\u4E00\u74E6\u91CD\u5EFA|\u5931\u53BB\u7684\u4FE1\u4EFB\u5FC5\u9808\u91CD\u65B0\u8D0F\u56DE|\u6BCF\u5E74\u51AC\u5929\u6C99\u7058\u90FD\u518D\u9000\u4E00\u7C73|{place}\u7684\u906D\u9047\u4E0D\u53EF\u5728\u9019\u88E1\u91CD\u6F14|\u4ED6\u5011\u53EA\u7D66\u6211\u5011{number}\u5206\u9418\u6536\u62FE|\u4EFB\u4F55\u8A8D\u771F\u7684\u63D0\u8B70\uFF0C\u6211\u5011\u90FD\u9858\u610F\u807D"
    ),
    people: list("\u4E58\u5BA2|\u5C45\u6C11|\u5B78\u7AE5|\u78BC\u982D\u5DE5\u4EBA|\u75C5\u4EBA|\u767B\u5C71\u5BA2|\u9867\u5BA2|\u8CA8\u8ECA\u53F8\u6A5F|\u8B77\u58EB|\u6A02\u624B|\u9577\u8005|\u9732\u71DF\u4EBA\u58EB|\u6C34\u624B|\u5B78\u751F"),
    plight: list(
      "\u56E0\u71D2\u50B7\u63A5\u53D7\u6CBB\u7642|\u5728\u9AD4\u80B2\u9928\u904E\u591C|\u88AB\u5E36\u5F80\u5B89\u5168\u5730\u9EDE|\u52A0\u5165\u904A\u884C|\u806F\u7F72\u8ACB\u9858|\u5931\u53BB\u96FB\u529B\u4F9B\u61C9|\u88AB\u56F0\u5824\u9053|\u6392\u968A\u53D6\u6C34|\u9678\u7E8C\u56DE\u5BB6|\u8D95\u4E0D\u4E0A\u8F49\u4E58\u73ED\u6B21|\u51FA\u5EAD\u4F5C\u4F9B|\u6574\u591C\u6C92\u6709\u6696\u6C23"
    ),
    role: list(
      "\u59D4\u54E1\u6703\u4E3B\u5E2D|\u9000\u4F11\u9598\u9580\u7BA1\u7406\u54E1|\u526F\u5E02\u9577|\u6E2F\u53E3\u767C\u8A00\u4EBA|\u6D88\u9632\u968A\u9577|\u679C\u5712\u4E3B\u4EBA|\u9996\u5E2D\u8ABF\u67E5\u54E1|\u6D77\u6D0B\u751F\u7269\u5B78\u5BB6|\u5DE5\u6703\u79D8\u66F8|\u6E21\u8F2A\u8239\u9577|\u5C0F\u5B78\u6559\u5E2B|\u535A\u7269\u9928\u9928\u9577|\u7E3D\u5DE5\u7A0B\u5E2B|\u591A\u5E74\u79DF\u6236"
    ),
    place: list(
      "\u6D77\u664F\u93AE|\u5357\u5DBC|\u6771\u701D\u7063|\u7070\u6E2F|\u68D8\u8C37|\u9D09\u5CF6|\u820A\u6A4B\u982D|\u897F\u57D4\u91CC|\u77F3\u9580\u5773|\u677E\u9802|\u738B\u6E21|\u66AE\u91CE|\u767D\u881F\u6797|\u9E79\u6C34\u6D8C|\u9280\u7058|\u78E8\u574A\u6EAA|\u7281\u7530\u6751|\u83E9\u63D0\u5D17|\u53CB\u611B\u6E2F|\u660E\u5821|\u8568\u5DBA|\u4E0A\u6F6D|\u72FC\u6EAA|\u9DB4\u6E56|\u9AA8\u77F3\u5CF6"
    ),
    surname: list("\u9673|\u6797|\u9EC3|\u5F35|\u674E|\u738B|\u5433|\u5289|\u8521|\u694A|\u8A31|\u912D|\u8B1D|\u90ED|\u6D2A|\u66FE|\u90B1|\u5ED6|\u8CF4|\u5468|\u5F90|\u8607|\u8449|\u838A|\u5442|\u6C5F"),
    firstName: list(
      "\u8302\u5EAD|\u66C9\u5D50|\u5FD7\u8861|\u96C5\u7B51|\u555F\u822A|\u82E5\u745C|\u666F\u5DDD|\u5FF5\u6148|\u5141\u4E2D|\u7D39\u68E0|\u6E05\u598D|\u4F2F\u921E|\u8A9E\u5F64|\u627F\u7FF0|\u7389\u6F54|\u5927\u6D32|\u601D\u9060|\u5A49\u5982|\u7ACB\u7FA4|\u6587\u6DF5|\u5BB6\u851A|\u5C11\u767D|\u82B7\u6674|\u8000\u6771|\u5B9C\u84C1|\u656C\u582F"
    )
  },
  toName: ({ pick }) => `${pick(chinese.lists["surname"] ?? [])}${pick(chinese.lists["firstName"] ?? [])}`,
  toNumber: (draw) => draw.random() < 0.6 ? String(11 + draw.below(889)) : hanNumber(11 + draw.below(88)),
  toPercent: ({ below }) => `${String(3 + below(60))}.${String(1 + below(9))}%`,
  toMoney: ({ below }) => String(1200 + below(8e3)),
  moneyUnit: "\u842C\u5143",
  toClock: ({ below }) => `${String(10 + below(13))}:${String(10 + below(50))}`
};
var DIGITS2 = "\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
function hanNumber(value) {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? "" : DIGITS2[tens] ?? ""}\u5341${ones === 0 ? "" : DIGITS2[ones] ?? ""}`;
}

// bench/diff/generate/english.ts
var list2 = (text) => text.split("|");
var english = {
  joint: " ",
  patterns: list2(
    "{opening}, {subject} {verb} {object} {tail}.|{Subject} {verb} {object} {tail}.|{Subject} {verb} {object}, {comment}.|\u201C{quote},\u201D said {name}, {role}.|{name} of {place} {verb} {object} {tail}.|{opening}, {number} {people} {plight} {tail}.|{Subject} {verb} {object}: \u201C{quote}.\u201D|{Subject} {verb} {object} and {verb} {object} {tail}.|The cost of {object} rose by {percent} to {money}, {comment}.|At {clock}, {subject} {verb} {object} {tail}.|{name}, {role}, {verb} {object} {tail}."
  ),
  lists: {
    opening: list2(
      "On Monday|Late on Tuesday|Shortly before noon|By the end of the week|In a letter to members|After a night of talks|For the second time this year|At a packed meeting in {place}|Two days before the deadline|With the harbour still closed|Hours after the storm passed|In a rare public statement|Despite heavy criticism|Following months of delay|As snow fell over {place}|Behind closed doors|Once the votes were counted|Under pressure from unions|During the spring recess|Against legal advice|On the eve of the festival|While repairs continued|Within hours of the ruling|At first light on Sunday|Ahead of the regional summit|Without further explanation"
    ),
    subject: list2(
      "the harbour authority|the regional council|a panel of judges|the ferry company|striking welders|the hospital trust|the opposition group|local fishermen|the school board|the transport ministry|an independent auditor|the coastguard|the orchestra\u2019s trustees|engineers from {place}|the housing office|a coalition of farmers|the museum\u2019s curators|the electoral commission|residents of {place}|the water utility|the mountain rescue team|prosecutors in {place}|the bakery workers\u2019 union|the railway operator|a visiting delegation|the weather bureau|the port\u2019s chief pilot|the governor\u2019s spokesman|beekeepers near {place}|the city archive|volunteer firefighters|the parliamentary committee|tenants of the old barracks|the cycling federation|an alliance of charities"
    ),
    verb: list2(
      "approved|rejected|postponed|welcomed|criticised|inspected|announced|suspended|agreed to fund|called for an inquiry into|pulled out of|questioned|published a report on|voted to extend|launched an appeal against|defended|withdrew objections to|set aside money for|ordered a review of|handed over control of|halted work on|warned against|promised to speed up|toured|praised|took charge of|refused to discuss|apologised for|stepped up checks on|abandoned|drew lessons from|signed off on|raised doubts about|lost patience with"
    ),
    object: list2(
      "the repair of the swing bridge|plans for a second runway|the new tram timetable|a vaccination campaign|the sale of the old granary|emergency flood defences|the closure of two night clinics|a tunnel beneath the estuary|the merger of three parishes|a ban on diesel barges|the restoration of the lighthouse|next year\u2019s fishing quotas|a shelter for stranded seafarers|the search for the missing trawler|cheaper fares for apprentices|the rebuilding of the fire station|a festival of puppet theatre|the dredging of the inner basin|a pay offer to bus drivers|the excavation of a Roman kiln|stricter rules for scaffolding|the trial of driverless shuttles|a bypass around {place}|the inquiry into the landslide|tax relief for small dairies|the transfer of patients to {place}|a memorial for quarry workers|the digital land register|the auction of seized yachts|rationing of drinking water|the refugee reception centre|an insulation scheme for pensioners|the revised curriculum|a long-awaited audit|the evacuation of the lower town|planting of a cedar avenue|a boycott of imported onions|the disputed boundary survey"
    ),
    tail: list2(
      "after {number} complaints from shopkeepers|at a cost of {money}|according to {name}|before a crowd of {number}|with support from {place}|despite protests in {place}|until further notice|by a margin of {number} votes|for at least {number} days|because of rising rents|without naming a date|under a deal brokered by {name}|in spite of fog and ice|on the advice of surveyors|near the disused cannery|amid fears of fresh flooding|to the relief of commuters|along with {number} other proposals|in front of television cameras|despite a shortage of cement|after {name} resigned|in exchange for lower tolls|as part of a wider reform|with only {number} weeks left|following a complaint by {name}|at the request of insurers|over the objections of {name}|two years later than planned"
    ),
    comment: list2(
      "which {name} called overdue|a move that surprised {place}|the ministry confirmed|leaving {number} jobs in doubt|though details remain unclear|the first such step in {number} years|people familiar with the talks said|ending a dispute with {place}|minutes of the session show|to widespread applause|and nobody objected|bringing the total to {number}|{name} told reporters|a reversal of earlier promises"
    ),
    quote: list2(
      "We never expected {object} to take this long|Nobody here was asked about {object}|The figures for {object} simply do not add up|My family has waited {number} years for this|If they cancel {object}, we will march again|{Object} deserves better than silence|You could hear the timbers crack from {place}|This is a good day for everyone in {place}|I counted {number} boats and not one could sail|There is no money left for {object}|We will rebuild, stone by stone|Trust has been lost and must be earned back|Every winter we lose another metre of beach|What happened in {place} must not happen here|They gave us {number} minutes to pack|Our door stays open to any serious offer"
    ),
    people: list2(
      "passengers|residents|schoolchildren|dock workers|patients|hikers|shoppers|lorry drivers|nurses|musicians|pensioners|campers|sailors|students"
    ),
    plight: list2(
      "were treated for burns|spent the night in a gymnasium|were led to safety|joined the march|signed the petition|lost power|were stranded on the causeway|queued for drinking water|returned home|missed their connections|gave evidence|were left without heating"
    ),
    role: list2(
      "who chairs the committee|a retired lock keeper|the deputy mayor|a spokeswoman for the port|head of the fire brigade|who owns a nearby orchard|the lead investigator|a marine biologist|the union\u2019s secretary|captain of the ferry|a schoolteacher|director of the museum|the chief engineer|a tenant of long standing"
    ),
    place: list2(
      "Norhaven|Eastwick Bay|Saltmere|Greyport|Thornbury Vale|Ravensholm|Oldbridge|Westerley|Stonegate|Pinecrest|Kingsferry|Dunmoor|Ashgrove|Brackwater|Silverton|Millrace|Harrowfield|Lindenau|Port Amity|Castle Morrow|Fernhill|Upper Tarn|Wolvesey|Crannock|Marrowstone"
    ),
    firstName: list2(
      "Ada|Bram|Celia|Dorian|Elspeth|Farid|Greta|Hamish|Imani|Jonas|Katya|Leopold|Maren|Nadia|Oskar|Priya|Quentin|Rosalind|Silas|Tamsin|Ulrich|Verena|Wilhelmina|Xavier|Yusuf|Zelda"
    ),
    surname: list2(
      "Abernathy|Bellweather|Castellan|Drummond|Eastlake|Fenwick|Halloran|Iversen|Jastrow|Kowalski|Lachance|Marisco|Norwood|Okonkwo|Pemberton|Quigley|Rasmussen|Sandoval|Thackeray|Ustinov|Vandermeer|Whitlock|Yamazaki|Zelenka|Oyelaran|Lindqvist|Haverford|Delacroix|Corrigan|Ostrander"
    )
  },
  toName: ({ pick }) => `${pick(english.lists["firstName"] ?? [])} ${pick(english.lists["surname"] ?? [])}`,
  toNumber: ({ below, random }) => {
    const size = random();
    if (size < 0.6) return String(11 + below(88));
    return size < 0.85 ? String(100 + below(900)) : `${String(1 + below(40))},${String(100 + below(900))}`;
  },
  toPercent: ({ below }) => `${String(3 + below(60))}.${String(1 + below(9))}%`,
  toMoney: ({ below }) => `$${String(2 + below(90))}.${String(1 + below(9))}`,
  moneyUnit: " million",
  toClock: ({ below }) => `${String(10 + below(13))}:${String(10 + below(50))}`
};

// bench/diff/generate/story.ts
var grammarOf = (language) => language === "en" ? english : chinese;
var HALVES = {
  first: { en: halfOf(english, "first"), "zh-Hant": halfOf(chinese, "first") },
  second: { en: halfOf(english, "second"), "zh-Hant": halfOf(chinese, "second") }
};
var toUnit = (draw, part) => ({
  ...part,
  firstId: draw.nextIds(part.text.length),
  marks: []
});
function newSentence({ draw, written, phrases }, language) {
  for (; ; ) {
    const parts = writeSentence(draw, HALVES[phrases][language]);
    const text = textOf2(parts);
    if (written.has(text)) continue;
    written.add(text);
    return { key: draw.nextId(), jointId: draw.nextId(), units: parts.map((part) => toUnit(draw, part)) };
  }
}
function newParagraph(writer, language) {
  const { draw } = writer;
  const kind = draw.random() < 0.06 ? draw.pick(["heading", "caption"]) : "paragraph";
  const count = kind === "paragraph" ? 2 + draw.below(3) : 1;
  const sentences = Array.from({ length: count }, () => withMark(draw, newSentence(writer, language)));
  return { key: draw.nextId(), kind, language, sentences };
}
function withMark(draw, sentence) {
  if (draw.random() > 0.12) return sentence;
  const at = sentence.units.findIndex(({ role }) => role === "name");
  const unit = sentence.units[at];
  if (unit === void 0) return sentence;
  return { ...sentence, units: sentence.units.with(at, { ...unit, marks: [newMark(draw)] }) };
}
var newMark = (draw) => draw.pick([
  { type: "strong" },
  { type: "emphasis" },
  { type: "link", href: `https://example.org/${String(draw.below(1e5))}` }
]);
var plainLine = (writer, language) => textOf2(newSentence(writer, language).units);
var newHeadline = plainLine;
function paragraphLanguage(draw, language) {
  if (language !== "mixed") return language;
  return draw.random() < 0.5 ? "en" : "zh-Hant";
}
var TAGS = ["harbour", "council", "weather", "courts", "transport", "culture", "\u6E2F\u53E3", "\u8B70\u6703", "\u4EA4\u901A"];
var newTags = ({ draw }) => [
  ...new Set(Array.from({ length: 1 + draw.below(4) }, () => draw.pick(TAGS)))
];
function newStory(writer, language, bytes) {
  const paragraphs = [];
  for (let size = 0; size < bytes; ) {
    const paragraph = newParagraph(writer, paragraphLanguage(writer.draw, language));
    paragraphs.push(paragraph);
    size += Buffer.byteLength(paragraphText(paragraph)) + 1;
  }
  const first = paragraphLanguage(writer.draw, language);
  return {
    language,
    headline: newHeadline(writer, first),
    imageCaption: plainLine(writer, first),
    tags: newTags(writer),
    paragraphs
  };
}
var paragraphText = ({ sentences, language }) => sentences.map(({ units }) => textOf2(units)).join(grammarOf(language).joint);

// bench/diff/generate/edit-words.ts
function findUnit(desk, story, fits) {
  const { draw } = desk.writer;
  for (let tries = 0; tries < 60; tries += 1) {
    const paragraph = draw.below(story.paragraphs.length);
    const { key, language, sentences } = getParagraph(story, paragraph);
    const sentence = draw.below(sentences.length);
    const { key: sentenceKey, units } = getSentence(story, { paragraph, sentence });
    if (desk.touched.has(key) || desk.touched.has(sentenceKey)) continue;
    const found = units.flatMap((unit, index) => fits(unit, language) ? [index] : []);
    if (found.length === 0) continue;
    desk.touched.add(sentenceKey);
    const place = { paragraph, sentence, unit: draw.pick(found) };
    return { place, language, unit: getUnit(story, place) };
  }
  return void 0;
}
function getUnit(story, place) {
  const unit = getSentence(story, place).units[place.unit];
  if (unit === void 0) throw new RangeError("the sentence has no such unit");
  return unit;
}
var replaceUnit = (story, place, units) => withUnits(story, place, getSentence(story, place).units.toSpliced(place.unit, 1, ...units));
var rewritten = (draw, unit, text) => ({
  ...unit,
  text,
  firstId: draw.nextIds(text.length)
});
var idsOf = ({ firstId, text }) => [firstId, firstId + text.length];
function otherThan(text, write) {
  for (; ; ) {
    const fresh = write();
    if (fresh !== text) return fresh;
  }
}
var changeNumber = (desk, story) => {
  const found = findUnit(desk, story, ({ role }) => role === "number");
  if (found === void 0) return void 0;
  const { draw } = desk.writer;
  const { unit, place, language } = found;
  const text = otherThan(unit.text, () => sameForm(draw, unit.text, language));
  const fresh = rewritten(draw, unit, text);
  const edit = { kind: "number", language, before: idsOf(unit), after: idsOf(fresh) };
  return { story: replaceUnit(story, place, [fresh]), edit };
};
function sameForm(draw, text, language) {
  const grammar = grammarOf(language);
  if (text.includes(":")) return grammar.toClock(draw);
  if (text.includes("%")) return grammar.toPercent(draw);
  return text.includes("$") ? grammar.toMoney(draw) : grammar.toNumber(draw);
}
var changeName = (desk, story) => {
  const isName2 = ({ role, isQuoted }) => (role === "name" || role === "place") && !isQuoted;
  const found = findUnit(desk, story, isName2);
  if (found === void 0) return void 0;
  const { draw } = desk.writer;
  const { unit, place, language } = found;
  const grammar = grammarOf(language);
  const write = () => unit.role === "name" ? grammar.toName(draw) : draw.pick(grammar.lists["place"] ?? []);
  const fresh = rewritten(draw, unit, otherThan(unit.text, write));
  return {
    story: replaceUnit(story, place, [fresh]),
    edit: { kind: "name", language, before: idsOf(unit), after: idsOf(fresh) }
  };
};
var changeQuote = (desk, story) => {
  const found = findUnit(desk, story, ({ isQuoted }) => isQuoted);
  if (found === void 0) return void 0;
  const { draw } = desk.writer;
  const { units } = getSentence(story, found.place);
  const start = units.findIndex(({ isQuoted }) => isQuoted);
  const end = units.findLastIndex(({ isQuoted }) => isQuoted) + 1;
  const quote = writeQuote(draw, grammarOf(found.language)).map((part) => toUnit(draw, part));
  return {
    story: withUnits(story, found.place, units.toSpliced(start, end - start, ...quote)),
    edit: { kind: "quote" }
  };
};
var changeMarks = (desk, story) => {
  const found = findUnit(desk, story, ({ role }) => role === "name" || role === "place");
  if (found === void 0) return void 0;
  const { unit, place } = found;
  const marks = unit.marks.length > 0 ? [] : [newMark(desk.writer.draw)];
  return { story: replaceUnit(story, place, [{ ...unit, marks }]), edit: { kind: "marks" } };
};
function changeWithin(desk, story, kind) {
  const { draw } = desk.writer;
  const toSlip = kind === "typo" ? slipOfThePen : otherMark;
  const isPlain = ({ role, isQuoted }) => role === "plain" && !isQuoted;
  const found = findUnit(
    desk,
    story,
    (unit2, language2) => isPlain(unit2) && slipSpots(kind, language2, unit2.text).length > 0
  );
  if (found === void 0) return void 0;
  const { unit, place, language } = found;
  const spot = draw.pick(slipSpots(kind, language, unit.text));
  const { start, end, text } = toSlip(draw, spot, language);
  const head = { ...unit, text: unit.text.slice(0, start) };
  const tail = { ...unit, text: unit.text.slice(end), firstId: unit.firstId + end };
  const fresh = { ...unit, text, firstId: draw.nextIds(text.length) };
  const units = [head, fresh, tail].filter((one) => one.text !== "");
  const before = [unit.firstId + start, unit.firstId + end];
  return {
    story: replaceUnit(story, place, units),
    edit: { kind, language, before, after: idsOf(fresh) }
  };
}
var MISTAKEN = {
  \u5728: "\u518D",
  \u7684: "\u5F97",
  \u5DF2: "\u5DF1",
  \u5FA9: "\u8907",
  \u5F8C: "\u540E",
  \u5E03: "\u4F48",
  \u4F54: "\u5360",
  \u5E36: "\u6234",
  \u53D7: "\u6388",
  \u5834: "\u57F8",
  \u6CBB: "\u51B6",
  \u5F37: "\u5F4A",
  \u4FEE: "\u8129",
  \u671F: "\u671E",
  \u516C: "\u5171",
  \u59D4: "\u5B63",
  \u672A: "\u672B",
  \u58EB: "\u571F",
  \u591C: "\u6DB2",
  \u529B: "\u5200"
};
function slipSpots(kind, language, text) {
  const pattern = kind === "punctuation" ? /[,，。]|\.$/g : language === "en" ? /(?<![A-Za-z’'])[a-z]{5,}(?![A-Za-z’'])/g : new RegExp(`[${Object.keys(MISTAKEN).join("")}]`, "g");
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, text: match[0] }));
}
function slipOfThePen(draw, { start, text }, language) {
  const end = start + text.length;
  if (language !== "en") return { start, end, text: MISTAKEN[text] ?? text };
  return { start, end, text: otherThan(text, () => misspell(draw, text)) };
}
function misspell(draw, word) {
  const at = 1 + draw.below(word.length - 2);
  const [letter, next] = [word.charAt(at), word.charAt(at + 1)];
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
  return draw.pick([
    `${head}${tail}`,
    `${head}${letter}${letter}${tail}`,
    `${head}${next}${letter}${word.slice(at + 2)}`,
    `${head}${draw.pick(["a", "e", "i", "o", "r", "s", "t"])}${tail}`
  ]);
}
var OTHER_MARKS = { ",": ";", ".": "!", "\uFF0C": "\uFF1B", "\u3002": "\uFF01" };
function otherMark(draw, { start, text }) {
  const isDropped = text === "," && draw.random() < 0.3;
  return { start, end: start + 1, text: isDropped ? "" : OTHER_MARKS[text] ?? text };
}
var makeTypo = (desk, story) => changeWithin(desk, story, "typo");
var changePunctuation = (desk, story) => changeWithin(desk, story, "punctuation");

// bench/diff/generate/edit-paragraphs.ts
var addParagraph = (desk, story) => {
  const { writer } = desk;
  const fresh = newParagraph(writer, paragraphLanguage(writer.draw, story.language));
  touch(desk, fresh);
  const at = writer.draw.below(story.paragraphs.length + 1);
  const paragraphs = story.paragraphs.toSpliced(at, 0, fresh);
  return { story: { ...story, paragraphs }, edit: { kind: "paragraph-in" } };
};
var removeParagraph = (desk, story) => {
  const at = pickParagraph(desk, story, 1);
  if (at === void 0 || story.paragraphs.length < 4) return void 0;
  touch(desk, getParagraph(story, at));
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(at, 1) },
    edit: { kind: "paragraph-out" }
  };
};
function moveTo(desk, story, from) {
  const others = story.paragraphs.toSpliced(from, 1);
  const drawn = desk.writer.draw.below(others.length);
  const to = drawn >= from ? drawn + 1 : drawn;
  return { ...story, paragraphs: others.toSpliced(to, 0, getParagraph(story, from)) };
}
var moveParagraph = (desk, story) => {
  const from = pickParagraph(desk, story, 1);
  if (from === void 0 || story.paragraphs.length < 4) return void 0;
  const moved = getParagraph(story, from);
  touch(desk, moved);
  const edit = { kind: "paragraph-moved", language: moved.language, paragraph: moved.key };
  return { story: moveTo(desk, story, from), edit };
};
var moveParagraphEdited = (desk, story) => {
  const from = pickParagraph(desk, story, 2);
  if (from === void 0 || story.paragraphs.length < 4) return void 0;
  const moved = getParagraph(story, from);
  touch(desk, moved);
  const edited = editSlightly(desk, story, from);
  const edit = { kind: "paragraph-moved-edited", language: moved.language, paragraph: moved.key };
  return { story: moveTo(desk, edited, from), edit };
};
function editSlightly(desk, story, index) {
  const { draw } = desk.writer;
  const paragraph = getParagraph(story, index);
  const at = draw.below(paragraph.sentences.length);
  const units = paragraph.sentences[at]?.units ?? [];
  const unit = units.findIndex(({ role }) => role === "name");
  const old2 = units[unit];
  if (old2 === void 0) {
    const fresh = newSentence(desk.writer, paragraph.language);
    return withParagraph(story, index, { ...paragraph, sentences: [...paragraph.sentences, fresh] });
  }
  const name = {
    ...toUnit(draw, { ...old2, text: grammarOf(paragraph.language).toName(draw) }),
    marks: old2.marks
  };
  return withUnits(story, { paragraph: index, sentence: at }, units.with(unit, name));
}
var splitParagraph = (desk, story) => {
  const at = pickParagraph(desk, story, 2);
  if (at === void 0) return void 0;
  const { draw } = desk.writer;
  const whole = getParagraph(story, at);
  touch(desk, whole);
  const { length } = whole.sentences;
  const cuts = length >= 3 && draw.random() < 0.3 ? [1, 2] : [1 + draw.below(length - 1)];
  const parts = [0, ...cuts].map((start, index) => {
    const key = index === 0 ? whole.key : draw.nextId();
    desk.touched.add(key);
    return { ...whole, key, sentences: whole.sentences.slice(start, cuts[index] ?? length) };
  });
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(at, 1, ...parts) },
    edit: {
      kind: "paragraph-split",
      language: whole.language,
      whole: whole.key,
      parts: parts.map(({ key }) => key)
    }
  };
};
var mergeParagraphs = (desk, story) => {
  const { draw } = desk.writer;
  const free = new Set(freeParagraphs(desk, story, 1));
  const count = draw.random() < 0.25 ? 3 : 2;
  const languageAt = (index) => story.paragraphs[index]?.language;
  const starts = [...free].filter(
    (start2) => Array.from({ length: count }, (_, step) => start2 + step).every(
      (index) => free.has(index) && languageAt(index) === languageAt(start2)
    )
  );
  if (starts.length === 0) return void 0;
  const start = draw.pick(starts);
  const parts = story.paragraphs.slice(start, start + count);
  const first = getParagraph(story, start);
  for (const part of parts) touch(desk, part);
  const whole = { ...first, sentences: parts.flatMap(({ sentences }) => sentences) };
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(start, count, whole) },
    edit: {
      kind: "paragraph-merged",
      language: first.language,
      whole: first.key,
      parts: parts.map(({ key }) => key)
    }
  };
};
var rewriteShare = (share) => (desk, story) => {
  const { writer } = desk;
  const paragraphs = story.paragraphs.map((paragraph) => {
    if (writer.draw.random() >= share) return paragraph;
    const fresh = newParagraph({ ...writer, phrases: "second" }, paragraph.language);
    touch(desk, fresh);
    return fresh;
  });
  return { story: { ...story, paragraphs }, edit: { kind: "rewrite" } };
};

// bench/diff/generate/edit-sentences.ts
var pickOpenParagraph = (desk, story, fewestSentences) => pickParagraph(desk, story, fewestSentences);
function touchSentences(desk, paragraph) {
  for (const { key } of paragraph.sentences) desk.touched.add(key);
}
var addSentence = (desk, story) => {
  const at = pickOpenParagraph(desk, story, 1);
  if (at === void 0) return void 0;
  const { writer } = desk;
  const paragraph = getParagraph(story, at);
  touchSentences(desk, paragraph);
  const fresh = newSentence(writer, paragraph.language);
  desk.touched.add(fresh.key);
  const sentences = paragraph.sentences.toSpliced(
    writer.draw.below(paragraph.sentences.length + 1),
    0,
    fresh
  );
  return { story: withParagraph(story, at, { ...paragraph, sentences }), edit: { kind: "sentence-in" } };
};
var removeSentence = (desk, story) => {
  const at = pickOpenParagraph(desk, story, 2);
  if (at === void 0) return void 0;
  const paragraph = getParagraph(story, at);
  touchSentences(desk, paragraph);
  const sentences = paragraph.sentences.toSpliced(desk.writer.draw.below(paragraph.sentences.length), 1);
  return { story: withParagraph(story, at, { ...paragraph, sentences }), edit: { kind: "sentence-out" } };
};
var moveSentence = (desk, story) => {
  const from = pickParagraph(desk, story, 2);
  if (from === void 0) return void 0;
  const { draw } = desk.writer;
  const source = getParagraph(story, from);
  const targets = freeParagraphs(desk, story, 1).filter(
    (index) => index !== from && getParagraph(story, index).language === source.language
  );
  if (targets.length === 0) return void 0;
  const to = draw.pick(targets);
  const target = getParagraph(story, to);
  touch(desk, source);
  touch(desk, target);
  const at = draw.below(source.sentences.length);
  const [moved] = source.sentences.slice(at);
  if (moved === void 0) return void 0;
  const arrived = { ...moved, jointId: draw.nextId() };
  const without = { ...source, sentences: source.sentences.toSpliced(at, 1) };
  const place = draw.below(target.sentences.length + 1);
  const within = { ...target, sentences: target.sentences.toSpliced(place, 0, arrived) };
  return {
    story: withParagraph(withParagraph(story, from, without), to, within),
    edit: { kind: "sentence-moved", language: source.language, sentence: moved.key }
  };
};
var rewriteHeadline = (desk, story) => ({
  story: {
    ...story,
    headline: newHeadline(desk.writer, paragraphLanguage(desk.writer.draw, story.language))
  },
  edit: { kind: "headline" }
});
var rewriteImageCaption = (desk, story) => ({
  story: {
    ...story,
    imageCaption: newHeadline(desk.writer, paragraphLanguage(desk.writer.draw, story.language))
  },
  edit: { kind: "image-caption" }
});
var changeTags = (desk, story) => ({
  story: { ...story, tags: newTags(desk.writer) },
  edit: { kind: "tags" }
});

// src/domain/article/content.ts
var MAX_CONTENT_BYTES = 900 * 1024;
function toNormalContent(content) {
  return {
    kind: content.kind,
    language: content.language,
    headline: content.headline,
    alternativeHeadlines: content.alternativeHeadlines.map(({ role, language, text }) => ({
      role,
      ...optional("language", language),
      text
    })),
    ...optional("summary", content.summary),
    bylines: [...content.bylines],
    blocks: content.blocks.map(toNormalBlock),
    ...optional("section", content.section),
    tags: [...content.tags],
    ...optional("url", content.url),
    media: content.media.map(({ kind, url, sha256, caption, credit, alt, language }) => ({
      kind,
      url,
      ...optional("sha256", sha256),
      ...optional("caption", caption),
      ...optional("credit", credit),
      ...optional("alt", alt),
      ...optional("language", language)
    })),
    related: content.related.map(({ title, url, language }) => ({
      title,
      ...optional("url", url),
      ...optional("language", language)
    })),
    altIds: content.altIds.map(({ role, value }) => ({ role, value })),
    relations: content.relations.map(({ rel, articleId, source }) => ({
      rel,
      ...optional("articleId", articleId),
      ...optional("source", source)
    })),
    custom: sortedRecord(content.custom)
  };
}
function toNormalBlock({ kind, text, language, marks, attributes }) {
  return {
    kind,
    text,
    ...optional("language", language),
    marks: marks.map(({ start, end, type, href }) => ({ start, end, type, ...optional("href", href) })).sort((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : 1)),
    attributes: sortedRecord(attributes)
  };
}
function optional(key, value) {
  return value === void 0 ? {} : { [key]: value };
}
function sortedRecord(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a < b ? -1 : 1));
}

// bench/diff/generate/render.ts
function render(story) {
  const pieces = story.paragraphs.map(toPieces);
  const texts = pieces.map((piece) => piece.map(({ text: text2 }) => text2).join(""));
  const text = texts.join("\n");
  const ids = new Int32Array(text.length);
  const blockStarts = [];
  let at = 0;
  for (const piece of pieces) {
    blockStarts.push(at);
    for (const {
      text: { length },
      firstId
    } of piece) {
      for (let offset = 0; offset < length; offset += 1) ids[at + offset] = firstId + offset;
      at += length;
    }
    at += 1;
  }
  const blocks = story.paragraphs.map(
    (paragraph, index) => toBlock(paragraph, { text: texts[index] ?? "", pieces: pieces[index] ?? [] })
  );
  return { story, content: toContent(story, blocks), text, ids, blockStarts };
}
function toPieces({ sentences, language }) {
  const { joint } = grammarOf(language);
  return sentences.flatMap(
    ({ units, jointId }, index) => index === 0 || joint === "" ? units : [{ text: joint, firstId: jointId, marks: [] }, ...units]
  );
}
function toBlock({ kind, language }, { text, pieces }) {
  const marks = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    for (const mark2 of piece.marks) marks.push({ start: at, end, ...mark2 });
    at = end;
  }
  return { kind, text, language, marks, attributes: {} };
}
var toContent = (story, blocks) => toNormalContent({
  kind: "article",
  language: story.language === "en" ? "en" : "zh-Hant",
  headline: story.headline,
  alternativeHeadlines: [],
  bylines: [],
  blocks,
  section: "local",
  tags: story.tags,
  media: [{ kind: "image", url: "https://example.org/picture.jpg", caption: story.imageCaption }],
  related: [],
  altIds: [],
  relations: [],
  custom: {}
});

// bench/diff/generate/pairs.ts
var LIGHT2 = [
  ...[makeTypo, makeTypo, changeNumber, changeNumber, changeName, changeName, changePunctuation],
  ...[changeQuote, addSentence, addSentence, removeSentence, changeMarks, rewriteImageCaption, changeTags]
];
var MEDIUM = [
  ...LIGHT2,
  ...[addSentence, removeSentence, addParagraph, addParagraph, removeParagraph, rewriteHeadline]
];
var STRUCTURE = [
  ...[moveParagraph, moveParagraphEdited, splitParagraph, mergeParagraphs, moveSentence, moveSentence],
  ...[changeNumber, addSentence]
];
var PLANS = {
  light: { editors: LIGHT2, fewest: 1, spread: 3 },
  medium: { editors: MEDIUM, fewest: 4, spread: 7 },
  structure: { editors: STRUCTURE, fewest: 2, spread: 5 },
  half: { editors: [rewriteHeadline, rewriteShare(0.5)], fewest: 2, spread: 1 },
  whole: { editors: [rewriteHeadline, rewriteShare(1)], fewest: 2, spread: 1 }
};
function generateChain(order, revisions) {
  const { seed, language, bytes, weight } = order;
  const writer = { draw: createDraw(seed), written: /* @__PURE__ */ new Set(), phrases: "first" };
  let story = newStory(writer, language, bytes);
  let before = render(story);
  return Array.from({ length: revisions - 1 }, () => {
    const { story: edited, edits } = editStory(writer, story, weight);
    const pair = { language, weight, bytes, before, after: render(edited), edits };
    [story, before] = [edited, pair.after];
    return pair;
  });
}
function editStory(writer, from, weight) {
  const { editors, fewest, spread } = PLANS[weight];
  const { draw } = writer;
  const desk = { writer, touched: /* @__PURE__ */ new Set() };
  const isRewrite = spread === 1;
  const edits = [];
  let story = from;
  for (let count = fewest + draw.below(spread), done = 0; done < count; done += 1) {
    const editor = isRewrite ? editors[done] : draw.pick(editors);
    const edited = editor?.(desk, story);
    if (edited === void 0) continue;
    edits.push(edited.edit);
    story = edited.story;
  }
  return { story, edits };
}

// bench/diff/rows.ts
var show = (value, unit) => {
  if (unit === "ms") return `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString("en")} ms`;
  return Math.round(value).toLocaleString("en");
};
var ratioRow = (operation, given) => ({
  operation,
  ours: show(given.ours, given.unit),
  baseline: show(given.baseline, given.unit),
  baselineName: given.against,
  ratio: given.baseline === 0 ? given.ours === 0 ? 0 : Infinity : given.ours / given.baseline,
  bar: given.bar
});
var shareRow = (operation, [right, all], bar) => ({
  operation,
  ours: `${String(right)} of ${String(all)}`,
  baseline: "",
  baselineName: "the truth",
  ratio: all === 0 ? NaN : right / all,
  bar: all === 0 ? void 0 : bar
});
var figureRow = (operation, [ours, ratio], bar) => ({
  operation,
  ours,
  baseline: "",
  baselineName: "a fixed figure",
  ratio,
  bar
});
var inGroup = (group, rows) => rows.map((row) => ({ ...row, group }));

// bench/diff/blame-rows.ts
var REVISIONS = 200;
var LANGUAGES = ["en", "zh-Hant", "mixed"];
var WEIGHTS = ["light", "medium", "structure"];
var JUDGED_EVERY = 20;
var MOST_BYTES = 4096;
function blameRows(seed) {
  const chains = LANGUAGES.flatMap(
    (language, one) => WEIGHTS.map((weight, other) => {
      const order = { seed: seed * 1e3 + 700 + one * 10 + other, language, weight, bytes: 6e3 };
      return measureChain(`${language}, ${weight}`, generateChain(order, REVISIONS));
    })
  );
  const sum = (of) => chains.reduce((all, chain) => all + of(chain), 0);
  return inGroup(`7 Blame along ${String(chains.length)} chains of ${String(REVISIONS)} revisions`, [
    ratioRow("time, diffs and blame", {
      ours: sum(({ ms }) => ms),
      baseline: sum(({ jsdiffMs }) => jsdiffMs),
      against: "diffWordsWithSpace, its diffs alone",
      unit: "ms",
      bar: { atMost: 0.25 }
    }),
    ...chains.map(
      ({ name, right, characters }) => shareRow(`characters with their true origin: ${name}`, [right, characters], { atLeast: 0.98 })
    ),
    figureRow(
      "runs of the last revision, the most",
      [`${most(chains).toLocaleString("en")} bytes`, most(chains) / MOST_BYTES],
      { atMost: 1 }
    )
  ]);
}
var most = (chains) => Math.max(...chains.map(({ bytes }) => bytes));
function measureChain(name, pairs) {
  clearSegmentCache();
  const origins = /* @__PURE__ */ new Map();
  const first = pairs[0];
  if (first === void 0) throw new Error("A chain needs two revisions");
  note(origins, first.before, 1);
  let state = foldBlame(NO_BLAME, [{ step: toFirstStep(first.before.content, "written"), revision: 1 }]);
  let [ms, right, characters] = [0, 0, 0];
  for (const [index, pair] of pairs.entries()) {
    const revision = index + 2;
    const startedAt = performance.now();
    state = carryBlame(state, diffPair(pair), { after: pair.after.content, revision });
    ms += performance.now() - startedAt;
    note(origins, pair.after, revision);
    if (revision % JUDGED_EVERY !== 0 && revision !== pairs.length + 1) continue;
    const judged = judge(state, pair.after, origins);
    right += judged.right;
    characters += judged.characters;
  }
  const { blocks, fields } = state;
  const bytes = Buffer.byteLength(JSON.stringify({ blocks, fields }));
  return { name, ms, jsdiffMs: timeOfJsdiff(pairs), right, characters, bytes };
}
function note(origins, { ids }, revision) {
  for (const id of ids) if (!origins.has(id)) origins.set(id, revision);
}
var SPACE2 = /\s/u;
function judge({ blocks }, { content, ids, blockStarts }, origins) {
  const judged = content.blocks.flatMap(({ text }, index) => {
    const start = blockStarts[index] ?? 0;
    const found = listRuns(blocks[index] ?? []).flatMap(
      (run) => Array(run.end - run.start).fill(run.origin)
    );
    return found.map((origin, at) => origin === origins.get(ids[start + at] ?? 0)).filter((_, at) => !SPACE2.test(text.charAt(at)));
  });
  return { right: judged.filter((isRight) => isRight).length, characters: judged.length };
}
function timeOfJsdiff(pairs) {
  const startedAt = performance.now();
  for (const { before, after } of pairs) diffWordsWithSpace(before.text, after.text);
  return performance.now() - startedAt;
}

// ../b.ts
for (const r of blameRows(Number(process.argv[2] ?? 2))) console.log(r.operation, "|", r.ours, "|", r.baseline, "|", r.ratio.toFixed(4), JSON.stringify(r.bar));
