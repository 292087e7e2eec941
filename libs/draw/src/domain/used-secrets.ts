import { rejection, streamId } from '@mingjing/kernel';
import { commitmentOf } from '../algorithm/seed';
import type { SeedCommitted, SeedRevealed } from '../payloads/seed-events';
import type { DrawPolicy } from './draw-policies';
import { rowOf, TABLE } from './tables';

/**
 * Whoever knows a contributor's secret chooses his own by it. A commitment covers the id of its draw, so that the
 * same secret never gives the same one twice: each that was ever revealed is tried. Ten microseconds a secret: after
 * five thousand draws a commitment takes a tenth of a second, and a draw has two.
 */
export const noRevealedSecretIsCommittedTo: DrawPolicy<SeedCommitted> = (_draw, { data, stream }, facts) => {
  const { contributor, commitment } = data;
  for (const { key: secret, value } of facts.each(TABLE.secret)) {
    const known = commitmentOf(streamId(stream), { contributor, secret }, facts.sha256);
    if (known.commitment !== commitment) continue;
    const draw = value as string;
    const reason = `This commitment hides the secret that was revealed in the draw ${draw}. Choose a new secret and commit to that.`;
    return rejection('secret-used', reason, { draw });
  }
  return undefined;
};

/** Two draws that ran at once were committed to before either was revealed. */
export const aSecretIsRevealedInOneDraw: DrawPolicy<SeedRevealed> = (_draw, { data }, facts) => {
  const draw = rowOf<string>(facts, TABLE.secret, data.secret);
  if (draw === undefined) return undefined;
  const reason = `This secret was revealed in the draw ${draw} already, and serves no other. Once the time to reveal has passed, void this draw as abandoned, and commit to a new secret in the one that replaces it.`;
  return rejection('secret-used', reason, { draw });
};
