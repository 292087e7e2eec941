import {
  confirmed,
  extended,
  F1,
  F2,
  hash,
  ordered,
  ORDER,
  recheckWaived,
  rechecked,
  served,
} from '../testing/acts';
import { CLERK, FOURTH, HEAD, HOTEL, interest, LEAD, openBureau, SECOND, THIRD } from '../testing/bureau';
import { enforcementOf, orderOf } from './enforcement-of';

const at = (moment: string) => ({ at: `${moment}:00.000+08:00` });
const findings = [F1, F2].map((finding) => ({ finding, kind: 'BY_DATE', due: '2026-01-20' }));
const issued = () =>
  openBureau().given(confirmed(), confirmed(F2), ordered({ findings }, at('2026-01-06T09:00')));
const inForce = () => issued().given(served({}, at('2026-01-06T10:00')));
const after = at('2026-01-21T09:00');
const pictures = [hash(1), hash(2)];

describe('a recheck', () => {
  it('ends the place of its findings in the order, whatever it finds', () => {
    const scenario = inForce().given(rechecked({ [F1]: 'YES', [F2]: 'PARTLY' }, after));
    const order = orderOf(scenario.facts(), ORDER);
    expect(order?.findings.map(({ left, corrected }) => [left, corrected])).toEqual([
      ['RECHECKED', 'YES'],
      ['RECHECKED', 'PARTLY'],
    ]);
    expect(order?.rechecks).toMatchObject([{ mode: 'SITE', officers: [LEAD, SECOND] }]);
    expect(enforcementOf(scenario.facts(), F1).openOrder).toBeUndefined();
  });

  it('derives a failure on each finding that is not wholly corrected, and on no other', () => {
    const scenario = inForce().given(rechecked({ [F1]: 'YES', [F2]: 'PARTLY' }, after));
    expect(scenario.all('RecheckFailed')).toMatchObject([
      {
        stream: `finding/${F2}`,
        algorithm: 'recheck/v1',
        data: { order: ORDER, recheck: scenario.last('RecheckPerformed').id },
      },
    ]);
    expect(enforcementOf(scenario.facts(), F2).failedRechecks).toHaveLength(1);
    expect(enforcementOf(scenario.facts(), F1).failedRechecks).toEqual([]);
  });

  it('is performed only after the order was served', () => {
    expect(openBureau().outcome(rechecked({ [F1]: 'YES' }))).toBe('order-unknown');
    expect(issued().outcome(rechecked({ [F1]: 'YES' }))).toBe('order-not-served');
    expect(inForce().outcome(rechecked({ [F1]: 'YES' }, at('2026-01-06T09:30')))).toBe('before-service');
  });

  it('counts before the date only if it finds corrected: the last day belongs to the entity', () => {
    expect(inForce().outcome(rechecked({ [F1]: 'NO' }, at('2026-01-20T23:59')))).toBe('recheck-before-due');
    expect(inForce().outcome(rechecked({ [F1]: 'NO' }, at('2026-01-21T00:00')))).toBe('accepted');
    expect(inForce().outcome(rechecked({ [F1]: 'YES' }, at('2026-01-10T09:00')))).toBe('accepted');
  });

  it('waits for the date to which the order was extended, and not for one that was entered too late', () => {
    const moved = { due: '2026-01-30', ...at('2026-01-19T09:00') };
    const extendedAt = (recorded: string) =>
      inForce().given({ ...extended({ due: moved.due }, { at: moved.at }), recorded: at(recorded).at });
    const failing = rechecked({ [F1]: 'NO' }, after);
    expect(extendedAt('2026-01-20T23:59').outcome(failing)).toBe('recheck-before-due');
    expect(extendedAt('2026-01-21T00:00').outcome(failing)).toBe('accepted');
  });

  it('follows at any time an order to correct at once', () => {
    const scenario = openBureau().given(
      confirmed(),
      ordered({ findings: [{ finding: F1, kind: 'IMMEDIATE' }] }),
      served(),
    );
    expect(scenario.outcome(rechecked({ [F1]: 'NO' }))).toBe('accepted');
  });

  it('concerns findings that stand in the order, each once', () => {
    const scenario = inForce().given(rechecked({ [F1]: 'YES' }, after));
    expect(scenario.outcome(rechecked({ [F1]: 'YES' }))).toBe('finding-not-in-order');
    expect(scenario.outcome(rechecked({ [hash(1)]: 'YES' }))).toBe('finding-not-in-order');
    const twice = [1, 2].map(() => ({ finding: F2, corrected: 'YES' }));
    expect(scenario.outcome(rechecked({}, {}, { findings: twice }))).toBe('finding-named-twice');
  });

  it('is signed by two officers, who may be others than the first two', () => {
    const by = (actor: string, ...cosigners: string[]) =>
      inForce().outcome(rechecked({ [F1]: 'YES' }, { ...after, actor, cosigners }));
    expect(by(LEAD)).toBe('cosigner-not-authorised');
    expect(by(LEAD, CLERK)).toBe('cosigner-not-authorised');
    expect(by(THIRD, FOURTH)).toBe('accepted');
  });

  it('is signed by officers of the register, not only by holders of a role', () => {
    const role = { actor: HEAD, role: 'OFFICER', org: 'bureau', from: '2026-01-01' };
    const scenario = inForce().given({ type: 'RoleAssigned', stream: `actor/${HEAD}`, data: role });
    const signed = rechecked({ [F1]: 'YES' }, { ...after, cosigners: [HEAD] });
    expect(scenario.outcome(signed)).toBe('two-officers-needed');
  });

  it('is never performed by an officer with a declared interest in the entity', () => {
    const scenario = inForce().given(interest(FOURTH, HOTEL));
    const by = { ...after, actor: THIRD, cosigners: [FOURTH] };
    expect(scenario.outcome(rechecked({ [F1]: 'YES' }, by))).toBe('officer-has-conflict');
  });
});

describe('a recheck on the spot', () => {
  const onSpot = (moment: string, evidence?: readonly string[]) =>
    rechecked({}, at(moment), {
      mode: 'ON_SPOT',
      findings: [{ finding: F1, corrected: 'YES', ...(evidence === undefined ? {} : { evidence }) }],
    });

  it('shows before and after', () => {
    expect(inForce().outcome(onSpot('2026-01-06T11:00'))).toBe('evidence-missing');
    expect(inForce().outcome(onSpot('2026-01-06T11:00', [hash(1)]))).toBe('evidence-missing');
    expect(inForce().outcome(onSpot('2026-01-06T11:00', pictures))).toBe('accepted');
  });

  it('does not come before the order, but may come between order and service', () => {
    expect(inForce().outcome(onSpot('2026-01-06T08:59', pictures))).toBe('recheck-before-order');
    expect(inForce().outcome(onSpot('2026-01-06T09:30', pictures))).toBe('accepted');
  });
});

describe('the waiver of a recheck', () => {
  it('is the head’s, with proof, for a finding that stands in the order', () => {
    const scenario = inForce();
    expect(scenario.outcome({ ...recheckWaived(), actor: LEAD })).toBe('not-authorised');
    expect(scenario.outcome(recheckWaived({ proof: [] }))).toBe('payload-invalid');
    expect(scenario.outcome(recheckWaived())).toBe('accepted');
    expect(scenario.outcome(recheckWaived())).toBe('finding-not-in-order');
    expect(orderOf(scenario.facts(), ORDER)?.findings[0]).toMatchObject({
      left: 'RECHECK_WAIVED',
      waived: 'CLOSED',
    });
  });
});
