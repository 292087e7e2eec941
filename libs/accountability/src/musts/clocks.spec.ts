import { shippedRules } from '@mingjing/governance';
import { calendarTold, LEAD, ruleTold, shippedCalendar } from '../testing/bureau';
import { judged, judgedIn } from '../testing/judged';
import { judgeMusts } from './judge';
import { limitKey } from './must-record';
import { china, confirmed, ordered, served, traced, visitStarted } from '../testing/acts';
import { decided, decisionServed, filed } from '../testing/case-acts';

const trace = (at: string) => [...visitStarted(at), traced(at)];
const rule = (id: string, members: object) => {
  const known = shippedRules.find((one) => one.rule === id);
  return ruleTold({ ...known, version: 2, ...members } as { rule: string });
};

describe('a limit', () => {
  it.each([
    // Worked cases of the domain handbook: National Day, Sunday 20 September and Saturday 10 October worked.
    ['09-19 10:00', '2026-09-22T23:59:59.999+08:00'],
    ['09-30 23:59', '2026-10-10T23:59:59.999+08:00'],
    ['10-01 00:01', '2026-10-10T23:59:59.999+08:00'],
  ])('of three working days from %s ends at %s', (at, limit) => {
    expect(judged(trace(at)).row('M1', '12-01 10:00').limit).toBe(limit);
  });

  it('of a served decision crosses National Day', () => {
    const told = judged(
      trace('09-01 10:00'),
      confirmed('09-01 11:00'),
      filed('09-02 10:00'),
      decided('09-30 10:00'),
    );
    expect(told.row('M3', '10-15 23:59')).toMatchObject({
      state: 'PENDING',
      limit: '2026-10-15T23:59:59.999+08:00',
    });
    expect(told.row('M3', '10-16 00:00').state).toBe('OVERDUE');
  });

  it('that ends on a holiday rolls where its rule says so', () => {
    const told = judged(trace('07-01 10:00'), confirmed('07-01 11:00'), filed('07-05 10:00'));
    expect(told.row('M3', '10-01 10:00').limit).toBe('2026-10-08T23:59:59.999+08:00');
  });

  it('through a year without a calendar is provisional; when the calendar comes both values are kept', () => {
    const acts = [...trace('12-30 10:00'), confirmed('12-30 11:00')];
    const before = judged(acts);
    const provisional = before.row('M1', '12-31 10:00');
    expect(provisional.rule).toMatchObject({ provisional: true });
    const after = judged(acts, { ...calendarTold(shippedCalendar(2027)), at: china('12-31 10:00') });
    expect(after.row('M1', '12-31 11:00').rule).toMatchObject({ provisional: false });
    const stored = after.record().limits[limitKey('T-34', china('12-30 10:00'))];
    expect(stored?.map(({ limit }) => limit)).toEqual([
      provisional.limit,
      after.row('M1', '12-31 11:00').limit,
    ]);
    expect(provisional.limit).not.toBe(after.row('M1', '12-31 11:00').limit);
  });

  it('that runs is taken over by a rule that is new from its effect, and the old value is kept', () => {
    const told = judged(trace('03-02 10:00'), {
      ...rule('T-34', { value: 5, validFrom: '2026-03-04' }),
      at: china('03-03 10:00'),
    });
    expect(told.row('M1', '03-04 10:00')).toMatchObject({
      limit: '2026-03-09T23:59:59.999+08:00',
      rule: { version: 2 },
    });
    expect(told.record().limits[limitKey('T-34', china('03-02 10:00'))]).toHaveLength(2);
  });

  it('says so where no rule is in force, and judges nothing', () => {
    const without = judgedIn({ without: ['T-34'] }, trace('03-02 10:00'));
    expect(without.row('M1', '04-30 10:00')).toMatchObject({ state: 'PENDING', note: 'no rule in force' });
  });

  it('is made when its rule is published after the trace', () => {
    const told = judgedIn({ without: ['T-34'] }, trace('03-02 10:00'), {
      ...rule('T-34', { version: 1 }),
      at: china('03-20 10:00'),
    });
    expect(told.row('M1', '03-20 11:00')).toMatchObject({
      state: 'OVERDUE',
      limit: '2026-03-05T23:59:59.999+08:00',
    });
  });
});

describe('a judgement as of an earlier moment', () => {
  const told = judged(
    trace('03-02 10:00'),
    confirmed('03-02 11:00'),
    ordered('03-02 11:30', { due: '03-17' }),
    served('03-09 10:00'),
    filed('03-10 10:00'),
    decided('05-10 10:00'),
    decisionServed('05-11 10:00'),
  );

  it('knows only what there was', () => {
    expect(told.rows('03-01 10:00')).toEqual([]);
    expect(told.states('03-02 10:30')).toEqual({ M1: 'PENDING' });
    expect(told.states('03-06 10:00')).toEqual({ M1: 'OVERDUE', M3: 'PENDING' });
    expect(told.states('03-09 10:00')).toEqual({ M1: 'MET_LATE', M2: 'PENDING', M3: 'PENDING' });
    expect(told.states('06-09 10:00')).toEqual({ M1: 'MET_LATE', M2: 'OVERDUE', M3: 'MET' });
  });

  it('refuses what is no moment', () => {
    expect(() => judgeMusts(told.record(), 'yesterday')).toThrow(RangeError);
  });

  it('takes a recorded time as well as a claim', () => {
    const rows = judgeMusts(told.record(), '2026-03-05T16:00:00.000Z');
    expect(rows[0]).toMatchObject({ must: 'M1', state: 'OVERDUE' });
    expect(rows[0]?.because[0]).toMatchObject({ signer: LEAD });
  });
});
