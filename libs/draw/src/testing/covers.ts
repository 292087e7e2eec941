import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { frozenRegisterOf } from '../domain/draw-questions';
import type { FrozenRegister } from '../domain/draw-state';
import { county, HEAD } from './county';
import { aDraw, aFreeze, DRAW, executedDraw, hotels, timesIn, unblindedIn } from './steps';
import { aTask } from './tasks';

export function keyCheck(entity: string, at: number, members: object = {}): Draft {
  return aTask({ origin: 'KEY', entity, due: '2026-06-30', ...members }, keyTask(at));
}

const OTHER_PLAN = 'GQ-2026-B';

/** Id of the task of a key check. */
export function keyTask(at: number): string {
  return `00000000-0000-4000-a000-0000000004${String(at).padStart(2, '0')}`;
}

const times = {
  commitBy: '2026-06-03T17:00:00.000+08:00',
  revealBy: '2026-06-04T17:00:00.000+08:00',
  unblind: { officers: '2026-06-09T08:00:00.000+08:00', entity: '2026-06-09T12:00:00.000+08:00' },
  validOn: '2026-06-09',
};
/** Plans of a daily draw of hotels: of an older log, of a later one, and as new ones are. */
export const older = { no: 2, kind: 'DAILY', strata: [hotels], exclude: ['COVERED_KEY'] };
export const visited = { ...older, coveredMeans: 'VISITED_OR_PENDING' };
export const daily = { ...older, coveredMeans: 'INSPECTED_OR_PENDING' };

/** Frozen on the first of June. */
export function frozenInJune(now: Scenario, plan: object = daily): FrozenRegister {
  now.passTo('2026-06-01T09:00:00.000+08:00').given(aDraw({ ...plan, ...times }, 'D'), aFreeze('D'));
  const register = frozenRegisterOf(now.facts(), 'D');
  if (register === undefined) throw new Error('not frozen');
  return register;
}

/** On the 20th of April, seven weeks after the register was filled. */
export function drawnByAnotherPlan(stratum: object): Scenario {
  const now = county().passTo('2026-04-20T09:00:00.000+08:00');
  const { data } = now.last('PlanApproved');
  now.given({ type: 'PlanApproved', stream: `plan/${OTHER_PLAN}`, actor: HEAD, data });
  const members = { plan: OTHER_PLAN, strata: [stratum], ...timesIn(7) };
  return unblindedIn(executedDraw(members, DRAW, now), DRAW, 7);
}
