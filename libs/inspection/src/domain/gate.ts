import type { Gate } from '../payloads/finding-answers';

/** Penalties that may follow at once, be it only in serious cases; all others wait for "overdue and not corrected". */
export function opensAtOnce(gate: Gate): boolean {
  return gate !== 'O' && gate !== 'R' && gate !== 'O_R';
}

/** Penalties, or heavier ones, that follow a violation which is not corrected although that was ordered. */
export function opensByFailure(gate: Gate): boolean {
  return gate.includes('O') || gate.includes('R');
}
