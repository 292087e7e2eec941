import { addDays, toHex, utf8 } from '@mingjing/kernel';
import { rootOf, type Draft, type Scenario } from '@mingjing/kernel/testing';
import { commitmentOf } from '../algorithm/seed';
import { frozenRegisterOf } from '../domain/draw-questions';
import { BANDS, COUNTERSIGNER, county, FLOOR, HEAD, LEGAL, ORGANISER, PLAN, PUBLISHER } from './county';
import { sha256 } from './draws';

export const DRAW = 'GQ-2026-1';

export const TIMES = {
  commitBy: '2026-03-03T17:00:00.000+08:00',
  revealBy: '2026-03-04T17:00:00.000+08:00',
  unblind: { officers: '2026-03-09T08:00:00.000+08:00', entity: '2026-03-09T12:00:00.000+08:00' },
};

/** The same times so many weeks later. */
export function timesIn(weeks: number): typeof TIMES {
  const moved = (moment: string): string => `${addDays(moment.slice(0, 10), 7 * weeks)}${moment.slice(10)}`;
  const { commitBy, revealBy, unblind } = TIMES;
  return {
    commitBy: moved(commitBy),
    revealBy: moved(revealBy),
    unblind: { officers: moved(unblind.officers), entity: moved(unblind.entity) },
  };
}

export const hotels = {
  ...{ id: 'S-hotels', field: 'G/public-places', mode: 'ratio', ratioDecision: BANDS },
  select: { categories: ['PP'], subtypes: ['PP-HOTEL'] },
};
export const pools = {
  ...{ id: 'S-pools', field: 'G/public-places', mode: 'census' },
  select: { categories: ['PP'], subtypes: ['PP-SWIM'] },
};
export const clinics = {
  ...{
    id: 'S-clinics',
    field: 'G/medical',
    mode: 'ratio',
    ratio: [30, 100],
    minimum: 2,
    ratioDecision: FLOOR,
  },
  select: { categories: ['MI'] },
};

export const contributors = [
  { id: 'organiser', actor: ORGANISER },
  { id: 'legal', actor: LEGAL },
];

const planned = {
  ...{ plan: PLAN, no: 1, kind: 'KEY', items: ['PP-01', 'MI-01'], checklist: 'health' },
  ...{ strata: [hotels, pools, clinics], validOn: '2026-03-09', contributors, organiser: ORGANISER },
  ...{ ...TIMES, reserve: 'NONE', algorithm: 'mingjing-draw-v1' },
};

export function aDraw(members: object = {}, id = DRAW): Draft {
  return { type: 'DrawPlanned', stream: `draw/${id}`, actor: ORGANISER, data: { ...planned, ...members } };
}

/** Secret of a contributor, the same in every run; `salt` for another one. */
export function secretOf(contributor: string, salt = ''): string {
  return toHex(sha256(utf8(`secret of ${contributor} ${salt}`)));
}

function actorOf(contributor: string): string {
  return contributors.find(({ id }) => id === contributor)?.actor ?? ORGANISER;
}

export function aCommitment(contributor: string, id = DRAW, salt = id): Draft {
  const line = commitmentOf(id, { contributor, secret: secretOf(contributor, salt) }, sha256);
  return { type: 'SeedCommitted', stream: `draw/${id}`, actor: actorOf(contributor), data: line };
}

export function aFreeze(id = DRAW): Draft {
  return { type: 'FreezeOrdered', stream: `draw/${id}`, actor: ORGANISER, data: {} };
}

/** A reveal under the checkpoint of all that stands now. */
export function aReveal(scenario: Scenario, contributor: string, id = DRAW, members: object = {}): Draft {
  const size = scenario.events.length;
  const data = {
    ...{ contributor, secret: secretOf(contributor, id), checkpoint: { size, root: rootOf(size) } },
    ...members,
  };
  return { type: 'SeedRevealed', stream: `draw/${id}`, actor: actorOf(contributor), data };
}

export function aCountersignature(scenario: Scenario, id = DRAW): Draft {
  const { result } = scenario.last('TasksAssignedSealed').data;
  return { type: 'DrawResultCountersigned', stream: `draw/${id}`, actor: COUNTERSIGNER, data: { result } };
}

export function aVoid(cause: string, members: object = {}, id = DRAW): Draft {
  const data = { cause, reason: '详见附件', ...members };
  return { type: 'DrawVoided', stream: `draw/${id}`, actor: HEAD, cosigners: [LEGAL], data };
}

export function aPublication(transcript: string, id = DRAW, members: object = {}): Draft {
  const data = { transcript, ...members };
  return { type: 'DrawPublished', stream: `draw/${id}`, actor: PUBLISHER, cosigners: [LEGAL], data };
}

/** The stations of a draw; each takes the ones before it for granted. */
export function committedDraw(members: object = {}, id = DRAW, scenario = county()): Scenario {
  return scenario.given(aDraw(members, id), aCommitment('organiser', id), aCommitment('legal', id));
}

export function frozenDraw(members: object = {}, id = DRAW, scenario = county()): Scenario {
  return committedDraw(members, id, scenario).given(aFreeze(id));
}

export function executedDraw(members: object = {}, id = DRAW, scenario = county()): Scenario {
  const now = committedDraw(members, id, scenario);
  if (frozenRegisterOf(now.facts(), id) === undefined) now.given(aFreeze(id));
  return now.given(aReveal(now, 'organiser', id)).given(aReveal(now, 'legal', id));
}

export function countersignedDraw(members: object = {}, id = DRAW, scenario = county()): Scenario {
  const now = executedDraw(members, id, scenario);
  return now.given(aCountersignature(now, id));
}

/** Countersigned, and both sides told at their times so many weeks later. */
export function unblindedIn(now: Scenario, id: string, weeks: number): Scenario {
  return now.given(aCountersignature(now, id)).passTo(timesIn(weeks).unblind.entity);
}

export function unblindedDraw(members: object = {}, id = DRAW, scenario = county()): Scenario {
  return countersignedDraw(members, id, scenario).passTo('2026-03-09T12:00:00.000+08:00');
}
