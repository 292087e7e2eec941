import type { Scenario } from '@mingjing/kernel/testing';
import {
  county,
  entity,
  entityChange,
  filed,
  interest,
  officer,
  officerChange,
  unfiledCounty,
} from '../testing/county';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  clinics,
  committedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  hotels,
  pools,
  timesIn,
  unblindedDraw,
} from '../testing/steps';
import type { ExcludedRow } from './exclusion';
import { frozenRegisterOf } from './draw-questions';
import type { FrozenRegister } from './draw-state';
import { tasksOfDraw } from './drawn-tasks';
import { readList } from './lists';

function frozen(now: Scenario, id = DRAW): FrozenRegister {
  const register = frozenRegisterOf(now.facts(), id);
  if (register === undefined) throw new Error('not frozen');
  return register;
}

function excluded(now: Scenario, id = DRAW): readonly ExcludedRow[] {
  return readList<ExcludedRow>(now.facts(), frozen(now, id).lists.excluded);
}

const { ratioDecision: _decision, ...plain } = hotels;
const second = { no: 2, kind: 'DAILY' };

describe('the freeze of the registers', () => {
  it('is ordered by the organiser that the plan names, once', () => {
    const now = committedDraw();
    expect(now.outcome({ ...aFreeze(), actor: 'organiser/O-2' })).toBe('not-the-organiser');
    expect(now.outcome(aFreeze('GQ-2026-9'))).toBe('draw-unknown');
    now.given(aFreeze());
    expect(now.outcome(aFreeze())).toBe('register-already-frozen');
  });

  it('stands in the same append as its order, with its lists as files', () => {
    const now = frozenDraw();
    const order = now.last('FreezeOrdered');
    const register = now.last('RegisterFrozen');
    expect(register).toMatchObject({ index: order.index + 1, cause: order.id, algorithm: 'draw-freeze/v1' });
    expect(register.data.asOf).toBe(order.index);
    for (const { sha256, size } of Object.values(frozen(now).lists)) {
      expect(now.files.get(sha256)?.length).toBe(size);
    }
  });

  it('is refused while the officer register is not filed as it stands', () => {
    const now = committedDraw().given(officer('G-07'));
    expect(now.outcome(aFreeze())).toBe('officer-register-not-filed');
    expect(filed(now).outcome(aFreeze())).toBe('accepted');
  });

  it.each([
    ['never filed', unfiledCounty()],
    ['changed after it was last filed', county().given(officer('G-07'))],
  ])('says of an officer register that was %s just that, and how to file it', (what, now) => {
    const decision = now.given(aDraw()).when(aFreeze());
    expect(decision).toMatchObject({
      accepted: false,
      rejection: {
        reason: expect.stringMatching(`was ${what} with the bureau.*mingjing register file`) as string,
      },
    });
  });

  it('is refused where an entity fits two strata, which it names', () => {
    const now = committedDraw({ strata: [hotels, pools, clinics] }).given(
      entity('E-900', { subtypes: ['PP-HOTEL', 'PP-SWIM'] }),
    );
    const decision = now.when(aFreeze());
    if (decision.accepted) throw new Error('accepted');
    expect(decision.rejection).toMatchObject({ code: 'entity-in-two-strata', facts: { entity: 'E-900' } });
    expect(now.all('FreezeOrdered')).toEqual([]);
  });

  it('lists entities that fit no stratum', () => {
    const now = committedDraw().given(entity('E-900', { category: 'DW', subtypes: ['DW-SEC'] }), aFreeze());
    expect(frozen(now).counts).toMatchObject({ entities: 40, unlisted: 1 });
    expect(readList(now.facts(), frozen(now).lists.unlisted)).toEqual([{ entity: 'E-900' }]);
  });

  it('lists whom it leaves out because the register does, and why', () => {
    const exclusion = { basis: { document: '国办发〔2024〕54号' }, reason: '不属于监管对象' };
    const now = committedDraw().given(
      entityChange('E-002', { status: 'CLOSED' }),
      {
        ...{ type: 'EntityExcluded', stream: 'entity/E-003', actor: 'registrar/R-1', data: exclusion },
        cosigners: ['legal/L-1'],
      },
      aFreeze(),
    );
    expect(excluded(now)).toEqual([
      { entity: 'E-002', reason: 'NOT_ACTIVE' },
      { entity: 'E-003', reason: 'OUT_OF_SCOPE' },
    ]);
    expect(frozen(now).counts).toMatchObject({ entities: 38, excluded: 2 });
  });

  it('leaves out what the plan excludes, with the reason of each', () => {
    const now = unblindedDraw({ strata: [pools] });
    now.given(
      entityChange('E-001', { licensor: 'zibo-health' }),
      entityChange('E-002', { licensor: 'gaoqing-section-1' }),
      aDraw({ ...second, ...timesIn(1), exclude: ['DRAWN_THIS_YEAR', 'OTHER_LICENSOR'] }, 'GQ-2026-2'),
      aFreeze('GQ-2026-2'),
    );
    expect(excluded(now, 'GQ-2026-2')).toEqual([
      { entity: 'E-001', reason: 'OTHER_LICENSOR' },
      ...['E-025', 'E-026', 'E-027', 'E-028', 'E-029', 'E-030'].map((id) => ({
        ...{ entity: id, reason: 'DRAWN_THIS_YEAR' },
      })),
    ]);
  });

  it('weighs by grade as the published table says, never below what the register says', () => {
    const weights = [{ grade: 'C', weight: 3 }];
    const now = committedDraw({ weights }).given(entityChange('E-001', { weight: 5 }), aFreeze());
    const rows = readList<{ id: string; weight: number }>(now.facts(), frozen(now).lists.entities);
    const weightOf = (id: string): number | undefined => rows.find((row) => row.id === id)?.weight;
    expect([weightOf('E-001'), weightOf('E-002'), weightOf('E-003'), weightOf('E-025')]).toEqual([
      5, 3, 1, 1,
    ]);
  });

  it('takes the band of the frozen register and shows the cliff beside it', () => {
    const gone = ['E-001', 'E-002', 'E-003', 'E-004'].map((id) => entityChange(id, { status: 'CLOSED' }));
    const now = committedDraw().given(...gone, aFreeze());
    const size = frozen(now).sizes.find(({ id }) => id === 'S-hotels');
    expect(size).toMatchObject({ population: 20, drawn: 10, oneMore: 8, oneFewer: 10 });
    expect(size?.band).toEqual({ min: 1, max: 20, percent: 50 });
  });

  it('turns a yearly share into what is still owed after this draw', () => {
    const yearly = (k: number): object => ({
      strata: [{ ...plain, annual: { share: [40, 100], step: [k, 2] } }],
      exclude: ['DRAWN_THIS_YEAR'],
    });
    const now = unblindedDraw({ ...second, ...yearly(1) });
    // 40 % of 24 is 9.6; half of it, rounded up, is 5.
    expect(tasksOfDraw(now.facts(), DRAW)).toHaveLength(5);
    executedDraw({ ...second, ...timesIn(1), no: 4, ...yearly(2) }, 'GQ-2026-2', now);
    const size = frozen(now, 'GQ-2026-2').sizes[0];
    expect(size).toMatchObject({
      registered: 24,
      drawnBefore: 5,
      population: 19,
      drawn: 5,
      oneFewer: 5,
      oneMore: 5,
    });
    expect(frozen(now, 'GQ-2026-2').strata[0]).toMatchObject({ mode: 'ratio', ratio: [0, 1], minimum: 5 });
  });

  it('is not touched by what happens to the registers afterwards', () => {
    const quiet = executedDraw();
    const now = frozenDraw();
    now.given(
      entity('E-900'),
      entityChange('E-001', { status: 'CLOSED', weight: 99 }),
      officerChange('G-01', { status: 'LEFT' }),
      interest('G-02', 'E-025'),
    );
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.last('TasksAssignedSealed').data).toEqual(quiet.last('TasksAssignedSealed').data);
  });

  it('may come before the commitments', () => {
    const now = county().given(aDraw(), aFreeze(), aCommitment('organiser'), aCommitment('legal'));
    now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
    expect(now.all('DrawExecuted')).toHaveLength(1);
  });
});
