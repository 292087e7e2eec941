import type { Draft, Scenario } from '@mingjing/kernel/testing';
import {
  annulled,
  CASE,
  confirmed,
  decided,
  defended,
  discussed,
  filed,
  findingWithdrawn,
  heard,
  hearingRequested,
  imposed,
  noticed,
  policeDecided,
  reviewDone,
  reviewRequested,
  suspected,
  uuid,
} from '../testing/acts';
import { HEAD, LEAD, LEGAL, openBureau, rule, THIRD } from '../testing/bureau';
import { penaltyCaseOf } from './penalty-case';

const GATE = rule('T-56', 1);
const at = (moment: string) => ({ at: `${moment}:00.000+08:00` });
const opened = (...rules: readonly Draft[]) => openBureau(...rules).given(confirmed(), filed());
const told = (...rules: readonly Draft[]) => opened(...rules).given(noticed());
const reviewed = (scenario: Scenario, opinion = 'AGREE') =>
  scenario.given(reviewRequested(), reviewDone({ opinion }, { id: uuid('b', 1) }));

describe('a decision on a penalty', () => {
  it('follows notice and review, by the head', () => {
    const scenario = reviewed(told(GATE)).given(decided({ review: uuid('b', 1), social: true }));
    expect(penaltyCaseOf(scenario.facts(), CASE)).toMatchObject({
      stage: 'DECIDED',
      decision: { by: HEAD, kinds: ['WARNING', 'FINE'], fineFen: 200_000, tier: 'GENERAL', social: true },
    });
    expect(reviewed(told(GATE)).outcome({ ...decided(), actor: LEGAL })).toBe('not-authorised');
  });

  it('needs a case that still awaits it', () => {
    expect(openBureau().outcome(decided())).toBe('case-unknown');
    const scenario = told().given(decided());
    expect(scenario.outcome(decided({ number: '高卫公罚〔2026〕2号' }))).toBe('case-decided');
  });

  it('is never made by an investigator', () => {
    const scenario = openBureau().given(confirmed(), filed({ investigators: [LEAD, THIRD] }), noticed());
    expect(scenario.outcome({ ...decided(), actor: THIRD })).toBe('investigator-decides');
  });

  it('bears a number of its own', () => {
    expect(told().outcome(decided({ number: '高卫立〔2026〕1号' }))).toBe('document-number-used');
    expect(told().outcome(decided({ number: '一号' }))).toBe('document-number-form');
  });

  it('has an amount where it fines, and only there', () => {
    expect(told().outcome(decided({ fineFen: undefined }))).toBe('fine-without-amount');
    expect(told().outcome(decided({ fineFen: 0 }))).toBe('fine-without-amount');
    expect(told().outcome(decided({ kinds: ['WARNING'] }))).toBe('amount-without-fine');
    const proposal = { kinds: ['WARNING'], fineFen: 1 };
    expect(opened().outcome(noticed({ proposal }))).toBe('amount-without-fine');
  });

  it('is refused for a finding that was withdrawn since', () => {
    expect(told().given(findingWithdrawn()).outcome(decided())).toBe('finding-not-confirmed');
  });
});

describe('the notice before a decision', () => {
  it('must have been given', () => {
    expect(opened().outcome(decided())).toBe('notice-missing');
    expect(opened().outcome(defended())).toBe('notice-missing');
    expect(opened().outcome(hearingRequested())).toBe('notice-missing');
  });

  it('is given by an investigator', () => {
    expect(opened().outcome({ ...noticed(), actor: THIRD })).toBe('not-an-investigator');
  });

  it('lets the party speak', () => {
    const scenario = told().given(defended());
    expect(penaltyCaseOf(scenario.facts(), CASE)?.defence?.by).toBe(LEAD);
  });

  it('belongs to the general procedure', () => {
    const scenario = openBureau(rule('T-62-organisation', 3000)).given(confirmed(), imposed());
    expect(scenario.outcome(noticed())).toBe('case-is-simple');
  });
});

