import { join } from 'node:path';
import { compilePayload } from '@mingjing/catalogue';
import { codesIn, REJECTED_CODE, rootOf, Scenario, sourcesIn, type Draft } from '@mingjing/kernel/testing';
import { portableVerify } from '@mingjing/log';
import { hasApprovedReason } from '../contracts';
import { accountabilityContext } from './accountability-context';
import { accountabilityRefusals } from './refusals';

const ID = '00000000-0000-4000-8000-0000000000aa';
const OTHER = '00000000-0000-4000-8000-0000000000bb';

function ledger(): Scenario {
  return new Scenario([accountabilityContext(portableVerify)], {
    checkPayload: (definition, data) => compilePayload(definition.payload)(data),
    authorise: () => undefined,
  });
}

const correction = (data: object = {}, id = ID): Draft => ({
  type: 'CorrectionRecorded',
  stream: `correction/${id}`,
  data: {
    ...{ target: OTHER, targetIndex: 0, member: 'data.due', oldHash: 'a'.repeat(64), newValue: '2026-03-20' },
    ...{ reason: '笔误', authority: '文书制作规范' },
    ...data,
  },
});
const anchor = (size: number, root: string): Draft => ({
  type: 'Anchored',
  stream: `anchor/${ID}`,
  data: { size, root, where: 'gazette', reference: 'p. 3' },
});
const reason = (id: string, cosigners?: readonly string[]): Draft => ({
  type: 'LateEntryReasonGiven',
  stream: `late/${id}`,
  actor: 'officer/G-1',
  data: { target: OTHER, reason: '暴雨断网' },
  ...(cosigners === undefined ? {} : { cosigners }),
});

describe('a correction', () => {
  it('names an entry that is recorded, and stands in a stream of its own', () => {
    const scenario = ledger();
    expect(scenario.outcome(correction())).toBe('target-not-recorded');
    expect(scenario.given(reason(ID, ['head/H-1'])).outcome(correction())).toBe('accepted');
    expect(scenario.outcome(correction())).toBe('stream-used');
  });

  it('never corrects itself', () => {
    const scenario = ledger().given(reason(ID, ['head/H-1']));
    expect(scenario.outcome({ ...correction({ target: ID }), id: ID })).toBe('corrects-itself');
  });
});

describe('an anchor', () => {
  it('is of this log: size and root as they were', () => {
    const scenario = ledger().given(reason(ID, ['head/H-1']));
    expect(scenario.outcome(anchor(5, rootOf(5)))).toBe('size-beyond-log');
    expect(scenario.outcome(anchor(1, rootOf(2)))).toBe('root-differs');
    expect(scenario.outcome(anchor(1, rootOf(1)))).toBe('accepted');
  });
});

describe('the reason of a late entry', () => {
  it('is approved by another person, once', () => {
    const scenario = ledger();
    expect(scenario.outcome(reason(ID))).toBe('approver-missing');
    expect(hasApprovedReason(scenario.facts(), OTHER)).toBe(false);
    expect(scenario.outcome(reason(ID, ['head/H-1']))).toBe('accepted');
    expect(hasApprovedReason(scenario.facts(), OTHER)).toBe(true);
    expect(scenario.outcome(reason(OTHER, ['head/H-1']))).toBe('reason-given');
  });
});

describe('an access', () => {
  it('is observed by the ledger and stated by nobody', () => {
    const data = { reader: 'auditor/A-1', subject: 'draw/D-1', early: true };
    expect(ledger().outcome({ type: 'AccessRecorded', stream: 'access/draw.D-1', data })).toBe('ledger-only');
  });
});

describe('every refusal', () => {
  it('has its title, and no title lacks its refusal', () => {
    const codes = codesIn(sourcesIn(join(__dirname, '../domain')), REJECTED_CODE);
    expect(codes).toEqual(Object.keys(accountabilityRefusals).sort());
  });
});
