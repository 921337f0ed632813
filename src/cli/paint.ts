import type { Paint } from '../diff/render/to-word-text.ts';
import { printable, styled, type Output } from './terminal.ts';

/** Colours where a person reads; elsewhere signs that survive a copy. */
export function toPaint(out: Output): Paint {
  const lined = (text: string, paint: (line: string) => string): string =>
    text
      .split('\n')
      .map(printable)
      .map((line) => (line === '' ? '' : paint(line)))
      .join('\n');
  return {
    equal: (text) => lined(text, (line) => line),
    inserted: (text) => lined(text, (line) => (out.isTerminal ? styled(out, 'green', line) : `{+${line}+}`)),
    deleted: (text) =>
      lined(text, (line) => (out.isTerminal ? styled(out, ['red', 'strikethrough'], line) : `[-${line}-]`)),
    note: (text) => styled(out, 'cyan', printable(text)),
  };
}
