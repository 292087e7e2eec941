import type { Scenario } from '@mingjing/kernel/testing';
import { COUNTERSIGNER, HEAD, role } from '../testing/county';
import { aDecision, aReplacement, aRequest, taskWhere } from '../testing/departures';
import { unblindedDraw } from '../testing/steps';

const DEPUTY = 'deputy/D-1';
const ABSENCE = { reason: 'ABSENCE', exception: '负责人外出' };

/** The lead of a drawn task is the head himself. */
function headDrawn(): { readonly now: Scenario; readonly task: string; readonly head: string } {
  const now = unblindedDraw().given(role([DEPUTY, 'DEPUTY', 'gaoqing-health']));
  const { task, lead: head = '' } = taskWhere(now, true);
  return { now: now.given(role([`officer/${head}`, 'HEAD', 'gaoqing-health'])), task, head };
}

describe('a head whom the draw sends', () => {
  it('does not grant his own recusal alone: another head or the deputy signs it', () => {
    const { now, task, head } = headDrawn();
    now.given(aRequest(task, head));
    const own = { ...aDecision(now, task), actor: `officer/${head}` };
    expect(now.admission(own)).toBe('own-recusal');
    expect(now.admission({ ...own, cosigners: [COUNTERSIGNER] })).toBe('own-recusal');
    expect(now.admission({ ...own, cosigners: [DEPUTY] })).toBe('admitted');
    expect(now.admission({ ...own, cosigners: [HEAD] })).toBe('admitted');
    expect(now.admission(aDecision(now, task))).toBe('admitted');
  });

  it('does not answer for his own absence that the registers do not hold', () => {
    const { now, task, head } = headDrawn();
    const by = (cosigner: string): string =>
      now.admission(aReplacement(task, head, ABSENCE, { cosigners: [cosigner] }));
    expect(by(`officer/${head}`)).toBe('departure-not-recorded');
    expect(by(DEPUTY)).toBe('admitted');
    expect(by(HEAD)).toBe('admitted');
  });

  it('answers for that of others, for whom the deputy does not', () => {
    const { now, task, head } = headDrawn();
    const { second = '' } = taskWhere(now, true);
    const by = (cosigner: string): string =>
      now.admission(aReplacement(task, second, ABSENCE, { cosigners: [cosigner] }));
    expect(by(`officer/${head}`)).toBe('admitted');
    expect(by(DEPUTY)).toBe('departure-not-recorded');
  });

  it('stands in an older log as he stated it', () => {
    const { now, task, head } = headDrawn();
    now.given(aRequest(task, head));
    expect(now.outcome({ ...aDecision(now, task), actor: `officer/${head}` })).toBe('accepted');
  });
});
