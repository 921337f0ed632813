import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  endOfStatedSpan,
  isCivilTime,
  isTimeZone,
  readStatedTime,
  resolveCivilTime,
} from '../../src/domain/article/editorial-time.ts';

const read = (text: string, zone: string) => {
  const result = readStatedTime(text, zone);
  return result.ok
    ? { instant: result.value.instant, zone: result.value.zone, precision: result.value.precision }
    : result.error.code;
};

describe('a stated time', () => {
  test.each([
    ['2021/03/22 22:34', 'Asia/Taipei', '2021-03-22T14:34:00.000Z', 'minute'],
    ['2021-03-22', 'Asia/Taipei', '2021-03-21T16:00:00.000Z', 'day'],
    ['2021-03-22T22:34:10.123456', 'America/New_York', '2021-03-23T02:34:10.000Z', 'second'],
    ['2021-3-2 2:34', 'Europe/Berlin', '2021-03-02T01:34:00.000Z', 'minute'],
  ])('%s in %s', (text, zone, instant, precision) => {
    expect(read(text, zone)).toEqual({ instant, zone, precision });
  });

  test('brings its own offset', () => {
    expect(read('2021-03-22T22:34:00+0800', 'Europe/Berlin')).toEqual({
      instant: '2021-03-22T14:34:00.000Z',
      zone: '+08:00',
      precision: 'second',
    });
    expect(read('2021-03-22T22:34Z', 'Europe/Berlin')).toMatchObject({ instant: '2021-03-22T22:34:00.000Z' });
  });

  test('in a gap or an overlap is refused; with an offset it is taken', () => {
    expect(read('2021-03-28 02:30', 'Europe/Berlin')).toBe('time-in-clock-change');
    expect(read('2021-10-31 02:30', 'Europe/Berlin')).toBe('time-in-clock-change');
    expect(read('2021-10-31 02:30+01:00', 'Europe/Berlin')).toMatchObject({
      instant: '2021-10-31T01:30:00.000Z',
    });
  });

  test.each([
    '',
    'yesterday',
    '2021-13-01',
    '2021-02-30',
    '2021-01-01 24:00',
    '22/03/2021',
    '2021-01-01 10:00 CST',
  ])('%j is unreadable', (text) => {
    expect(read(text, 'UTC')).toBe('time-unreadable');
  });

  test('in a zone that nobody knows is refused', () => {
    expect(read('2021-01-01', 'Mars/Olympus')).toBe('zone-unknown');
    expect(isTimeZone('+08:00')).toBe(true);
    expect(isTimeZone('8')).toBe(false);
  });

  test('any text is read or refused, never a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('UTC', 'Asia/Taipei', 'x'), (text, zone) => {
        readStatedTime(text, zone);
      }),
    );
  });
});

describe('what stated words cover', () => {
  const end = (text: string, zone: string) => {
    const time = readStatedTime(text, zone);
    return time.ok ? endOfStatedSpan(time.value) : undefined;
  };

  test('is a minute, a second, or a day of its zone, 23 or 25 hours where the clock changes', () => {
    expect(end('2021-03-22 22:34', 'Asia/Taipei')).toBe('2021-03-22T14:35:00.000Z');
    expect(end('2021-03-22 22:34:10', 'Asia/Taipei')).toBe('2021-03-22T14:34:11.000Z');
    expect(end('2021-03-22', 'Asia/Taipei')).toBe('2021-03-22T16:00:00.000Z');
    expect(end('2021-03-28', 'Europe/Berlin')).toBe('2021-03-28T22:00:00.000Z');
    expect(end('2021-10-31', 'Europe/Berlin')).toBe('2021-10-31T23:00:00.000Z');
    expect(end('2021-03-22', '+08:00')).toBe('2021-03-22T16:00:00.000Z');
  });
});

describe('a wall-clock time', () => {
  const zones = [
    'Asia/Taipei',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ];

  test('in a gap moves forward, in an overlap takes the earlier instant', () => {
    const half = { hour: 2, minute: 30 };
    expect(resolveCivilTime({ year: 2021, month: 3, day: 28, ...half }, 'Europe/Berlin')).toEqual({
      instant: '2021-03-28T01:30:00.000Z',
      clockChange: 'gap',
    });
    expect(resolveCivilTime({ year: 2021, month: 10, day: 31, ...half }, 'Europe/Berlin')).toEqual({
      instant: '2021-10-31T00:30:00.000Z',
      clockChange: 'overlap',
    });
  });

  test('shows again on the clock of its zone, unless the clock skipped it', () => {
    const civil = fc.record({
      year: fc.integer({ min: 1971, max: 2036 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(civil, fc.constantFrom(...zones), (time, zone) => {
        fc.pre(isCivilTime(time));
        const { instant, clockChange } = resolveCivilTime(time, zone);
        if (clockChange === 'gap') return;
        const parts = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(new Date(instant));
        const two = (n: number) => String(n).padStart(2, '0');
        expect(parts).toBe(
          `${two(time.day)}/${two(time.month)}/${String(time.year)}, ${two(time.hour)}:${two(time.minute)}`,
        );
      }),
      { numRuns: 300 },
    );
  });
});
