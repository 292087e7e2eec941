import type { Json, JsonObject } from '@mingjing/kernel';
import {
  DECIDED,
  LOG,
  contradicts,
  drawnAnew,
  honest,
  logOf,
  saying,
  verdict,
  type Stated,
} from '../../testing/drawn-log';
import { member, rowsIn } from './signed-draw';

const [BANDED, SHARED] = ['S1-泳池', 'S2-school'];

/** The log in which the decision on a stratum says something else. */
const deciding = (stratum: string, members: JsonObject): readonly Stated[] =>
  saying('RatioDecided', (data) =>
    data['decision'] === DECIDED[stratum]?.['decision'] ? { ...data, ...members } : data,
  );

/** The log in which the rows of an event on a stratum say something else. */
const rows = (type: string, name: string, change: (row: JsonObject) => Json, log = LOG): readonly Stated[] =>
  saying(
    type,
    (data) => ({ ...data, [name]: rowsIn(data[name]).map((row) => change(row as JsonObject)) }),
    log,
  );

const planning = (stratum: string, members: JsonObject, log = LOG): readonly Stated[] =>
  rows('DrawPlanned', 'strata', (row) => (row['id'] === stratum ? { ...row, ...members } : row), log);

describe('the ratio of a stratum', () => {
  it.each([
    ['another was decided', SHARED, { ratio: [1, 100] }],
    ['its band was decided otherwise', BANDED, { bands: [{ min: 1, max: 20, percent: 9 }] }],
    [
      'its band is another',
      BANDED,
      {
        bands: [
          { min: 1, max: 19, percent: 8 },
          { min: 20, percent: 9 },
        ],
      },
    ],
    ['no band holds it', BANDED, { bands: [{ min: 1, max: 19, percent: 8 }] }],
    ['the bands are none', BANDED, { bands: 'all' }],
    ['nothing was decided', BANDED, { bands: [{ min: 1 }] }],
  ])('is not believed where %s', (_what, stratum, members) => {
    expect(verdict(honest, deciding(stratum, members))).toBe(contradicts(`ratio of stratum ${stratum}`));
  });

  it('goes by the band of its own size, whatever the others say', () => {
    const bands = [
      { min: 1, max: 20, percent: 8 },
      { min: 21, percent: 50 },
    ];
    expect(verdict(honest, deciding(BANDED, { bands }))).toMatch(/^good/);
  });

  it('is that of the plan where no decision is named', () => {
    const undecided = (ratio: Json): readonly Stated[] =>
      rows('DrawPlanned', 'strata', ({ ratioDecision: _named, ...row }) =>
        row['id'] === SHARED ? { ...row, ratio } : { ...row, ratio: row['ratio'] ?? [8, 100] },
      );
    expect(verdict(honest, undecided([37, 100]))).toMatch(/^good/);
    expect(verdict(honest, undecided([1, 100]))).toBe(contradicts(`ratio of stratum ${SHARED}`));
  });
});

describe('the strata of a transcript', () => {
  it('are those that were planned, all of them and no other', () => {
    const nobody = saying('DrawPlanned', (data) => ({ ...data, strata: [{ id: 'NOBODY' }] }));
    expect(verdict(honest, nobody)).toBe(contradicts('strata of DrawPlanned'));
    const fewer = saying('DrawPlanned', (data) => ({ ...data, strata: rowsIn(data['strata']).slice(1) }));
    expect(verdict(honest, fewer)).toBe(contradicts('strata of DrawPlanned'));
  });

  it.each([
    ['field', 'G/other', 'strata of DrawPlanned'],
    ['mode', 'census', 'strata of DrawPlanned'],
    ['minimum', 4, `minimum of stratum ${BANDED}`],
  ])('do not stand where another %s was planned', (name, value, what) => {
    expect(verdict(honest, planning(BANDED, { [name]: value }))).toBe(contradicts(what));
  });
});

describe('the numbers of a yearly share', () => {
  const annual = { share: [37, 100], step: [1, 2] };
  /** Of 40 in the register, half of 37 in a hundred: eight, of whom three were drawn before. */
  const size = { id: SHARED, registered: 40, drawnBefore: 3 };
  const drawn = drawnAnew({
    strata: honest.strata.map((one) => (one.id === SHARED ? { ...one, ratio: [0, 1], minimum: 5 } : one)),
  });
  const yearly = (planned: JsonObject, frozen: JsonObject): readonly Stated[] =>
    saying(
      'RegisterFrozen',
      (data) => ({ ...data, sizes: [{ ...size, ...frozen }] }),
      planning(SHARED, { annual, ...planned }, logOf(drawn)),
    );
  const decided = (ratio: Json): readonly Stated[] =>
    yearly({}, {}).map(([type, data, ...stream]) =>
      member(data, 'ratio') === undefined ? [type, data, ...stream] : [type, { ...data, ratio }, ...stream],
    );

  it('follow from the share, its step and what was frozen', () => {
    expect(verdict(drawn, yearly({}, {}))).toMatch(/^good/);
    expect(verdict(drawn, yearly({}, { registered: 50 }))).toBe(contradicts(`minimum of stratum ${SHARED}`));
    expect(verdict(drawn, yearly({}, { drawnBefore: 9 }))).toBe(contradicts(`minimum of stratum ${SHARED}`));
    expect(verdict(drawn, yearly({}, { id: 'NOBODY' }))).toBe(contradicts(`minimum of stratum ${SHARED}`));
    expect(verdict(drawn, yearly({ annual: { share: [1, 0], step: [1, 1] } }, {}))).toBe(
      contradicts(`minimum of stratum ${SHARED}`),
    );
  });

  it('are of the share that was decided, however it is written', () => {
    expect(verdict(drawn, decided([74, 200]))).toMatch(/^good/);
    expect(verdict(drawn, decided([36, 100]))).toBe(contradicts(`yearly share of stratum ${SHARED}`));
  });
});
