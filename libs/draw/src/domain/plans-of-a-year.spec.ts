import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { county, HEAD, PLAN } from '../testing/county';
import { aDraw, aFreeze, DRAW, executedDraw, hotels, timesIn, unblindedIn } from '../testing/steps';
import { frozenRegisterOf } from './draw-questions';
import { readList } from './lists';
import { tasksOfDraw } from './drawn-tasks';

const SECOND = 'GQ-2026-B';
const DECISION = '00000000-0000-4000-9000-0000000000c1';

/** The plan of the year once more, under another id. */
function again(now: Scenario, members: object): Draft {
  const { data } = now.last('PlanApproved');
  return {
    ...{ type: 'PlanApproved', stream: `plan/${SECOND}`, actor: HEAD },
    data: JSON.parse(JSON.stringify({ ...data, ...members })) as object,
  };
}

const stratum = { ...hotels, ratioDecision: DECISION };
const members = { plan: SECOND, strata: [stratum], exclude: ['DRAWN_THIS_YEAR'], ...timesIn(2) };

/** A first plan whose draw is made and told, and a second one. */
function secondPlan(second: object): Scenario {
  const now = unblindedIn(executedDraw({ strata: [hotels] }), DRAW, 0);
  const data = { ...now.all('RatioDecided')[0]?.data, decision: DECISION };
  return now.given(again(now, second), { type: 'RatioDecided', stream: `plan/${SECOND}`, actor: HEAD, data });
}

function leftOut(now: Scenario): readonly { readonly entity: string; readonly reason: string }[] {
  const lists = now.given(aDraw(members, 'D'), aFreeze('D')) && frozenRegisterOf(now.facts(), 'D')?.lists;
  if (lists === undefined) throw new Error('not frozen');
  return readList(now.facts(), lists.excluded);
}

const drawnBy = (now: Scenario): readonly string[] =>
  tasksOfDraw(now.facts(), DRAW).map(({ entity }) => entity);

describe('several plans of a year', () => {
  it('draw nobody twice where the second continues the first', () => {
    const now = secondPlan({ continues: [PLAN] });
    expect(leftOut(now)).toEqual(
      [...drawnBy(now)].sort().map((entity) => ({ entity, reason: 'DRAWN_THIS_YEAR' })),
    );
  });

  it('draw nobody twice whichever of the two draws first', () => {
    const now = county();
    const data = { ...now.all('RatioDecided')[0]?.data, decision: DECISION };
    now.given(again(now, { continues: [PLAN] }), {
      type: 'RatioDecided',
      stream: `plan/${SECOND}`,
      actor: HEAD,
      data,
    });
    unblindedIn(executedDraw({ ...members, ...timesIn(0) }, 'B', now), 'B', 0);
    now.given(aDraw({ strata: [hotels], exclude: ['DRAWN_THIS_YEAR'], ...timesIn(2) }, 'A'), aFreeze('A'));
    const taken = tasksOfDraw(now.facts(), 'B').length;
    expect(frozenRegisterOf(now.facts(), 'A')?.counts).toMatchObject({
      entities: 24 - taken,
      excluded: taken,
    });
  });

  it('hold the cap of an entity together', () => {
    const now = secondPlan({ continues: [PLAN], capPerEntity: 1 });
    const { exclude: _none, ...capped } = members;
    now.given(aDraw(capped, 'D'), aFreeze('D'));
    expect(frozenRegisterOf(now.facts(), 'D')?.counts.excluded).toBe(drawnBy(now).length);
  });

  it('are one only where the later says so: an older log draws as it did', () => {
    expect(leftOut(secondPlan({}))).toEqual([]);
  });

  it('wait for each other: what is frozen must not tell of a draw that is still sealed', () => {
    const now = executedDraw({ strata: [hotels] });
    const data = { ...now.all('RatioDecided')[0]?.data, decision: DECISION };
    now.given(again(now, { continues: [PLAN] }), {
      type: 'RatioDecided',
      stream: `plan/${SECOND}`,
      actor: HEAD,
      data,
    });
    expect(now.given(aDraw(members, 'D')).outcome(aFreeze('D'))).toBe('earlier-draw-sealed');
  });

  it('are approved only where the later continues the earlier of its level or kind of draws', () => {
    const now = county();
    expect(now.admission(again(now, {}))).toBe('earlier-plan-not-continued');
    expect(now.admission(again(now, { level: 'CITY' }))).toBe('earlier-plan-not-continued');
    expect(now.admission(again(now, { continues: [PLAN] }))).toBe('admitted');
    const special = {
      level: 'CITY',
      draws: [{ no: 1, kind: 'SPECIAL', from: '2026-03-01', to: '2026-12-31' }],
    };
    expect(now.admission(again(now, special))).toBe('admitted');
    const next = { year: 2027, draws: [{ no: 1, kind: 'KEY', from: '2027-03-01', to: '2027-12-31' }] };
    expect(now.admission(again(now, next))).toBe('admitted');
    expect(now.outcome(again(now, { ...next, continues: [PLAN] }))).toBe('continued-plan-unknown');
    expect(now.outcome(again(now, { continues: ['nobody'] }))).toBe('continued-plan-unknown');
  });
});
