import {
  assessed,
  CASE,
  confirmed,
  considered,
  educated,
  F1,
  F2,
  filed,
  findingWithdrawn,
  gone,
  notFiled,
  ordered,
  ORDER,
  receipted,
  reviewDone,
  reviewRequested,
  transferred,
  uuid,
  waived,
} from '../testing/acts';
import { CLERK, DEPUTY, HEAD, HOTEL, LEAD, openBureau, POOL, rule, THIRD } from '../testing/bureau';
import { enforcementOf } from './enforcement-of';

const found = () => openBureau(rule('T-56', 1)).given(confirmed());
const first = (data: object = {}) => waived({ code: 'W33b', article: '行政处罚法第三十三条', ...data });

describe('the assessment of a violation', () => {
  it('is a named person’s decision, the latest counting', () => {
    const scenario = found().given(assessed({ reached: false, tier: 'NONE' }), assessed());
    expect(enforcementOf(scenario.facts(), F1).assessed).toMatchObject({
      by: LEAD,
      reached: true,
      tier: 'GENERAL',
    });
  });

  it('gives a tier where the standard is reached', () => {
    expect(found().outcome(assessed({ tier: 'NONE' }))).toBe('tier-contradicts');
  });

  it('concerns a confirmed violation', () => {
    expect(openBureau().outcome(assessed())).toBe('finding-unknown');
    expect(found().given(findingWithdrawn()).outcome(assessed())).toBe('finding-not-confirmed');
  });
});

describe('the waiver of a penalty', () => {
  it('stands with its article, the officer who proposed it and who decided', () => {
    const scenario = found().given(waived());
    expect(enforcementOf(scenario.facts(), F1).waived).toMatchObject({
      code: 'W33a',
      article: '行政处罚法第三十三条第一款',
      proposal: LEAD,
      by: HEAD,
      fineOnly: false,
    });
  });

  it('is refused without article, facts, evidence or proposal', () => {
    for (const member of ['article', 'facts', 'evidence', 'proposal']) {
      expect(found().outcome(waived({ [member]: undefined }))).toBe('payload-invalid');
    }
  });

  it('is refused to whoever holds no role of a decider', () => {
    expect(found().outcome({ ...waived(), actor: LEAD })).toBe('not-authorised');
  });

  it('shows a deputy, and the capacity that he names, as the one who decided', () => {
    const scenario = found().given({ ...waived(), actor: DEPUTY, role: 'DEPUTY' });
    expect(enforcementOf(scenario.facts(), F1).waived).toMatchObject({ by: DEPUTY, role: 'DEPUTY' });
  });

  it('can be made again by whoever has the power', () => {
    const scenario = found().given({ ...waived(), actor: DEPUTY }, waived());
    expect(enforcementOf(scenario.facts(), F1).waivers.map((one) => one.by)).toEqual([DEPUTY, HEAD]);
  });

  it('is proposed by an officer, who does not decide on it', () => {
    expect(found().outcome(waived({ proposal: CLERK }))).toBe('proposer-not-officer');
    const both = { ...waived({ proposal: THIRD }), actor: THIRD };
    expect(found().outcome(both)).toBe('proposer-decides');
  });

  it('waives of a second fine for one act the fine only', () => {
    const scenario = found().given(waived({ code: 'W29' }));
    expect(enforcementOf(scenario.facts(), F1).waived?.fineOnly).toBe(true);
  });

  it('concerns a confirmed violation', () => {
    expect(openBureau().outcome(waived())).toBe('finding-unknown');
    expect(found().given(findingWithdrawn()).outcome(waived())).toBe('finding-not-confirmed');
  });
});

describe('the waiver of a first violation', () => {
  it('needs that education was given before', () => {
    expect(found().outcome(first())).toBe('education-missing');
    expect(found().given(educated()).outcome(first())).toBe('accepted');
  });

  it('may name the education given on another finding of the entity, and of no other', () => {
    const other = (entity: string) =>
      found().given(confirmed(F2, entity), educated({}, { stream: `finding/${F2}`, id: uuid('b', 1) }));
    expect(other(HOTEL).outcome(first({ education: uuid('b', 1) }))).toBe('accepted');
    expect(other(POOL).outcome(first({ education: uuid('b', 1) }))).toBe('education-unknown');
    expect(
      found()
        .given(educated())
        .outcome(first({ education: uuid('b', 2) })),
    ).toBe('education-unknown');
  });
});

describe('the waiver of a penalty under investigation', () => {
  const id = uuid('b', 1);
  const reviewed = (opinion: string) =>
    found().given(filed(), reviewRequested(), reviewDone({ opinion }, { id }));

  it('needs the legal review of the case', () => {
    expect(found().given(filed()).outcome(waived())).toBe('review-missing');
    expect(reviewed('AGREE').outcome(waived())).toBe('review-missing');
    expect(reviewed('AGREE').outcome(waived({ review: id }))).toBe('accepted');
  });

  it('names a review that stands and agrees', () => {
    expect(reviewed('AGREE').outcome(waived({ review: uuid('b', 2) }))).toBe('review-unknown');
    expect(reviewed('DISAGREE').outcome(waived({ review: id }))).toBe('review-disagreed');
  });

  it('does not lean on the review of another case', () => {
    const elsewhere = { stream: `case/${uuid('c', 2)}` };
    const scenario = reviewed('AGREE').given(
      confirmed(F2),
      filed({ number: '高卫立〔2026〕2号', findings: [F2] }, elsewhere),
    );
    const other = { stream: `finding/${F2}` };
    expect(scenario.outcome(waived({ review: id }, other))).toBe('review-missing');
  });

  it('needs no review where the rule asks for none', () => {
    const scenario = openBureau().given(confirmed(), filed());
    expect(enforcementOf(scenario.facts(), F1).openCase).toBe(CASE);
    expect(scenario.outcome(waived())).toBe('accepted');
  });
});

describe('the waiver because of a transfer', () => {
  it('needs the receipt of another department', () => {
    const transfer = waived({ code: 'W-TRANSFER' });
    const sent = () => found().given(transferred({ kind: 'DEPARTMENT', to: 'market' }));
    expect(found().outcome(transfer)).toBe('transfer-without-receipt');
    expect(sent().outcome(transfer)).toBe('transfer-without-receipt');
    expect(sent().given(receipted()).outcome(transfer)).toBe('accepted');
    expect(sent().given(receipted()).admission(transfer)).toBe('admitted');
  });
});

describe('other decisions on a finding', () => {
  it('is not to file a case, unless one is under investigation', () => {
    expect(found().given(filed()).outcome(notFiled())).toBe('finding-has-case');
    const scenario = found().given(notFiled());
    expect(enforcementOf(scenario.facts(), F1).notFiled).toMatchObject({ by: HEAD });
  });

  it('is whether the police are to be asked, either way', () => {
    const scenario = found().given(considered());
    expect(enforcementOf(scenario.facts(), F1).referralConsidered).toMatchObject({ by: HEAD, refer: false });
    expect(openBureau().outcome(considered())).toBe('finding-unknown');
  });

  it('is that the subject of its orders is gone', () => {
    const scenario = found().given(ordered(), gone());
    const state = enforcementOf(scenario.facts(), F1);
    expect(state.subjectGone).toMatchObject({ reason: 'DEREGISTERED', by: HEAD });
    expect(state.orders).toEqual([{ order: ORDER, open: false }]);
  });
});
