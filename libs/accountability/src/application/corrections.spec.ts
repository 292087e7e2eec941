import { canonicalJson, toHex, utf8, type Json } from '@mingjing/kernel';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { act, china, confirmed, F1, traced, uuid, visitStarted } from '../testing/acts';
import { CLERK, DEPUTY, HEAD, LEAD, openBureau, SECOND } from '../testing/bureau';
import { lateReason } from '../testing/case-acts';

const CONFIRMED = uuid('7', 1);

function found(): Scenario {
  return openBureau().given(
    ...visitStarted('03-02 09:00'),
    traced('03-02 10:00'),
    confirmed('03-02 11:00', 'I', { id: CONFIRMED, recorded: '03-11 10:00' }),
  );
}

const hashOf = (scenario: Scenario, value: Json): string =>
  toHex(scenario.facts().sha256(utf8(canonicalJson(value))));

/** The lead corrects the facts of his confirmation, as they stand there. */
function correction(scenario: Scenario, data: object = {}, more: object = {}): Draft {
  const { index } = scenario.last('ViolationConfirmed');
  const right = {
    ...{ target: CONFIRMED, targetIndex: index, member: 'data.facts' },
    oldHash: hashOf(scenario, '公用物品未消毒'),
    ...{ newValue: '公用物品消毒不合格', reason: '笔误', authority: '文书制作规范' },
  };
  return act(
    'CorrectionRecorded',
    `correction/${uuid('8', 1)}`,
    LEAD,
    '03-20 10:00',
    { ...right, ...data },
    more,
  );
}

const ofTime = (scenario: Scenario, newValue: string) => ({
  ...{ member: 'occurredAt', newValue },
  oldHash: hashOf(scenario, china('03-02 11:00')),
});

describe('a new correction', () => {
  const scenario = found();
  const outcome = (data: object = {}, more: object = {}): string =>
    scenario.admission(correction(scenario, data, more));

  it('names the id and the index of one entry', () => {
    expect(outcome()).toBe('admitted');
    expect(outcome({ targetIndex: 3 })).toBe('target-differs');
    expect(outcome({ target: uuid('7', 2) }, { actor: HEAD })).toBe('target-differs');
  });

  it('names a member that stands there, and quotes it as it stands', () => {
    for (const member of ['data.due', 'data.facts.0', 'facts', 'data.constructor']) {
      expect(outcome({ member })).toBe('member-missing');
    }
    expect(outcome({ oldHash: hashOf(scenario, '公用物品消毒不合格') })).toBe('old-value-differs');
    expect(outcome({ member: 'cosigners.0', oldHash: hashOf(scenario, SECOND) })).toBe('admitted');
  });

  it('is stated by whoever signed what it corrects, or by an approver', () => {
    for (const actor of [LEAD, SECOND, HEAD]) expect(outcome({}, { actor })).toBe('admitted');
    for (const target of [CONFIRMED, uuid('7', 2)]) {
      expect(outcome({ target }, { actor: CLERK })).toBe('correction-not-entitled');
    }
  });

  it('of a time is never stated alone', () => {
    const time = ofTime(scenario, china('03-03 11:00'));
    expect(outcome(time)).toBe('correction-cosigner-missing');
    expect(outcome(time, { actor: HEAD })).toBe('correction-cosigner-missing');
    expect(outcome(time, { cosigners: [SECOND] })).toBe('admitted');
  });

  it('of the time of an act names a moment that has come', () => {
    const at = (newValue: string): string => outcome(ofTime(scenario, newValue), { cosigners: [SECOND] });
    expect(at('3 March')).toBe('corrected-time-unreadable');
    expect(at(china('03-30 10:00'))).toBe('corrected-time-ahead');
  });
});

describe('the reason of a late entry', () => {
  const outcome = (target: string, cosigners: readonly string[], scenario = found()): string =>
    scenario.admission({ ...lateReason(target, '03-12 10:00'), cosigners });

  it('names a statement that stands: one that is still to come has no reason yet', () => {
    expect(outcome(CONFIRMED, [DEPUTY])).toBe('admitted');
    expect(outcome(uuid('7', 2), [DEPUTY])).toBe('target-not-recorded');
    expect(outcome(F1, [DEPUTY])).toBe('admitted');
  });

  it('is approved by nobody who signed the act', () => {
    const scenario = found();
    const approvedByTheHead = scenario.last('InspectionApproved').id;
    expect(outcome(approvedByTheHead, [HEAD], scenario)).toBe('approver-signed-target');
    expect(outcome(approvedByTheHead, [DEPUTY, HEAD], scenario)).toBe('admitted');
  });

  it('is given once', () => {
    const given = found().given(lateReason(CONFIRMED, '03-12 10:00'));
    const again = lateReason(CONFIRMED, '03-13 10:00', uuid('9', 2));
    expect(given.admission(again)).toBe('reason-given');
  });
});
