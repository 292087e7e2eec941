import type { Statement } from '@mingjing/kernel';
import { DEPUTY, HEAD, LEAD, openBureau, SECOND } from '../testing/bureau';
import { anOldClaimIsApproved } from './old-claims';

/** Entered on 3 March 2027, at ten. */
const facts = openBureau().passTo('2027-03-03T10:00:00.000+08:00').facts();
const outcome = (occurredAt: string, actor: string, ...cosigners: readonly string[]): string => {
  const statement = { actor, cosigners, occurredAt } as unknown as Statement;
  return anOldClaimIsApproved(statement, facts)?.code ?? 'admitted';
};

describe('a claim of what happened more than a year before it is entered', () => {
  it('is refused: the year is probably a slip of the pen', () => {
    expect(outcome('1926-03-02T10:00:00.000+08:00', LEAD)).toBe('claim-too-old');
    expect(outcome('2026-03-02T09:00:00.000+08:00', LEAD)).toBe('claim-too-old');
    expect(outcome('2026-03-02T10:00:00.000+08:00', LEAD)).toBe('admitted');
  });

  it('is taken where another person who approves signs it too', () => {
    const long = '2025-03-02T10:00:00.000+08:00';
    expect(outcome(long, LEAD, SECOND)).toBe('claim-too-old');
    expect(outcome(long, LEAD, SECOND, DEPUTY)).toBe('admitted');
    expect(outcome(long, HEAD)).toBe('claim-too-old');
  });
});
