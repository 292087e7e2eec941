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
  withdrawn,
} from '../testing/acts';
import { openBureau, POOL, rule, task } from '../testing/bureau';
import type { Scenario } from '@mingjing/kernel/testing';

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

  it('is so whatever its case is called when it is closed', () => {
    for (const reason of [
      'WAIVED',
      'NOT_ESTABLISHED',
      'TRANSFERRED',
      'PARTY_GONE',
      'TIME_BARRED',
      'ANNULLED',
    ]) {
      const ended = closed({ reason, ground: '见附件' });
      const scenario = found().given(filed(), noticed(), decided(), decisionServed(), paid(), ended);
      expect([reason, scenario.admission(secondFine())]).toEqual([reason, 'finding-penalised']);
    }
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

const at = (day: string, hour = '10') => `${day}T${hour}:00:00.000+08:00`;
const gated = (gate: string) => {
  const { data, ...rest } = confirmed();
  const opening = { ...rest, data: { ...data, gate } };
  return openBureau(rule('T-62-organisation', 3000)).given(opening, ordered(), served());
};
const missed = rechecked({ [F1]: 'NO' }, { at: at('2026-01-21') });
const fine = (number: number, moment: string, data: object = {}) =>
  imposed(
    { number: `高卫当罚〔2026〕${String(number)}号`, ...data },
    { stream: `case/${uuid('c', number)}`, at: moment },
  );
const refusal = (members: object = {}) => task('R-1', { begun: '2026-01-21', result: 'REFUSED', ...members });

describe('a finding that was penalised and is not corrected', () => {
  const penalised = () => gated('I_O').given(fine(1, at('2026-01-10')));

  it('is penalised again after a recheck that fails', () => {
    expect(penalised().admission(fine(2, at('2026-01-22')))).toBe('finding-penalised');
    expect(
      penalised()
        .given(missed)
        .admission(fine(2, at('2026-01-22'))),
    ).toBe('admitted');
  });

  it('is penalised once for one recheck, however the second act is dated', () => {
    const twice = penalised().given(missed, fine(2, at('2026-01-22')));
    for (const day of ['2026-01-20', '2026-01-21', '2026-01-23'])
      expect(twice.admission(fine(3, at(day)))).toBe('finding-penalised');
    expect(twice.admission(filed({ number: '高卫立〔2026〕3号' }, { stream: `case/${uuid('c', 3)}` }))).toBe(
      'finding-penalised',
    );
  });

  it('is not penalised again by an act dated before the recheck', () => {
    const scenario = penalised().given(missed);
    expect(scenario.admission(fine(2, at('2026-01-20')))).toBe('before-recheck');
    expect(scenario.admission(fine(2, at('2026-01-21')))).toBe('admitted');
  });

  it('is penalised again for a recheck that was entered after the penalty, whenever it took place', () => {
    const early = { at: at('2026-01-21'), recorded: at('2026-01-21', '14') };
    const scenario = gated('I_O').given(fine(1, at('2026-01-21', '12')), rechecked({ [F1]: 'NO' }, early));
    expect(scenario.admission(fine(2, at('2026-01-21', '15')))).toBe('admitted');
  });

  it('is penalised again after a recheck that the entity refuses, once its period is over', () => {
    const then = (members: object) =>
      penalised()
        .given(refusal(members))
        .admission(fine(2, at('2026-01-22')));
    expect(then({})).toBe('admitted');
    expect(then({ result: 'NORMAL' })).toBe('finding-penalised');
    expect(then({ begun: '2026-01-20' })).toBe('finding-penalised');
    expect(then({ entity: POOL })).toBe('finding-penalised');
    expect(then({ origin: 'DRAW' })).toBe('finding-penalised');
  });

  it('is penalised once for one refusal, on its day too', () => {
    const once = gated('R').given(refusal(), fine(1, at('2026-01-21', '15')));
    expect(once.admission(fine(2, at('2026-01-21', '16')))).toBe('finding-penalised');
    const before = gated('I_R').given(fine(1, at('2026-01-10')), refusal());
    expect(before.admission(fine(2, at('2026-01-20')))).toBe('before-recheck');
  });

  it('is not penalised again for a refusal once it was rechecked and found corrected', () => {
    const evidence = [{ finding: F1, corrected: 'YES', evidence: [hash(1), hash(2)] }];
    const corrected = rechecked({ [F1]: 'YES' }, { at: at('2026-01-12') }, { findings: evidence });
    const scenario = penalised().given(corrected, refusal());
    expect(scenario.admission(fine(2, at('2026-01-22')))).toBe('finding-penalised');
  });

  it('is not penalised again under an order that was withdrawn', () => {
    const scenario = penalised().given(missed, withdrawn({}, { at: at('2026-01-22') }));
    expect(scenario.admission(fine(2, at('2026-01-23')))).toBe('finding-penalised');
  });

  it.each(['I', 'S', 'I_S'])(
    'is not penalised again where the article does not ask for correction: gate %s',
    (gate) => {
      const scenario = gated(gate).given(fine(1, at('2026-01-10')), missed);
      expect(scenario.admission(fine(2, at('2026-01-22')))).toBe('finding-penalised');
    },
  );
});

describe('a finding that is penalised only if it is not corrected', () => {
  const decision = (scenario: Scenario) => scenario.given(filed(), noticed()).admission(decided());

  it.each(['O', 'R', 'O_R'])('is not penalised before a recheck fails or is refused: gate %s', (gate) => {
    expect(gated(gate).admission(fine(1, at('2026-01-10')))).toBe('gate-shut');
    expect(decision(gated(gate))).toBe('gate-shut');
    expect(
      gated(gate)
        .given(missed)
        .admission(fine(1, at('2026-01-22'))),
    ).toBe('admitted');
    expect(decision(gated(gate).given(refusal(), missed))).toBe('admitted');
  });

  it('may have its case filed before, and its penalty dated not before', () => {
    expect(gated('O').admission(filed())).toBe('admitted');
    expect(
      gated('O')
        .given(missed)
        .admission(fine(1, at('2026-01-20'))),
    ).toBe('before-recheck');
  });
});
