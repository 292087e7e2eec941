import fc from 'fast-check';
import { chinaDay, chinaTime, isClaimedTime, isDay, isRecordedTime } from './time';

const two = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));

describe('times of a record', () => {
  it('are real exactly where the platform reads the same moment back', () => {
    const year = fc.constantFrom('0000', '1900', '1999', '2000', '2023', '2024', '2100', '9999');
    const parts = fc.tuple(year, two(14), two(33), two(25), two(61), two(61));
    fc.assert(
      fc.property(parts, ([y, mo, d, h, mi, s]) => {
        const text = `${y}-${mo}-${d}T${h}:${mi}:${s}.007Z`;
        const read = Date.parse(text);
        const isReal = !Number.isNaN(read) && new Date(read).toISOString() === text;
        expect(isRecordedTime(text)).toBe(isReal);
        expect(isClaimedTime(text.replace('Z', '+08:00'))).toBe(isReal);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('knows the day %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31', '26-01-01'])(
    'knows no day %s',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );

  it.each([
    '2026-03-05T10:10:00.000Z',
    '2026-03-05T10:10:00+08:00',
    '2026-03-05T10:10:60.000+08:00',
    '2026-03-05T24:00:00.000+08:00',
    '2026-03-05T10:10:00.000+24:00',
    '2026-03-05T10:10:00.000+08:60',
    '2026-03-05 10:10:00.000+08:00',
  ])('are not claimed as %s', (text) => {
    expect(isClaimedTime(text)).toBe(false);
  });
});

describe('the China day of a moment', () => {
  it('is that of the clock in China, whatever the offset it is stated at', () => {
    const year = fc.constantFrom('1900', '2000', '2024', '2026');
    const offset = fc.constantFrom('+08:00', '+00:00', '-05:00', '+09:30');
    const parts = fc.tuple(year, two(12), two(31), two(23), two(59), two(59), offset);
    fc.assert(
      fc.property(parts, ([y, mo, d, h, mi, s, at]) => {
        const text = `${y}-${mo}-${d}T${h}:${mi}:${s}.007${at}`;
        fc.pre(isClaimedTime(text));
        expect(chinaDay(text)).toBe(chinaTime(Date.parse(text)).slice(0, 10));
      }),
      { numRuns: 2000 },
    );
  });

  it('is none of a text that is no moment', () => {
    expect(() => chinaDay('2026-13-01T00:00:00.000+08:00')).toThrow(RangeError);
  });
});
