/** What a bar asks of the ratio ours / baseline. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table. */
export type Measured = {
  readonly operation: string;
  /** Lines of one group stand in a table of their own, under this title. */
  readonly group?: string;
  /** Both sides in the same unit, as people read it: `8,100/s`, `118 µs`, `9.9 MB`. */
  readonly ours: string;
  readonly baseline: string;
  readonly baselineName: string;
  readonly ratio: number;
  /** undefined: reported only. */
  readonly bar: Bar | undefined;
};

export type Bench = {
  /** As given on the command line. */
  readonly name: string;
  readonly run: () => Promise<readonly Measured[]>;
};

export const isMet = ({ ratio, bar }: Measured): boolean => {
  if (bar === undefined) return true;
  return 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
};
