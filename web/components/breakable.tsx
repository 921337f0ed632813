import { Fragment, type VNode } from 'preact';

/** Scripts that break between any two characters, and by rules that a break of ours would violate, are left alone. */
const ENDLESS = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{500}(?!\p{M})/gu;

/** A text in which a line may end inside a word of hundreds of characters: Chromium looks for the end of a longer one for minutes. */
export const Breakable = ({ text }: { text: string }): VNode => {
  if (text.length < 500) return <>{text}</>;
  const pieces: string[] = [];
  let start = 0;
  for (const { index, 0: stretch } of text.matchAll(ENDLESS)) {
    pieces.push(text.slice(start, index + stretch.length));
    start = index + stretch.length;
  }
  pieces.push(text.slice(start));
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          {piece}
        </Fragment>
      ))}
    </>
  );
};
