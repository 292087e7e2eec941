import type { Draft } from '@mingjing/kernel/testing';
import {
  annulled,
  approved,
  assessed,
  closed,
  confirmed,
  decided,
  decisionServed,
  defended,
  discussed,
  extended,
  F1,
  filed,
  heard,
  hearingRequested,
  imposed,
  notFiled,
  noticed,
  onSpotReported,
  ordered,
  paid,
  policeDecided,
  prosecutorReturned,
  receipted,
  recheckWaived,
  refusedReferral,
  returned,
  reviewDone,
  reviewRequested,
  reviewReturned,
  served,
  suspected,
  transferred,
  waived,
  withdrawn,
} from '../testing/acts';
import { openBureau, rule } from '../testing/bureau';

const at = (moment: string) => ({ at: `2026-${moment}:00.000+08:00` });
const dated = (draft: Draft, moment: string): Draft => ({ ...draft, ...at(moment) });
const EARLY = '01-07T09:59';
const NOON = '01-07T10:00';
const found = () => openBureau(rule('T-62-organisation', 3000)).given(dated(confirmed(), NOON));

/** Everything before the act happened on 6 January but the last of it, which happened on the 7th at ten. */
function scenario(...before: readonly Draft[]) {
  const last = before.length - 1;
  const drafts = before.map((draft, i) => dated(draft, i === last ? NOON : '01-06T10:00'));
  return openBureau(rule('T-62-organisation', 3000)).given(...drafts);
}

const open = [confirmed(), filed()];
const told = [...open, noticed()];
const done = [...told, decided()];
const sent = [confirmed(), suspected(), approved(), transferred()];

describe('an act', () => {
  it.each<[string, string, readonly Draft[], Draft]>([
    ['an order', 'before-confirmation', [confirmed()], ordered()],
    ['an assessment', 'before-confirmation', [confirmed()], assessed()],
    ['a waiver', 'before-confirmation', [confirmed()], waived()],
    ['a case that is not filed', 'before-confirmation', [confirmed()], notFiled()],
    ['a case', 'before-confirmation', [confirmed()], filed()],
    ['a penalty on the spot', 'before-confirmation', [confirmed()], imposed()],
    [
      'a transfer at once',
      'before-confirmation',
      [confirmed()],
      transferred({ kind: 'DEPARTMENT', to: 'market' }),
    ],
    ['the withdrawal of an order', 'before-order', [confirmed(), ordered()], withdrawn()],
    ['an extension', 'before-service', [confirmed(), ordered(), served()], extended()],
    ['a waived recheck', 'before-service', [confirmed(), ordered(), served()], recheckWaived()],
    ['a request for review', 'before-filing', open, reviewRequested()],
    ['a notice', 'before-filing', open, noticed()],
    ['a discussion', 'before-filing', open, discussed()],
    ['the closing of a case', 'before-filing', open, closed({ reason: 'NOT_ESTABLISHED', ground: '无' })],
    ['a returned file', 'before-review', [...open, reviewRequested()], reviewReturned()],
    ['a review', 'before-review', [...open, reviewRequested()], reviewDone()],
    ['a defence', 'before-notice', told, defended()],
    ['a request for a hearing', 'before-notice', told, hearingRequested()],
    ['a hearing', 'before-hearing-request', [...told, hearingRequested()], heard()],
    ['a decision', 'before-notice', told, decided()],
    ['a decision', 'before-defence', [...told, defended()], decided()],
    ['a decision', 'before-hearing', [...told, hearingRequested(), heard()], decided()],
    ['a decision', 'before-discussion', [...told, reviewRequested(), reviewDone(), discussed()], decided()],
    ['a decision', 'before-review', [...told, reviewRequested(), reviewDone()], decided()],
    ['the notice of a remake', 'before-annulment', [...done, annulled()], noticed()],
    ['an annulment', 'before-decision', done, annulled()],
    ['a payment', 'before-service', [...done, decisionServed()], paid()],
    ['the report of a penalty on the spot', 'before-decision', [confirmed(), imposed()], onSpotReported()],
    ['an approval', 'before-suspicion', [confirmed(), suspected()], approved()],
    ['a refusal to refer', 'before-suspicion', [confirmed(), suspected()], refusedReferral()],
    ['a transfer', 'before-approval', [confirmed(), suspected(), approved()], transferred()],
    ['a receipt', 'before-transfer', sent, receipted()],
    ['a return', 'before-transfer', sent, returned()],
    ['a decision of the police', 'before-transfer', sent, policeDecided()],
  ])('%s is not dated %s', (_what, code, before, act) => {
    expect(scenario(...before).admission(dated(act, EARLY))).toBe(code);
    expect(scenario(...before).admission(dated(act, NOON))).toBe('admitted');
  });

  it('of the prosecutor is not dated before the transfer to the police', () => {
    const withThePolice = scenario(...sent).given(dated(policeDecided(), '01-08T10:00'));
    expect(withThePolice.admission(dated(prosecutorReturned(), EARLY))).toBe('before-transfer');
  });

  it('says what it is dated before, and what to state', () => {
    const decision = scenario(...told);
    const early = dated(decided(), EARLY);
    expect(decision.refusal(early)?.reason).toBe(
      `PenaltyDecided is dated ${String(early.at)}, before the notice to the party at ${at(NOON).at}, on which it stands: state the moment at which it happened.`,
    );
  });

  it('that stands keeps its date: only new ones are asked', () => {
    expect(found().outcome(dated(ordered({ findings: [{ finding: F1, kind: 'IMMEDIATE' }] }), EARLY))).toBe(
      'accepted',
    );
  });
});
