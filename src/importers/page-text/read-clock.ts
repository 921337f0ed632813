import { matchAt } from './plain-text.ts';

export type TimeOfDay = {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number | undefined;
};

/** A time of day that ends at `end`; null where its words contradict each other. */
export type ClockReading = { readonly end: number; readonly time: TimeOfDay | null };

const HALF_BEFORE =
  '(上午|凌晨|清晨|早上|早晨|中午|下午|傍晚|晚上|晚間|晚间|深夜|午前|午後|午后|오전|오후|AM|PM)? ?';
const HALF_AFTER = '(?: ?([apAP])\\.? ?[mM](?:\\.|(?!\\p{L})))?';
const COLON = new RegExp(
  `${HALF_BEFORE}(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?(?!\\d)${HALF_AFTER}(?: Uhr(?!\\p{L}))?`,
  'uy',
);
const WORDS = new RegExp(
  `${HALF_BEFORE}(\\d{1,2}) ?(?:時|时|시|點|点) ?(?:(\\d{1,2}) ?(?:分|분))? ?(?:(\\d{1,2}) ?(?:秒|초))?`,
  'uy',
);
const HOUR_SIGN = /()(\d{1,2}) ?[hH] ?(\d\d)(?!\d)/y;
const UHR = /()(\d{1,2})(?:[.:](\d\d))? Uhr(?!\p{L})/uy;
const HOUR_ALONE = /()(\d{1,2})() ?()([ap])\.? ?m(?:\.|(?!\p{L}))/iuy;

/** The time of day that begins exactly at `at` of a plain text, on a 12- or a 24-hour clock. */
export function readClock(plain: string, at: number): ClockReading | undefined {
  const match = [COLON, WORDS, HOUR_SIGN, UHR, HOUR_ALONE]
    .map((pattern) => matchAt(pattern, plain, at))
    .find((found) => found !== undefined);
  if (match === undefined) return undefined;
  const [all, before, hours, minutes, seconds, after] = match as readonly (string | undefined)[];
  const hour = to24Hours(Number(hours), after ?? before ?? '');
  const end = at + (all?.length ?? 0);
  if (hour === undefined || Number(minutes ?? 0) > 59) return { end, time: null };
  const second = seconds === undefined || seconds === '' ? undefined : Number(seconds);
  return { end, time: { hour, minute: Number(minutes ?? 0), second } };
}

const MORNING = /^(?:am?|上午|凌晨|清晨|早上|早晨|午前|오전)$/i;
const NOON = /^中午$/;

/** undefined where half and hour contradict each other: 13 am, or 12 at night, which may be either midnight. */
function to24Hours(hour: number, half: string): number | undefined {
  if (half === '' || hour > 23) return hour > 23 ? undefined : hour;
  if (MORNING.test(half)) return hour === 12 ? 0 : lessThan(hour, 12);
  if (NOON.test(half)) return hour < 4 && hour > 0 ? hour + 12 : hour >= 10 && hour < 16 ? hour : undefined;
  if (hour === 12) return /^(?:傍晚|晚|深夜)/.test(half) ? undefined : 12;
  return hour > 12 ? hour : hour + 12;
}

const lessThan = (hour: number, limit: number): number | undefined => (hour < limit ? hour : undefined);
