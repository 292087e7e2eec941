import type { Scenario } from '@mingjing/kernel/testing';
import { county, HEAD } from '../testing/county';
import { daily, drawnByAnotherPlan, frozenInJune, keyCheck, keyTask, older } from '../testing/covers';
import { bureau, complaint, ordinary, PLAN_2, planned } from '../testing/records';
import { aDraw, aFreeze, hotels, timesIn } from '../testing/steps';
import { aClosure, aDesignation } from '../testing/tasks';
import { visitMade } from '../testing/visits';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { readList } from './lists';

const FOUR = ['E-001', 'E-003', 'E-005', 'E-007'];
const IN_MAY = '2026-05-20T10:00:00.000+08:00';
const dayByDay = { ...daily, bandAlarm: 'DAY_BY_DAY' };

function movers(now: Scenario, { lists }: FrozenRegister): readonly object[] {
  if (lists.movers === undefined) throw new Error('nobody moved a band');
  return readList(now.facts(), lists.movers);
}

describe('the alarm on a band that exclusions have moved', () => {
  const moved = (now: Scenario, plan: object = daily): object | undefined =>
    frozenInJune(now, plan).sizes.find(({ id }) => id === 'S-hotels')?.moved;

  it('names four key checks of the last 30 days that took 24 hotels below the edge', () => {
    const now = county().passTo(IN_MAY);
    now.given(...FOUR.map((id, at) => keyCheck(id, at)));
    const register = frozenInJune(now);
    expect(register.sizes[0]).toMatchObject({
      ...{ population: 20, drawn: 10, oneMore: 8 },
      moved: { since: '2026-05-02', population: 24, drawn: 9, came: 0, left: 4 },
    });
    const entries = now.all('TaskAdded').map(({ index }) => index);
    expect(movers(now, register)).toEqual(
      FOUR.map((entity, at) => ({ entity, entry: entries[at], stratum: 'S-hotels', came: false })),
    );
  });

  it('names the closures that gave them back', () => {
    const now = county().given(...FOUR.map((id, at) => keyCheck(id, at)));
    now.passTo(IN_MAY).given(aClosure(keyTask(0), 'G-02'));
    expect(moved(now)).toMatchObject({ population: 20, drawn: 10, came: 1, left: 0 });
  });

  it('names the draw of another plan that took whom it drew', () => {
    const { ratioDecision: _bands, ...plain } = hotels;
    const now = drawnByAnotherPlan({ ...plain, mode: 'census' });
    now.given(aDraw({ ...daily, ...timesIn(9) }, 'D'), aFreeze('D'));
    const register = frozenRegisterOf(now.facts(), 'D');
    expect(register?.sizes[0]?.moved).toMatchObject({ population: 24, came: 0, left: 24 });
    if (register === undefined) throw new Error('not frozen');
    const entry = now.all('TasksAssignedSealed')[0]?.index;
    expect(movers(now, register)).toEqual(
      Array.from({ length: 24 }, () => expect.objectContaining({ entry }) as object),
    );
  });

  /** E-001 under an open key check since March, the edge one hotel away; in May its visit comes to an end. */
  const visitedInMay = (result: string): Scenario => {
    const now = county().given(...FOUR.map((id, at) => keyCheck(id, at)), aDesignation({}, {}, keyTask(1)));
    return visitMade(now.passTo(IN_MAY), keyTask(1), result);
  };

  it.each(['CLOSED', 'REFUSED', 'NOT_INSPECTED'])('names the visit that gave one back: %s', (result) => {
    const now = visitedInMay(result);
    const register = frozenInJune(now, dayByDay);
    expect(register.sizes[0]).toMatchObject({
      ...{ population: 21, drawn: 8 },
      moved: { since: '2026-05-02', population: 20, drawn: 10, came: 1, left: 0 },
    });
    expect(movers(now, register)).toEqual([
      {
        ...{ entity: 'E-003', entry: now.last('InspectionFinished').index },
        ...{ stratum: 'S-hotels', came: true },
      },
    ]);
    // A plan of an older log looks at both days as of the freeze.
    expect(moved(visitedInMay(result))).toBeUndefined();
  });

  it('is silent on a visit in which somebody inspected: the entity was covered before and is now', () => {
    expect(moved(visitedInMay('NORMAL'), dayByDay)).toBeUndefined();
  });

  it('names the task that nobody came for by its day', () => {
    const now = county().given(
      ...FOUR.map((id, at) => keyCheck(id, at, at === 0 ? { due: '2026-05-20' } : {})),
    );
    const register = frozenInJune(now, dayByDay);
    expect(register.sizes[0]).toMatchObject({ moved: { population: 20, came: 1, left: 0 } });
    expect(movers(now, register)).toMatchObject([{ entity: 'E-001', entry: now.all('TaskAdded')[0]?.index }]);
  });

  it('is silent on key checks of long before, and in older plans', () => {
    expect(moved(county().given(...FOUR.map((id, at) => keyCheck(id, at))))).toBeUndefined();
    const now = county().passTo(IN_MAY);
    now.given(...FOUR.map((id, at) => keyCheck(id, at)));
    expect(moved(now, older)).toBeUndefined();
  });
});

describe('the alarm on a band that complaints have moved', () => {
  const BY_BANDS = '00000000-0000-4000-9000-0000000000ba';
  const { ratio: _share, ...hotelsByBands } = { ...ordinary, ratioDecision: BY_BANDS };

  /** Two complaints each put four hotels into a class of their own, on a day. */
  function complainedOf(day: string, members: object): readonly [Scenario, FrozenRegister] {
    const now = bureau();
    const { data } = now.all('RatioDecided').find((one) => one.data['source'] === 'BAND') ?? { data: {} };
    now.given({
      type: 'RatioDecided',
      stream: `plan/${PLAN_2}`,
      actor: HEAD,
      data: { ...data, decision: BY_BANDS },
    });
    now.passTo(`${day}T10:00:00.000+08:00`);
    const twice = ['E-010', 'E-012', 'E-014', 'E-016'].flatMap((id) => [id, id]);
    now.given(...twice.map((id, at) => complaint(at + 20, id, `${day}T09:00:00.000+08:00`)));
    const [, ...others] = planned.strata;
    return [now, frozenInJune(now, { ...planned, strata: [hotelsByBands, ...others], ...members })];
  }

  const sizeOf = ({ sizes }: FrozenRegister): object | undefined => sizes.find(({ id }) => id === 'S-hotels');

  it('names the complaints of the last 30 days, day by day', () => {
    const [now, register] = complainedOf('2026-05-20', { bandAlarm: 'DAY_BY_DAY' });
    expect(sizeOf(register)).toMatchObject({ population: 17, moved: { population: 21, came: 0, left: 4 } });
    const second = now.all('TriggerRecorded').filter((_event, at) => at >= 6 && at % 2 === 1);
    expect(movers(now, register)).toMatchObject(
      second.map(({ index, data }) => ({ entity: data['entity'], entry: index })),
    );
  });

  it('is silent on complaints of before, and in the plans of an older log', () => {
    expect(sizeOf(complainedOf('2026-05-01', { bandAlarm: 'DAY_BY_DAY' })[1])).not.toHaveProperty('moved');
    expect(sizeOf(complainedOf('2026-05-20', {})[1])).not.toHaveProperty('moved');
  });
});
