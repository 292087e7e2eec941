import {
  approved,
  CASE,
  confirmed,
  F1,
  F2,
  filed,
  findingWithdrawn,
  policeDecided,
  prosecutorReturned,
  receipted,
  REFERRAL,
  refusedReferral,
  returned,
  suspected,
  transferred,
  uuid,
} from '../testing/acts';
import { HEAD, LEAD, LEGAL, openBureau, THIRD } from '../testing/bureau';
import { enforcementOf } from './enforcement-of';
import { referralOf } from './referral';

const found = () => openBureau().given(confirmed());
const reported = () => found().given(suspected());
const withPolice = () => reported().given(approved(), transferred());
const toMarket = (data: object = {}) => transferred({ kind: 'DEPARTMENT', to: 'market', ...data });
const transferOf = (scenario: ReturnType<typeof found>) => enforcementOf(scenario.facts(), F1).transfer;

describe('a suspicion of crime', () => {
  it('is verified by two officers and suspends its findings', () => {
    const scenario = reported();
    expect(transferOf(scenario)).toEqual({ referral: REFERRAL, stage: 'SUSPECTED' });
    expect(found().outcome(suspected({ group: [LEAD, LEGAL] }))).toBe('group-too-small');
    expect(found().outcome(suspected({ group: [LEAD] }))).toBe('payload-invalid');
  });

  it('names findings and a case that exist, each finding in one referral', () => {
    expect(openBureau().outcome(suspected())).toBe('finding-unknown');
    expect(found().outcome(suspected({ case: CASE }))).toBe('case-unknown');
    expect(
      found()
        .given(filed())
        .outcome(suspected({ case: CASE })),
    ).toBe('accepted');
    const another = { stream: `referral/${uuid('e', 2)}` };
    expect(reported().outcome(suspected({}, another))).toBe('finding-in-referral');
    expect(reported().outcome(suspected())).toBe('referral-exists');
  });

  it('is decided by a head outside the group, once', () => {
    const own = found().given(suspected({ group: [LEAD, THIRD] }));
    expect(own.outcome({ ...approved(), actor: THIRD })).toBe('investigator-decides');
    expect(reported().given(approved()).outcome(refusedReferral())).toBe('referral-stage');
    expect(found().outcome(approved())).toBe('referral-unknown');
  });

  it('that is refused frees its findings', () => {
    const scenario = reported().given(refusedReferral());
    expect(referralOf(scenario.facts(), REFERRAL)).toMatchObject({ stage: 'REFUSED', decided: { by: HEAD } });
    expect(transferOf(scenario)).toBeUndefined();
    expect(scenario.outcome(transferred())).toBe('referral-stage');
  });
});

describe('a transfer to the police', () => {
  it('follows the head’s approval', () => {
    expect(found().outcome(transferred())).toBe('referral-not-approved');
    expect(reported().outcome(transferred())).toBe('referral-stage');
    expect(transferOf(withPolice())).toEqual({ referral: REFERRAL, stage: 'TRANSFERRED', kind: 'POLICE' });
  });

  it('takes all findings of the referral and no other', () => {
    const scenario = found().given(confirmed(F2), suspected({ findings: [F1, F2] }), approved());
    expect(scenario.outcome(transferred())).toBe('finding-not-in-referral');
    expect(scenario.outcome(transferred({ findings: [F1, F2, uuid('f', 3)] }))).toBe(
      'finding-not-in-referral',
    );
    expect(scenario.outcome(transferred({ findings: [F2, F1] }))).toBe('accepted');
  });

  it('stays with them from receipt to filing', () => {
    const scenario = withPolice().given(receipted(), policeDecided());
    expect(transferOf(scenario)?.stage).toBe('FILED');
    expect(scenario.outcome(receipted())).toBe('referral-stage');
    expect(scenario.outcome(returned())).toBe('referral-stage');
  });

  it.each([
    ['they refuse to file', [policeDecided({ filed: false })]],
    ['they withdraw the filing', [policeDecided(), policeDecided({ filed: false })]],
    ['the prosecutor returns it', [policeDecided(), prosecutorReturned()]],
    ['they send it back', [receipted(), returned()]],
  ])('ends when %s', (_why, acts) => {
    const scenario = withPolice().given(...acts);
    expect(transferOf(scenario)).toBeUndefined();
    expect(referralOf(scenario.facts(), REFERRAL)?.returnedAt).toBeDefined();
    expect(scenario.outcome(suspected({}, { stream: `referral/${uuid('e', 2)}` }))).toBe('accepted');
  });

  it('is decided on by the police while they have it', () => {
    expect(found().outcome(policeDecided())).toBe('referral-unknown');
    expect(withPolice().given(returned()).outcome(policeDecided())).toBe('referral-stage');
    expect(
      withPolice()
        .given(policeDecided({ filed: false }))
        .outcome(policeDecided()),
    ).toBe('referral-stage');
  });

  it('is returned by the prosecutor only after the police filed it', () => {
    expect(withPolice().outcome(prosecutorReturned())).toBe('referral-stage');
  });
});

describe('a transfer to another department', () => {
  it('needs no suspicion and no approval', () => {
    const scenario = found().given(toMarket());
    expect(transferOf(scenario)).toEqual({ referral: REFERRAL, stage: 'TRANSFERRED', kind: 'DEPARTMENT' });
    expect(referralOf(scenario.given(receipted()).facts(), REFERRAL)).toMatchObject({
      stage: 'RECEIVED',
      to: 'market',
    });
  });

  it('names confirmed findings that stand in no other referral', () => {
    expect(openBureau().outcome(toMarket())).toBe('finding-unknown');
    expect(found().given(findingWithdrawn()).outcome(toMarket())).toBe('finding-not-confirmed');
    const another = { stream: `referral/${uuid('e', 2)}` };
    expect(reported().outcome({ ...toMarket(), ...another })).toBe('finding-in-referral');
    expect(found().outcome(toMarket({ case: CASE }))).toBe('case-unknown');
  });

  it('is not decided on by the police or the prosecutor', () => {
    const scenario = found().given(toMarket());
    expect(scenario.outcome(policeDecided())).toBe('not-with-the-police');
    expect(scenario.outcome(prosecutorReturned())).toBe('not-with-the-police');
  });

  it('can be returned', () => {
    expect(transferOf(found().given(toMarket(), returned()))).toBeUndefined();
  });
});
