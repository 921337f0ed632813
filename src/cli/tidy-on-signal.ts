const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `tidy` before a signal ends the process, which then ends by that signal as it would have. The work in hand is
 * not finished: what is stored in transactions needs no tidying. Gives the way to take it back.
 */
export function tidyOnSignal(tidy: () => void): () => void {
  const takeBack = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    takeBack();
    tidy();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return takeBack;
}
