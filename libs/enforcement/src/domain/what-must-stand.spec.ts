import type { Draft } from '@mingjing/kernel/testing';
import {
  annulled,
  closed,
  confirmed,
  decided,
  decisionServed,
  discussed,
  educated,
  extended,
  filed,
  findingWithdrawn,
  gone,
  heard,
  imposed,
  notFiled,
  noticed,
  ordered,
  recheckWaived,
  reviewDone,
  reviewRequested,
  reviewReturned,
  withdrawn,
} from '../testing/acts';
import { HEAD, openBureau, rule } from '../testing/bureau';

type Row = readonly [string, Draft];
const found = () => openBureau(rule('T-62-organisation', 3000)).given(confirmed());

describe('an act in a case', () => {
  const acts: readonly Row[] = [
    ['the service of a decision', decisionServed()],
    ['the annulment of a decision', annulled()],
    ['the notice', noticed()],
    ['the hearing', heard()],
    ['the return of the file', reviewReturned()],
    ['the legal review', reviewDone()],
    ['the collective discussion', discussed()],
  ];

  it.each(acts)('%s needs that the case was filed', (_name, act) => {
    expect(found().outcome(act)).toBe('case-unknown');
  });

  it.each(acts)('%s needs that the case is not closed', (_name, act) => {
    const over = closed({ reason: 'NOT_ESTABLISHED', ground: '证据不足' });
    expect(found().given(filed(), over).outcome(act)).toBe('case-closed');
  });

  const beforeTheDecision: readonly Row[] = [
    ['the hearing', heard()],
    ['the return of the file', reviewReturned()],
    ['the legal review', reviewDone()],
    ['the collective discussion', discussed()],
  ];

  it.each(beforeTheDecision)('%s comes before the decision', (_name, act) => {
    const scenario = found().given(filed(), reviewRequested(), noticed(), decided());
    expect(scenario.outcome(act)).toBe('case-decided');
  });
});

describe('an act on an order', () => {
  const acts: readonly Row[] = [
    ['the extension', extended()],
    ['the waiver of the recheck', recheckWaived()],
  ];

  it.each(acts)('%s needs that the order was issued, served and not withdrawn', (_name, act) => {
    expect(found().outcome(act)).toBe('order-unknown');
    expect(found().given(ordered()).outcome(act)).toBe('order-not-served');
    expect(found().given(ordered(), withdrawn()).outcome(act)).toBe('order-withdrawn');
  });
});

describe('an act on a finding', () => {
  it.each<Row>([
    ['education', educated()],
    ['the decision not to file a case', notFiled()],
  ])('%s answers a confirmed violation', (_name, act) => {
    expect(openBureau().outcome(act)).toBe('finding-unknown');
    expect(found().given(findingWithdrawn()).outcome(act)).toBe('finding-not-confirmed');
  });

  it('the end of its subject needs a finding', () => {
    expect(openBureau().outcome(gone())).toBe('finding-unknown');
  });
});

describe('an act of two officers', () => {
  it.each<Row>([
    ['an order', ordered()],
    ['a penalty on the spot', imposed()],
  ])('%s is signed by officers of the register, not only by holders of a role', (_name, act) => {
    const data = { actor: HEAD, role: 'OFFICER', org: 'bureau', from: '2026-01-01' };
    const scenario = found().given({ type: 'RoleAssigned', stream: `actor/${HEAD}`, data });
    expect(scenario.outcome({ ...act, cosigners: [HEAD] })).toBe('two-officers-needed');
  });
});
