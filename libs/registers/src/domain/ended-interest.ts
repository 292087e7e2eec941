import { holdsRole } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection, type Role, type Statement } from '@mingjing/kernel';
import type { InterestDeclared } from '../payloads/officer-events';

const WITNESSES: readonly Role[] = ['REGISTRAR_OFFICER', 'LEGAL', 'HEAD', 'DEPUTY'];

/**
 * Whoever has an interest says so by himself, at once. That it is over somebody else answers for as well:
 * the officer would be drawn there, or go there, the next moment. Asked of new statements only (docs/adr/0017).
 */
export function nobodyEndsHisInterestAlone(
  _state: unknown,
  { actor, cosigners = [], data, stream }: Statement<InterestDeclared>,
  facts: Facts,
): Rejection | undefined {
  if (data.withdrawn !== true) return undefined;
  const others = [actor, ...cosigners].filter((one) => one !== stream);
  if (others.some((one) => WITNESSES.some((role) => holdsRole(facts, one, role)))) return undefined;
  const reason = `That the interest of officer ${data.officer} in ${data.entity} has ended takes the signature of another: the registrar of officers, legal affairs, the head or the deputy.`;
  return rejection('interest-ended-alone', reason, { officer: data.officer, entity: data.entity });
}
