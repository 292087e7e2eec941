import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, county, HEAD, LEGAL, ORGANISER, PLAN, role } from '../testing/county';
import {
  aCountersignature,
  aDraw,
  aReveal,
  DRAW,
  executedDraw,
  frozenDraw,
  hotels,
  pools,
  clinics,
} from '../testing/steps';
import { beaconValue } from './beacon';
import { drawOf } from './draw-state';
import { timeOfDrandRound } from './beacon-moment';
import { transcriptOf } from './transcript-of';

/** After revealBy (17:00 of 4 March) and the evening draw of the lottery. */
const LATE = '2026-03-05T09:00:00.000+08:00';
const lottery = { source: 'LOTTERY', round: '双色球2026025', at: '2026-03-04T21:15:00.000+08:00' };
const withLottery = { beacon: lottery };

function aBeacon(members: object = {}, cosigners: readonly string[] = [LEGAL]): Draft {
  const data = { source: 'LOTTERY', round: lottery.round, value: '21,03,33,09,27,14+08', ...members };
  return { type: 'BeaconObserved', stream: `draw/${DRAW}`, actor: ORGANISER, cosigners, at: LATE, data };
}

function revealed(members: object, scenario?: Scenario): Scenario {
  const now = scenario === undefined ? frozenDraw(members) : frozenDraw(members, DRAW, scenario);
  return now.given(aReveal(now, 'organiser')).given(aReveal(now, 'legal'));
}

describe('a draw without a beacon', () => {
  it('is the rule: its last secret executes it, and no beacon may be brought to it', () => {
    expect(executedDraw().all('DrawExecuted')).toHaveLength(1);
    expect(frozenDraw().outcome(aBeacon())).toBe('beacon-not-planned');
  });
});

describe('a draw with the numbers of a domestic lottery', () => {
  it('is executed by them, after every secret, and says that nobody could check them', () => {
    const now = revealed(withLottery);
    expect(now.all('DrawExecuted')).toEqual([]);
    now.given(aBeacon());
    expect(now.last('DrawExecuted').cause).toBe(now.last('BeaconObserved').id);
    const value = Buffer.from('03,09,14,21,27,33+08').toString('hex');
    expect(drawOf(now.facts(), DRAW)?.beacon).toMatchObject({ source: 'LOTTERY', value, verified: false });
    now.given(aCountersignature(now));
    expect(now.outcome(aBeacon())).toBe('draw-already-executed');
  });

  it('comes to another result than without them', () => {
    const now = revealed(withLottery).given(aBeacon());
    expect(now.last('DrawExecuted').data.seed).not.toBe(executedDraw().last('DrawExecuted').data.seed);
  });

  it('refuses a secret that comes after the time to reveal', () => {
    const now = frozenDraw(withLottery);
    now.given(aReveal(now, 'organiser')).passTo(LATE);
    expect(now.outcome(aReveal(now, 'legal'))).toBe('reveal-too-late');
    expect(now.outcome(aBeacon())).toBe('reveals-missing');
  });

  it('takes them under two signatures, of the organiser and of legal affairs, once they are drawn', () => {
    const now = revealed(withLottery);
    expect(now.outcome({ ...aBeacon(), at: '2026-03-04T16:00:00.000+08:00' })).toBe('beacon-too-early');
    expect(now.outcome({ ...aBeacon(), at: '2026-03-04T21:00:00.000+08:00' })).toBe('beacon-too-early');
    expect(now.outcome(aBeacon({}, []))).toBe('cosigner-not-authorised');
    expect(now.outcome(aBeacon({}, [HEAD]))).toBe('cosigner-not-authorised');
    expect(now.outcome({ ...aBeacon(), actor: 'organiser/O-2' })).toBe('not-the-organiser');
  });

  it.each<[string, object]>([
    ['beacon-wrong-round', { round: '双色球2026026' }],
    ['beacon-not-planned', { source: 'DRAND', value: 'ab'.repeat(48) }],
    ['beacon-not-a-lottery-result', { value: '1,2,3' }],
  ])('refuses with %s a beacon of %j', (code, members) => {
    expect(revealed(withLottery).outcome(aBeacon(members))).toBe(code);
  });
});

/** Quicknet's round 1000, as the network published it; known on 23 August 2023. */
const ROUND = '1000';
const SIGNATURE =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';
const drand = { source: 'DRAND', network: 'QUICKNET', round: ROUND };
const OTHER_PLAN = 'GQ-2023';

/** The county in the summer in which round 1000 was signed: its plan allows drand, its draw lies around it. */
function summerOf2023(beacons: object = { beacons: ['DRAND'] }): Scenario {
  const now = county();
  const { data } = now.last('PlanApproved');
  const approved = { ...data, ...beacons, title: '启用公共随机源的计划' };
  return now.given({ type: 'PlanApproved', stream: `plan/${OTHER_PLAN}`, actor: HEAD, data: approved });
}

const census = [hotels, pools, clinics].map(({ id, field, select }) => ({
  id,
  field,
  select,
  mode: 'census',
}));
const drandPlan = { plan: OTHER_PLAN, strata: census, beacon: drand };

