import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { county } from '../testing/county';
import {
  aCommitment,
  aCountersignature,
  aDraw,
  aFreeze,
  aPublication,
  aReveal,
  committedDraw,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  unblindedDraw,
} from '../testing/steps';
import { transcriptOf } from './transcript-of';

/** Each station of the protocol, by what stands before it and not yet after it. */
const STATIONS = {
  nothing: () => county(),
  planned: () => county().given(aDraw()),
  committed: () => committedDraw(),
  frozen: () => frozenDraw(),
  revealing: () => {
    const now = frozenDraw();
    return now.given(aReveal(now, 'organiser'));
  },
  executed: () => executedDraw(),
  countersigned: () => countersignedDraw(),
  unblinded: () => unblindedDraw(),
  published: () => {
    const now = unblindedDraw();
    return now.given(aPublication(transcriptOf(now.facts(), DRAW)?.hash ?? ''));
  },
} satisfies Readonly<Record<string, () => Scenario>>;

type Station = keyof typeof STATIONS;

const NONE = '00'.repeat(32);
const countersignature = (now: Scenario): Draft =>
  now.all('TasksAssignedSealed').length > 0
    ? aCountersignature(now)
    : {
        ...aPublication(NONE),
        type: 'DrawResultCountersigned',
        actor: 'legal/L-2',
        cosigners: [],
        data: { result: NONE },
      };

const ACTS: Readonly<Record<string, (now: Scenario) => Draft>> = {
  DrawPlanned: () => aDraw(),
  SeedCommitted: () => aCommitment('legal', DRAW, 'another secret'),
  FreezeOrdered: () => aFreeze(),
  SeedRevealed: (now) => aReveal(now, 'legal'),
  DrawResultCountersigned: countersignature,
  DrawPublished: (now) => aPublication(transcriptOf(now.facts(), DRAW)?.hash ?? NONE),
};

const EVERY = Object.keys(STATIONS) as readonly Station[];
const after = (station: Station): readonly Station[] => EVERY.slice(EVERY.indexOf(station));

/** The rows that are refused, with the name of the refusal; every other pair is accepted. */
const REFUSED: readonly (readonly [act: string, code: string, at: readonly Station[]])[] = [
  ['DrawPlanned', 'draw-exists', after('planned')],
  ['SeedCommitted', 'draw-unknown', ['nothing']],
  ['SeedCommitted', 'already-committed', after('committed')],
  ['FreezeOrdered', 'draw-unknown', ['nothing']],
  ['FreezeOrdered', 'register-already-frozen', after('frozen')],
  ['SeedRevealed', 'draw-unknown', ['nothing']],
  ['SeedRevealed', 'register-not-frozen', ['planned', 'committed']],
  ['SeedRevealed', 'already-revealed', after('executed')],
  ['DrawResultCountersigned', 'draw-unknown', ['nothing']],
  ['DrawResultCountersigned', 'draw-not-executed', ['planned', 'committed', 'frozen', 'revealing']],
  ['DrawResultCountersigned', 'already-countersigned', after('countersigned')],
  ['DrawPublished', 'draw-unknown', ['nothing']],
  ['DrawPublished', 'draw-not-executed', ['planned', 'committed', 'frozen', 'revealing']],
  ['DrawPublished', 'draw-not-unblinded', ['executed', 'countersigned']],
  ['DrawPublished', 'draw-published', ['published']],
];

const pairs = Object.keys(ACTS).flatMap((act) => EVERY.map((station) => [act, station] as const));
const expected = (act: string, station: Station): string =>
  REFUSED.find(([one, , at]) => one === act && at.includes(station))?.[1] ?? 'accepted';

describe('the order of a draw, which the log itself enforces', () => {
  it.each(pairs.map(([act, station]) => [act, station, expected(act, station)] as const))(
    'takes %s where the draw is %s: %s',
    (act, station, code) => {
      const now = STATIONS[station]();
      expect(now.outcome(ACTS[act]!(now))).toBe(code);
    },
  );

  it.each(['RegisterFrozen', 'DrawExecuted', 'TasksAssignedSealed', 'AssignmentRevealed', 'RevealOverdue'])(
    'lets nobody state %s: the ledger derives it',
    (type) => {
      const now = unblindedDraw().passTo('2026-04-01T09:00:00.000+08:00');
      const stream = type === 'AssignmentRevealed' ? `task/${DRAW}/E-001` : `draw/${DRAW}`;
      expect(now.outcome({ type, stream, data: {}, actor: 'head/H-1' })).toBe('ledger-only');
    },
  );
});
