import {
  CASE,
  closed,
  confirmed,
  decided,
  discussed,
  F1,
  F2,
  filed,
  noticed,
  reviewDone,
  reviewRequested,
  reviewReturned,
  uuid,
} from '../testing/acts';
import {
  DEPUTY,
  FOURTH,
  HEAD,
  HOTEL,
  interest,
  LEAD,
  LEGAL,
  openBureau,
  POOL,
  SECOND,
  THIRD,
} from '../testing/bureau';
import { enforcementOf } from './enforcement-of';
import { penaltyCaseOf } from './penalty-case';

const found = () => openBureau().given(confirmed());
const another = { stream: `case/${uuid('c', 2)}` };
const next = { number: '高卫立〔2026〕2号' };
const opened = () => found().given(filed());
const stateOf = (scenario: ReturnType<typeof found>) => penaltyCaseOf(scenario.facts(), CASE);

describe('a case', () => {
  it('names confirmed findings and two investigators', () => {
    const scenario = found().given({ ...filed(), actor: DEPUTY });
    expect(stateOf(scenario)).toMatchObject({
      procedure: 'GENERAL',
      stage: 'FILED',
      findings: [F1],
      investigators: [LEAD, SECOND],
      filed: { by: DEPUTY },
    });
    expect(enforcementOf(scenario.facts(), F1).openCase).toBe(CASE);
  });

  it('is refused for findings that are unknown or at different entities', () => {
    expect(openBureau().outcome(filed())).toBe('finding-unknown');
    expect(openBureau().refusal(filed())?.reason).toMatch(
      /^There is no finding .*: confirm the violation first/,
    );
    const mixed = found().given(confirmed(F2, POOL));
    expect(mixed.outcome(filed({ findings: [F1, F2] }))).toBe('finding-of-other-entity');
  });

  it('is refused while a finding is under investigation in another', () => {
    const scenario = opened();
    expect(scenario.outcome(filed(next, another))).toBe('finding-has-case');
    expect(scenario.outcome(filed(next))).toBe('case-exists');
    scenario.given(closed({ reason: 'NOT_ESTABLISHED', ground: '证据不足' }));
    expect(scenario.outcome(filed(next, another))).toBe('accepted');
  });

  it('is investigated by two officers without interest, never by whoever approves it', () => {
    expect(found().outcome(filed({ investigators: [LEAD, LEGAL] }))).toBe('two-officers-needed');
    const own = filed({ investigators: [LEAD, THIRD] }, { actor: THIRD });
    expect(found().outcome(own)).toBe('investigator-decides');
    const scenario = found().given(interest(FOURTH, HOTEL));
    expect(scenario.outcome(filed({ investigators: [LEAD, FOURTH] }))).toBe('officer-has-conflict');
  });

  it('keeps the party out of the entry: only its commitments are taken', () => {
    expect(found().outcome({ ...filed(), personal: { partyName: 'ab', partyId: 'cd' } })).toBe('accepted');
    expect(found().outcome({ ...filed(), personal: { address: 'ab' } })).toBe('personal-unknown');
  });

  it('takes a number that no other act bears', () => {
    const scenario = opened().given(confirmed(F2));
    expect(scenario.outcome(filed({ findings: [F2] }, another))).toBe('document-number-used');
  });
});

describe('a legal review', () => {
  it('is asked for by an investigator, once at a time', () => {
    expect(openBureau().outcome(reviewRequested())).toBe('case-unknown');
    expect(opened().outcome({ ...reviewRequested(), actor: THIRD })).toBe('not-an-investigator');
    expect(opened().given(reviewRequested()).outcome(reviewRequested())).toBe('review-pending');
  });

  it('answers a request', () => {
    expect(opened().outcome(reviewDone())).toBe('review-not-requested');
    expect(opened().outcome(reviewReturned())).toBe('review-not-requested');
    const scenario = opened().given(reviewRequested(), reviewDone());
    expect(stateOf(scenario)?.review).toMatchObject({ status: 'DONE', opinion: 'AGREE', by: LEGAL });
  });

  it('that returned the file waits until it is handed in again', () => {
    const scenario = opened().given(reviewRequested(), reviewReturned());
    expect(stateOf(scenario)?.review.status).toBe('RETURNED');
    expect(scenario.outcome(reviewDone())).toBe('review-not-requested');
    expect(scenario.given(reviewRequested()).outcome(reviewDone())).toBe('accepted');
  });

  it('is never done by an investigator of the case', () => {
    const own = found().given(filed({ investigators: [LEAD, THIRD] }), reviewRequested());
    expect(own.outcome({ ...reviewDone(), actor: THIRD })).toBe('reviewer-investigates');
    expect(own.outcome({ ...reviewReturned(), actor: THIRD })).toBe('reviewer-investigates');
    expect(own.outcome({ ...reviewDone(), actor: HEAD })).toBe('not-authorised');
  });

  it('comes before the decision', () => {
    const scenario = opened().given(noticed(), decided());
    expect(scenario.outcome(reviewRequested())).toBe('case-decided');
  });
});

describe('a collective discussion', () => {
  it('is held by heads who do not investigate', () => {
    const own = found().given(filed({ investigators: [LEAD, THIRD] }));
    expect(own.outcome({ ...discussed(), actor: THIRD })).toBe('investigator-decides');
    expect(own.outcome(discussed({ dissent: ['处罚过重'] }))).toBe('accepted');
    expect(stateOf(own)?.discussion?.by).toBe(HEAD);
  });
});
