/**
 * Gives one memory for as long as the mark stays the same, and a new one as soon as it differs. Who is still at work for
 * the old mark writes into the old memory, which nobody asks any more.
 */
export function perMark<Memory extends object>(create: () => Memory): (mark: unknown) => Memory {
  let kept: { readonly mark: unknown; readonly memory: Memory } | undefined;
  return (mark) => {
    if (kept === undefined || kept.mark !== mark) kept = { mark, memory: create() };
    return kept.memory;
  };
}
