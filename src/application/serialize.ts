/** Runs tasks of the same key one after the other, in the order of asking; different keys go on side by side. */
export type Serialize = <Value>(key: string, task: () => Promise<Value>) => Promise<Value>;

export function createSerialize(): Serialize {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    const run = before.then(task, task);
    tails.set(key, run);
    const forget = (): void => {
      if (tails.get(key) === run) tails.delete(key);
    };
    run.then(forget, forget);
    return run;
  };
}
