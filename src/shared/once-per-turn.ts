/**
 * Asks at most once a turn of the event loop, and gives all callers of the turn the same answer.
 *
 * Whoever answers what came over a connection may take it for fresh: all that is read in one turn had come before the
 * first of its callers asked. A caller in a timer or an immediate may get an answer that is one turn old.
 */
export function oncePerTurn<Answer>(ask: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  const forget = (): void => {
    known = undefined;
  };
  return () => {
    if (known === undefined) {
      known = { answer: ask() };
      // Immediates run right after what came was handed out, and before more is taken.
      setImmediate(forget);
    }
    return known.answer;
  };
}
