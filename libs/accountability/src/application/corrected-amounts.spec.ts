import { canonicalJson, toHex, utf8 } from '@mingjing/kernel';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { act, confirmed, traced, uuid, visitStarted } from '../testing/acts';
import { HEAD, LEAD, openBureau, SECOND } from '../testing/bureau';
import { C1, onSpot } from '../testing/case-acts';

const PAID = uuid('7', 1);
const IMPOSED = uuid('7', 2);
const AT = '04-25 10:00';
const paid = (amountFen: number, id = uuid('7', 3)) =>
  act('FinePaid', `case/${C1}`, LEAD, AT, { amountFen }, { id });
const closed = () => act('CaseClosed', `case/${C1}`, HEAD, AT, { reason: 'EXECUTED' });

/** A fine of 500 yuan, of which a payment is recorded. */
const recorded = (amountFen: number) =>
  openBureau().given(
    ...visitStarted('03-02 09:00'),
    traced('03-02 10:00'),
    confirmed('03-02 11:00'),
    onSpot('04-20 10:00', { id: IMPOSED }),
    act('FinePaid', `case/${C1}`, LEAD, '04-22 10:00', { amountFen }, { id: PAID }),
  );

interface Corrected {
  readonly member?: string;
  readonly cosigners?: readonly string[];
}

function to(
  scenario: Scenario,
  target: string,
  newValue: string,
  { member = 'data.amountFen', cosigners = [SECOND] }: Corrected = {},
): Draft {
  const entry = scenario.events.find(({ id }) => id === target)!;
  const value = entry.data[member.slice('data.'.length)] ?? null;
  const oldHash = toHex(scenario.facts().sha256(utf8(canonicalJson(value))));
  const data = {
    target,
    targetIndex: entry.index,
    member,
    oldHash,
    newValue,
    reason: '笔误',
    authority: '规范',
  };
  const id = uuid('8', scenario.events.length);
  return act('CorrectionRecorded', `correction/${id}`, LEAD, '04-24 10:00', data, { id, cosigners });
}

const after = (
  scenario: Scenario,
  ...corrections: readonly (readonly [target: string, newValue: string, more?: Corrected])[]
): Scenario =>
  corrections.reduce((one, [target, newValue, more]) => one.given(to(one, target, newValue, more)), scenario);

describe('a payment whose amount was recorded wrongly', () => {
  it('counts as its correction says: what was paid in full is closed as executed, and is paid no more', () => {
    expect(recorded(5_000).admission(closed())).toBe('fine-unpaid');
    const right = after(recorded(5_000), [PAID, '50000']);
    expect(right.admission(closed())).toBe('admitted');
    expect(right.admission(paid(45_000))).toBe('paid-more-than-owed');
  });

  it('counts for no more than its correction says: what is owed still can be paid, and the case stays open until it is', () => {
    const right = after(recorded(50_000), [PAID, '5000']);
    expect(right.admission(closed())).toBe('fine-unpaid');
    expect(right.admission(paid(45_000))).toBe('admitted');
    expect(right.admission(paid(45_001))).toBe('paid-more-than-owed');
    expect(right.given(paid(45_000)).admission(closed())).toBe('admitted');
  });

  it('leaves a debt that can be paid where the case was closed as executed in the meantime', () => {
    const over = recorded(50_000).given(closed());
    expect(over.admission(paid(1))).toBe('case-closed');
    const right = after(over, [PAID, '0']);
    expect(right.admission(paid(50_000))).toBe('admitted');
    expect(right.given(paid(50_000)).admission(paid(1, uuid('7', 4)))).toBe('case-closed');
  });

  it('is what its last correction says, and an amount of something else moves it as little as a remark in words', () => {
    expect(after(recorded(5_000), [PAID, '50000'], [PAID, '5000']).admission(closed())).toBe('fine-unpaid');
    const fined = after(recorded(5_000), [IMPOSED, '5000', { member: 'data.fineFen' }]);
    expect(fined.admission(closed())).toBe('admitted');
    expect(fined.admission(paid(1))).toBe('paid-more-than-owed');
  });

  it('is found in no old log changed: what was decided on the amount as it stood is decided so again', () => {
    expect(after(recorded(50_000), [PAID, '5000']).outcome(closed())).toBe('accepted');
    expect(after(recorded(5_000), [PAID, '50000']).outcome(paid(45_000))).toBe('accepted');
  });
});

describe('the correction of an amount', () => {
  it('is in fen and digits, and no amount at all where nothing was paid', () => {
    const scenario = recorded(5_000);
    for (const text of ['3,000元', '-1', '1.5', '007', '9007199254740993'])
      expect([text, scenario.admission(to(scenario, PAID, text))]).toEqual([
        text,
        'corrected-amount-unreadable',
      ]);
    expect(scenario.admission(to(scenario, PAID, '0'))).toBe('admitted');
  });

  it('is made by nobody alone', () => {
    const scenario = recorded(5_000);
    const { cosigners: _nobody, ...alone } = to(scenario, PAID, '50000');
    expect(scenario.admission(alone)).toBe('correction-cosigner-missing');
  });
});
