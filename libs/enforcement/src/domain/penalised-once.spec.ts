import {
  annulled,
  closed,
  confirmed,
  decided,
  decisionServed,
  F1,
  F2,
  filed,
  hash,
  imposed,
  noticed,
  ordered,
  paid,
  rechecked,
  served,
  uuid,
} from '../testing/acts';
import { openBureau, POOL, rule, task } from '../testing/bureau';

const found = () => openBureau(rule('T-62-organisation', 3000)).given(confirmed());
const another = { stream: `case/${uuid('c', 2)}` };
const secondCase = (data: object = {}) => filed({ number: '高卫立〔2026〕2号', ...data }, another);
const secondFine = (data: object = {}) => imposed({ number: '高卫当罚〔2026〕2号', ...data }, another);

describe('a finding that was penalised', () => {
  it('is neither fined again on the spot nor filed anew', () => {
    const fined = found().given(imposed());
    expect(fined.admission(secondFine())).toBe('finding-penalised');
    expect(fined.admission(secondCase())).toBe('finding-penalised');
    expect(fined.given(confirmed(F2)).admission(secondFine({ findings: [F2, F1] }))).toBe(
      'finding-penalised',
    );
    expect(fined.admission(secondFine({ findings: [F2] }))).toBe('admitted');
  });

  it('is so from the decision on, and when its case was carried through', () => {
    const decision = found().given(filed(), noticed());
    expect(decision.admission(secondFine())).toBe('finding-has-case');
    expect(decision.given(decided()).admission(secondFine())).toBe('finding-penalised');
    const executed = decision.given(decisionServed(), paid(), closed());
    expect(executed.admission(secondFine())).toBe('finding-penalised');
  });

  it('is so where the fine could not be collected', () => {
    const lost = closed({ reason: 'UNEXECUTABLE', ground: '无可供执行的财产' });
    expect(found().given(filed(), noticed(), decided(), lost).admission(secondCase())).toBe(
      'finding-penalised',
    );
  });

  it('is not where its decision was annulled, or its case ended without one', () => {
    const decision = () => found().given(filed(), noticed(), decided());
    expect(
      decision()
        .given(annulled({ remake: false }))
        .admission(secondCase()),
    ).toBe('admitted');
    expect(decision().given(annulled()).admission(secondCase())).toBe('finding-has-case');
    const dropped = closed({ reason: 'NOT_ESTABLISHED', ground: '证据不足' });
    expect(found().given(filed(), dropped).admission(secondCase())).toBe('admitted');
  });

  it('is so by a decision that was made again', () => {
    const again = noticed({}, { id: uuid('b', 1) });
    const remade = decided({ number: '高卫公罚〔2026〕9号' });
    const scenario = found().given(filed(), noticed(), decided(), annulled(), again, remade);
    expect(scenario.admission(secondCase())).toBe('finding-penalised');
  });
});

describe('a finding that was penalised and is not corrected', () => {
  const at = (day: string) => `${day}T10:00:00.000+08:00`;
  const order = () => found().given(ordered(), served());
  const missed = rechecked({ [F1]: 'NO' }, { at: at('2026-01-21') });

  it('is penalised again after a recheck that fails later', () => {
    const fined = order().given(imposed());
    expect(fined.admission(secondFine())).toBe('finding-penalised');
    expect(fined.given(missed).admission(secondFine())).toBe('admitted');
  });

  it('is not penalised twice for one recheck', () => {
    const twice = order().given(missed, imposed({}, { at: at('2026-01-22') }));
    expect(twice.admission(secondFine())).toBe('finding-penalised');
  });

  it('is penalised again after a recheck that the entity refuses', () => {
    const refused = (members: object) =>
      order().given(imposed({}, { at: at('2026-01-10') }), task('R-1', { begun: '2026-01-21', ...members }));
    expect(refused({ result: 'REFUSED' }).admission(secondFine())).toBe('admitted');
    expect(refused({ result: 'NORMAL' }).admission(secondFine())).toBe('finding-penalised');
    expect(refused({ result: 'REFUSED', begun: '2026-01-09' }).admission(secondFine())).toBe(
      'finding-penalised',
    );
    expect(refused({ result: 'REFUSED', entity: POOL }).admission(secondFine())).toBe('finding-penalised');
    const visit = { result: 'REFUSED', origin: 'DRAW' };
    expect(refused(visit).admission(secondFine())).toBe('finding-penalised');
  });

  it('is not penalised again for a refusal once it was rechecked and found corrected', () => {
    const evidence = [{ finding: F1, corrected: 'YES', evidence: [hash(1), hash(2)] }];
    const corrected = rechecked({ [F1]: 'YES' }, { at: at('2026-01-12') }, { findings: evidence });
    const refusal = task('R-1', { begun: '2026-01-21', result: 'REFUSED' });
    const scenario = order().given(imposed(), corrected, refusal);
    expect(scenario.admission(secondFine())).toBe('finding-penalised');
  });
});
