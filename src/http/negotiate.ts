import { problem } from './problem.ts';

type Range = { readonly type: string; readonly quality: number };

/** The offer that the client likes most (RFC 9110, section 12.5.1), the first of equals. Throws 406 where it takes none. */
export function negotiate<Offer extends string>(
  accept: string | undefined,
  offers: readonly [Offer, ...Offer[]],
): Offer {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = accept.split(',').map(toRange);
  const ranked = offers
    .map((offer) => ({ offer, quality: qualityOf(offer, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const [best] = ranked;
  if (best !== undefined) return best.offer;
  throw problem(
    'not-acceptable',
    `The answer comes as ${offers.join(', ')}; Accept is ${JSON.stringify(accept.slice(0, 200))}.`,
  );
}

function toRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: Number.isNaN(value) ? 0 : value };
}

/** The most specific range decides. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const [family = ''] = offer.split('/');
  for (const type of [offer, `${family}/*`, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