describe('a draw with a round of drand’s quicknet', () => {
  it('is off unless the year’s plan, which the head signs, allows it', () => {
    const later = { beacon: { ...drand, round: '99999999' } };
    expect(county().outcome(aDraw({ plan: PLAN, ...later }))).toBe('beacon-not-configured');
    expect(summerOf2023({}).outcome(aDraw({ ...drandPlan, ...later }))).toBe('beacon-not-configured');
    expect(summerOf2023().outcome(aDraw({ ...drandPlan, ...later }))).toBe('accepted');
  });

  it('names its network and a round that is known only after the time to reveal', () => {
    const now = summerOf2023();
    const { network: _network, ...unnamed } = drand;
    expect(now.outcome(aDraw({ ...drandPlan, beacon: unnamed }))).toBe('beacon-not-configured');
    expect(now.outcome(aDraw(drandPlan))).toBe('beacon-round-too-early');
    const at = Math.ceil((Date.parse('2026-03-04T17:00:00.000+08:00') - timeOfDrandRound(1)) / 3000) + 1;
    const round = (number: number): object => ({ beacon: { ...drand, round: String(number) } });
    expect(now.outcome(aDraw({ ...drandPlan, ...round(at - 1) }))).toBe('beacon-round-too-early');
    expect(now.outcome(aDraw({ ...drandPlan, ...round(at + 1) }))).toBe('accepted');
  });

  it.each<[string, object]>([
    ['beacon-round-missing', { beacon: { ...drand, round: 'latest' } }],
    ['beacon-round-missing', { beacon: { source: 'DRAND', network: 'QUICKNET' } }],
    ['beacon-round-missing', { beacon: { source: 'LOTTERY', round: '2026025' } }],
    ['beacon-round-missing', { beacon: { ...lottery, round: undefined } }],
    ['beacon-round-too-early', { beacon: { ...lottery, at: '2026-03-04T17:00:00.000+08:00' } }],
  ])('is refused with %s where its plan says %j', (code, members) => {
    const draft = aDraw({ ...drandPlan, ...(JSON.parse(JSON.stringify(members)) as object) });
    expect(summerOf2023().outcome(draft)).toBe(code);
  });

  it('asks of drand the 48 bytes of a signature', () => {
    const value = 'ab'.repeat(48);
    expect(beaconValue({ source: 'DRAND', value })).toMatchObject({ ok: true });
    const short = beaconValue({ source: 'DRAND', value: 'ab' });
    expect(short.ok ? '' : short.rejection.code).toBe('beacon-not-a-drand-signature');
  });
});

describe('the signature of a round', () => {
  const TIMES = {
    commitBy: '2023-08-23T23:00:00.000+08:00',
    revealBy: '2023-08-23T23:59:22.000+08:00',
    unblind: { officers: '2023-08-25T08:00:00.000+08:00', entity: '2023-08-25T12:00:00.000+08:00' },
    validOn: '2024-08-25',
  };

  it('is checked where it is carried in: it executes the draw, and stands as verified', () => {
    const now = summerDraw(TIMES);
    expect(now.outcome(aDrandBeacon({ value: SIGNATURE.replace('b4', 'b5') }))).toBe(
      'beacon-signature-wrong',
    );
    expect(now.outcome(aDrandBeacon({ round: '1001' }))).toBe('beacon-wrong-round');
    expect(now.outcome(aDrandBeacon())).toBe('accepted');
    expect(drawOf(now.facts(), DRAW)?.beacon).toMatchObject({ verified: true, value: SIGNATURE });
    now.given(aCountersignature(now)).passTo('2023-08-25T12:00:00.000+08:00');
    expect(transcriptOf(now.facts(), DRAW)?.public.beacon).toEqual({
      ...{ source: 'DRAND', round: ROUND, value: SIGNATURE },
    });
  });
});

function aDrandBeacon(members: object = {}): Draft {
  const at = '2023-08-24T09:00:00.000+08:00';
  const draft = aBeacon({ source: 'DRAND', round: ROUND, value: SIGNATURE, ...members });
  return { ...draft, at };
}

const PEOPLE: readonly (readonly [string, string, string])[] = [
  [HEAD, 'HEAD', 'gaoqing-health'],
  [ORGANISER, 'DRAW_ADMIN', 'gaoqing-office'],
  [LEGAL, 'LEGAL', 'gaoqing-legal'],
  [COUNTERSIGNER, 'LEGAL', 'gaoqing-legal'],
];

/** A draw on the evening on which round 1000 was signed: people, list and plan of that summer. */
function summerDraw(times: object): Scenario {
  const now = county();
  const [{ data: list }, { data: plan }] = [now.last('ChecklistPublished'), now.last('PlanApproved')];
  const checklist = { ...list, effectiveFrom: '2023-08-23' };
  const draws = [{ no: 1, kind: 'KEY', from: '2023-08-01', to: '2023-12-31' }];
  now.passTo('2023-08-23T09:00:00.000+08:00').given(
    ...PEOPLE.map(role).map((draft) => ({
      ...draft,
      data: { ...draft.data, from: '2023-01-01', to: '2025-12-31' },
    })),
    { type: 'ChecklistPublished', stream: 'checklist/h23', actor: HEAD, data: checklist },
    {
      ...{ type: 'PlanApproved', stream: `plan/${OTHER_PLAN}`, actor: HEAD },
      data: { ...plan, checklist: 'h23', year: 2023, draws, beacons: ['DRAND'] },
    },
  );
  now.passTo('2023-08-23T22:00:00.000+08:00');
  return revealed({ ...drandPlan, checklist: 'h23', ...times }, now);
}