describe('the legal review before a decision', () => {
  it('is missing where rule T-56 makes it a gate', () => {
    expect(told(GATE).outcome(decided())).toBe('review-missing');
    expect(told(GATE).given(reviewRequested()).outcome(decided())).toBe('review-missing');
  });

  it('must agree, or ask for an amendment', () => {
    expect(reviewed(told(GATE), 'DISAGREE').outcome(decided())).toBe('review-disagreed');
    expect(reviewed(told(GATE), 'AMEND').outcome(decided())).toBe('accepted');
  });

  it('is the one that the decision names', () => {
    expect(reviewed(told(GATE)).outcome(decided({ review: uuid('b', 2) }))).toBe('review-unknown');
  });

  it.each([
    ['no rule is in force', [] as const],
    ['the rule asks for Art. 58 alone', [rule('T-56', 0)] as const],
  ])('is required by Art. 58 where %s', (_why, rules) => {
    expect(told(...rules).outcome(decided())).toBe('accepted');
    expect(
      opened(...rules)
        .given(noticed({ hearingRight: true }))
        .outcome(decided()),
    ).toBe('review-missing');
    expect(
      told(...rules)
        .given(discussed())
        .outcome(decided()),
    ).toBe('review-missing');
  });
});

describe('the collective discussion before a decision', () => {
  it.each(['HEAVIER', 'SEVERE'])('is missing for a penalty of tier %s', (tier) => {
    expect(reviewed(told()).outcome(decided({ tier }))).toBe('discussion-missing');
    expect(reviewed(told().given(discussed())).outcome(decided({ tier }))).toBe('accepted');
  });

  it('is the one that the decision names', () => {
    const scenario = reviewed(told().given(discussed()));
    expect(scenario.outcome(decided({ discussion: uuid('b', 2) }))).toBe('discussion-unknown');
    const discussion = scenario.last('CollectiveDiscussionHeld').id;
    expect(scenario.outcome(decided({ discussion }))).toBe('accepted');
  });
});

describe('a hearing', () => {
  /** Five working days from Tuesday 6 January: until Tuesday 13 January. */
  const notified = () =>
    opened(rule('T-54', 5, 'WORKING_DAY')).given(noticed({ hearingRight: true }, at('2026-01-06T09:00')));

  it('asked for in time is held before the decision', () => {
    const scenario = reviewed(notified().given(hearingRequested({}, at('2026-01-13T23:59'))));
    expect(scenario.outcome(decided())).toBe('hearing-pending');
    expect(scenario.given(heard()).outcome(decided())).toBe('accepted');
  });

  it('asked for too late is on record and blocks nothing', () => {
    const scenario = reviewed(notified().given(hearingRequested({}, at('2026-01-14T00:00'))));
    expect(penaltyCaseOf(scenario.facts(), CASE)?.hearingRequest?.at).toBe('2026-01-14T00:00:00.000+08:00');
    expect(scenario.outcome(decided())).toBe('accepted');
  });

  it('is never late where no rule says how long the party has', () => {
    const scenario = reviewed(told().given(hearingRequested({}, at('2026-09-01T09:00'))));
    expect(scenario.outcome(decided())).toBe('hearing-pending');
  });

  it('answers a request, and no investigator presides over it', () => {
    expect(notified().outcome(heard())).toBe('hearing-not-requested');
    const scenario = notified().given(hearingRequested());
    expect(scenario.outcome(heard({ president: LEAD }))).toBe('investigator-presides');
  });
});

describe('a penalty and the police', () => {
  it('is not decided instead of a transfer', () => {
    const scenario = told().given(suspected());
    expect(scenario.outcome(decided())).toBe('finding-in-referral');
    expect(scenario.outcome(policeDecided())).toBe('not-with-the-police');
  });
});

describe('an annulled decision', () => {
  const remade = () => reviewed(told(GATE)).given(decided(), annulled());

  it('that is to be made again needs notice and review of its own', () => {
    const anew = decided({ number: '高卫公罚〔2026〕2号' });
    const scenario = remade();
    expect(penaltyCaseOf(scenario.facts(), CASE)).toMatchObject({
      stage: 'FILED',
      annulled: { remake: true },
    });
    expect(scenario.outcome(anew)).toBe('notice-missing');
    expect(scenario.given(noticed()).outcome(anew)).toBe('review-missing');
    expect(reviewed(scenario).outcome(anew)).toBe('accepted');
  });

  it('that is not made again stays undone', () => {
    const scenario = told().given(decided(), annulled({ remake: false }));
    expect(penaltyCaseOf(scenario.facts(), CASE)?.stage).toBe('ANNULLED');
    expect(scenario.outcome(decided({ number: '高卫公罚〔2026〕2号' }))).toBe('case-decided');
  });

  it('was one in force', () => {
    expect(told().outcome(annulled())).toBe('decision-missing');
  });
});
