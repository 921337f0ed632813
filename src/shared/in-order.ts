type Work<Item, Result> = (item: Item) => Promise<Result>;

/**
 * Works on up to `atOnce` items at a time and gives the results in the items' order, each as soon as it and those before
 * are there. Takes no further item while the oldest result is not taken, so that a slow taker slows the source.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: Work<Item, Result>,
  { atOnce }: { readonly atOnce: number },
): AsyncGenerator<Result> {
  const iterator = items[Symbol.asyncIterator]();
  const started: Promise<Result>[] = [];
  let next: Promise<IteratorResult<Item>> | undefined = iterator.next();
  while (next !== undefined || started.length > 0) {
    const [oldest] = started;
    if (
      next === undefined ||
      started.length >= atOnce ||
      (oldest !== undefined && (await isFirst(oldest, next)))
    ) {
      const done = started.shift();
      if (done !== undefined) yield await done;
      continue;
    }
    const item: IteratorResult<Item> = await next;
    if (item.done !== true) started.push(begin(work, item.value));
    next = item.done === true ? undefined : iterator.next();
  }
}

function begin<Item, Result>(work: Work<Item, Result>, item: Item): Promise<Result> {
  const result = work(item);
  // It is awaited in its turn; until then its failure is nobody's surprise.
  void result.catch(() => undefined);
  return result;
}

/** Whether the first settles before the second; a failure counts, and shows when it is awaited. */
const isFirst = (first: Promise<unknown>, second: Promise<unknown>): Promise<boolean> =>
  Promise.race([first.then(yes, yes), second.then(no, no)]);

const yes = (): boolean => true;
const no = (): boolean => false;
