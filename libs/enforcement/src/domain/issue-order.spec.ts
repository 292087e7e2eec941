import {
  confirmed,
  F1,
  F2,
  hash,
  ordered,
  ORDER,
  recheckWaived,
  rechecked,
  served,
  uuid,
  withdrawn,
} from '../testing/acts';
import { HEAD, HOTEL, LEAD, openBureau, POOL, SECOND, task, THIRD, FOURTH } from '../testing/bureau';
import { enforcementOf, orderOf } from './enforcement-of';

const found = () => openBureau().given(confirmed());
const second = { stream: `order/${uuid('a', 2)}` };
const immediate = [{ finding: F1, kind: 'IMMEDIATE' }];

describe('an order to correct', () => {
  it('answers a confirmed violation and is signed by lead and second officer', () => {
    const scenario = found().given(ordered());
    expect(orderOf(scenario.facts(), ORDER)).toMatchObject({
      status: 'ORDERED',
      number: '高卫责改〔2026〕1号',
      entity: HOTEL,
      officers: [LEAD, SECOND],
      findings: [{ finding: F1, kind: 'BY_DATE', due: '2026-01-20' }],
    });
    expect(enforcementOf(scenario.facts(), F1).openOrder).toBe(ORDER);
  });

  it('is refused for a finding that does not exist', () => {
    expect(openBureau().outcome(ordered())).toBe('finding-unknown');
  });

  it('is refused for a finding that nobody has confirmed, or that was withdrawn', () => {
    const dropped = { type: 'FindingWithdrawn', stream: `finding/${F1}`, actor: HEAD };
    const scenario = found().given({ ...dropped, data: { reason: '认定有误', evidence: [hash(1)] } });
    expect(scenario.outcome(ordered())).toBe('finding-not-confirmed');
  });

  it('is refused for a violation at another entity', () => {
    expect(found().outcome(ordered({ entity: POOL }))).toBe('finding-of-other-entity');
  });

  it('needs a real date where it gives time, and none where it is to be done at once', () => {
    const scenario = found();
    const kinds = (one: object) => scenario.outcome(ordered({ findings: [{ finding: F1, ...one }] }));
    expect(kinds({ kind: 'BY_DATE' })).toBe('order-without-date');
    expect(kinds({ kind: 'BY_DATE', due: '2026-02-30' })).toBe('order-without-date');
    expect(kinds({ kind: 'IMMEDIATE', due: '2026-01-20' })).toBe('date-on-immediate');
    expect(kinds({ kind: 'BY_DATE', due: '2026-01-04' })).toBe('due-before-service');
    expect(kinds({ kind: 'BY_DATE', due: '2026-01-05' })).toBe('accepted');
  });

  it('falls due within a year, where it is a new one: a slip in the year is refused', () => {
    const scenario = found();
    const due = (day: string) => ordered({ findings: [{ finding: F1, kind: 'BY_DATE', due: day }] });
    expect(scenario.admission(due('2027-01-06'))).toBe('admitted');
    expect(scenario.admission(due('2027-01-07'))).toBe('due-too-far');
    expect(scenario.admission(due('2206-01-20'))).toBe('due-too-far');
    expect(scenario.outcome(due('2206-01-20'))).toBe('accepted');
  });

  it('never says that a recheck is needed: it always is, unless a reason is given why not', () => {
    const scenario = found();
    const need = (recheck: object) => scenario.outcome(ordered({ findings: [{ ...immediate[0], recheck }] }));
    expect(need({ needed: true, reason: '要复查' })).toBe('recheck-needed-by-law');
    expect(need({ needed: false, reason: '违法行为已终了' })).toBe('accepted');
  });

  it('names each finding once', () => {
    expect(found().outcome(ordered({ findings: [...immediate, ...immediate] }))).toBe('finding-named-twice');
  });

  it('is not issued twice in one stream', () => {
    const again = ordered({ number: '高卫责改〔2026〕2号' });
    expect(found().given(ordered()).outcome(again)).toBe('order-exists');
  });

  it('is refused while the finding stands in another open order', () => {
    const scenario = found().given(ordered());
    const next = ordered({ number: '高卫责改〔2026〕2号' }, second);
    expect(scenario.outcome(next)).toBe('finding-has-open-order');
    scenario.given(served());
    expect(scenario.outcome(next)).toBe('finding-has-open-order');
  });

  it.each([
    ['a recheck', rechecked({ [F1]: 'NO' }, { at: '2026-01-21T09:00:00.000+08:00' })],
    ['a waiver of the recheck', recheckWaived()],
    ['the withdrawal of the first order', withdrawn()],
    [
      'the end of the entity',
      {
        ...recheckWaived(),
        type: 'OrderWaived',
        stream: `finding/${F1}`,
        data: { reason: 'MOVED', proof: [hash(1)] },
      },
    ],
  ])('can follow %s', (_after, act) => {
    const scenario = found().given(ordered(), served(), act);
    expect(enforcementOf(scenario.facts(), F1).openOrder).toBeUndefined();
    const findings = [{ finding: F1, kind: 'BY_DATE', due: '2026-02-20' }];
    expect(scenario.outcome(ordered({ number: '高卫责改〔2026〕2号', findings }, second))).toBe('accepted');
    expect(enforcementOf(scenario.facts(), F1).orders).toHaveLength(2);
  });

  it('leaves nothing open once served where no recheck is needed', () => {
    const findings = [{ ...immediate[0], recheck: { needed: false, reason: '违法行为已终了' } }];
    const scenario = found().given(ordered({ findings }));
    expect(enforcementOf(scenario.facts(), F1).openOrder).toBe(ORDER);
    scenario.given(served());
    expect(enforcementOf(scenario.facts(), F1).openOrder).toBeUndefined();
  });
});

