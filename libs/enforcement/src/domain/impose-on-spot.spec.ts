import {
  approved,
  CASE,
  closed,
  confirmed,
  F1,
  filed,
  imposed,
  noticed,
  onSpotReported,
  paid,
  returned,
  suspected,
  transferred,
  uuid,
} from '../testing/acts';
import { FOURTH, HEAD, HOTEL, interest, LEAD, openBureau, rule, SECOND } from '../testing/bureau';
import { enforcementOf } from './enforcement-of';
import { penaltyCaseOf } from './penalty-case';

const LIMITS = [rule('T-62-citizen', 200), rule('T-62-organisation', 3000)];
const found = () => openBureau(...LIMITS).given(confirmed());

describe('a penalty on the spot', () => {
  it('is decided and handed over in one act', () => {
    const scenario = found().given(imposed());
    expect(penaltyCaseOf(scenario.facts(), CASE)).toMatchObject({
      procedure: 'SIMPLE',
      stage: 'SERVED',
      investigators: [LEAD, SECOND],
      decision: { kinds: ['FINE'], fineFen: 300_000 },
      served: { by: LEAD },
    });
    expect(enforcementOf(scenario.facts(), F1).cases).toEqual([
      { case: CASE, procedure: 'SIMPLE', stage: 'SERVED' },
    ]);
  });

  it('keeps to the limit of its party', () => {
    expect(found().outcome(imposed({ fineFen: 300_001 }))).toBe('on-spot-limit');
    expect(found().outcome(imposed({ party: 'CITIZEN', fineFen: 20_001 }))).toBe('on-spot-limit');
    expect(found().outcome(imposed({ party: 'CITIZEN', fineFen: 20_000 }))).toBe('accepted');
  });

  it('fines nobody while no limit is in force', () => {
    const scenario = openBureau().given(confirmed());
    expect(scenario.outcome(imposed())).toBe('rule-missing');
    expect(scenario.outcome(imposed({ kinds: ['WARNING'], fineFen: 0 }))).toBe('accepted');
  });

  it('is a warning or a fine and nothing else', () => {
    expect(found().outcome(imposed({ kinds: ['FINE', 'CONFISCATION'] }))).toBe('on-spot-kind');
    expect(found().outcome(imposed({ fineFen: 0 }))).toBe('fine-without-amount');
    expect(found().outcome(imposed({ kinds: ['WARNING'] }))).toBe('amount-without-fine');
  });

  it('is imposed by two officers without interest', () => {
    expect(found().outcome({ ...imposed(), cosigners: [HEAD] })).toBe('cosigner-not-authorised');
    const scenario = found().given(interest(FOURTH, HOTEL));
    expect(scenario.outcome({ ...imposed(), cosigners: [FOURTH] })).toBe('officer-has-conflict');
  });

  it('answers confirmed findings that no case investigates', () => {
    expect(openBureau(...LIMITS).outcome(imposed())).toBe('finding-unknown');
    const other = { stream: `case/${uuid('c', 2)}` };
    expect(found().given(filed({}, other)).outcome(imposed())).toBe('finding-has-case');
    expect(
      found()
        .given(imposed())
        .outcome(imposed({ number: '高卫当罚〔2026〕2号' })),
    ).toBe('case-exists');
  });

  it('bears a number that no other act bears', () => {
    const scenario = found().given(imposed());
    const again = imposed({}, { stream: `case/${uuid('c', 2)}` });
    expect(scenario.outcome(again)).toBe('document-number-used');
  });

  it('does not come instead of a transfer', () => {
    expect(found().given(suspected()).admission(imposed())).toBe('finding-in-referral');
    const withThePolice = found().given(suspected(), approved(), transferred());
    expect(withThePolice.admission(imposed())).toBe('finding-in-referral');
    expect(withThePolice.given(returned()).admission(imposed())).toBe('admitted');
  });

  it('is paid and closed like any other', () => {
    expect(found().given(imposed()).outcome(closed())).toBe('fine-unpaid');
    expect(
      found()
        .given(imposed(), paid({ amountFen: 300_000 }))
        .outcome(closed()),
    ).toBe('accepted');
  });
});

describe('the report of a penalty on the spot', () => {
  it('is made once, of such a penalty', () => {
    const scenario = found().given(imposed(), onSpotReported());
    expect(penaltyCaseOf(scenario.facts(), CASE)?.reported?.by).toBe(LEAD);
    expect(scenario.outcome(onSpotReported())).toBe('reported-already');
    expect(found().given(filed(), noticed()).outcome(onSpotReported())).toBe('case-not-simple');
    expect(found().outcome(onSpotReported())).toBe('case-unknown');
  });
});