describe('the signatures under an order', () => {
  it('are those of two officers', () => {
    expect(found().outcome({ ...ordered(), cosigners: [] })).toBe('cosigner-not-authorised');
    expect(found().outcome({ ...ordered(), actor: THIRD, cosigners: [HEAD, LEAD].sort() })).toBe(
      'not-the-officers-of-the-task',
    );
  });

  it('are those of the lead and second who answer for the finding', () => {
    expect(found().outcome({ ...ordered(), cosigners: [FOURTH] })).toBe('not-the-officers-of-the-task');
    expect(found().outcome({ ...ordered(), actor: SECOND, cosigners: [LEAD] })).toBe('accepted');
  });

  it('are those of the task that the order names, at the same entity', () => {
    const others = { lead: 'G-0003', second: 'G-0004' };
    const scenario = found().given(task('T-1', others), task('T-2', { ...others, entity: POOL }));
    expect(scenario.outcome(ordered({ task: 'T-1' }))).toBe('not-the-officers-of-the-task');
    expect(scenario.outcome(ordered({ task: 'T-2' }))).toBe('task-unknown');
    expect(scenario.outcome(ordered({ task: 'T-3' }))).toBe('task-unknown');
    const signed = { actor: THIRD, cosigners: [FOURTH] };
    expect(scenario.outcome({ ...ordered({ task: 'T-1' }), ...signed })).toBe('accepted');
  });

  it('are those of another task only where that task rechecks', () => {
    const others = { lead: 'G-0003', second: 'G-0004' };
    const signed = { actor: THIRD, cosigners: [FOURTH] };
    const within = (origin: string, signatures: object) =>
      found()
        .given(task('T-1', { ...others, origin }))
        .admission({ ...ordered({ task: 'T-1' }), ...signatures });
    expect(within('RECHECK', signed)).toBe('admitted');
    expect(within('COMPLAINT', signed)).toBe('not-the-officers-of-the-task');
    const all = { actor: THIRD, cosigners: [LEAD, SECOND, FOURTH] };
    expect(within('COMPLAINT', all)).toBe('admitted');
  });
});

describe('a document number', () => {
  const anew = (number: string) =>
    ordered({ number, findings: [{ finding: F2, kind: 'IMMEDIATE' }] }, second);
  const numbered = () => found().given(confirmed(F2), ordered());

  it('is used once in its series and year, however it is written', () => {
    expect(numbered().outcome(anew('高卫责改〔2026〕1号'))).toBe('document-number-used');
    expect(numbered().outcome(anew('高卫责改〔2026〕第001号'))).toBe('document-number-used');
  });

  it('is free in another series, another year, or as the next one', () => {
    expect(numbered().outcome(anew('高卫责改〔2026〕2号'))).toBe('accepted');
    expect(numbered().outcome(anew('高卫责改〔2027〕1号'))).toBe('accepted');
    expect(numbered().outcome(anew('高卫水责改〔2026〕1号'))).toBe('accepted');
  });

  it('has series, year and number', () => {
    expect(numbered().outcome(anew('2026-1'))).toBe('document-number-form');
  });
});
