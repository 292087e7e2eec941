import { MUST_STATES, type Must, type OriginScope } from '@mingjing/accountability';
import { chinaTime } from '@mingjing/kernel';
import type { MustsAnswer } from '../../cli/ask/musts-answer';
import { AUDITOR } from '../generator/county/people';
import { STORY_JUDGED } from '../generator/story/end';
import type { GroundTruth } from '../generator/truth/ground-truth';
import type { HttpLedger } from '../player/http-ledger';

/** Origins of the truth that an origin of the ledger's roll-up takes together. */
const SCOPES: Readonly<Record<Exclude<OriginScope, 'KEY'>, readonly string[]>> = {
  DRAW: ['DRAW'],
  COMPLAINT: ['COMPLAINT'],
  UPSTREAM: ['NATIONAL', 'PROVINCIAL'],
  ALL: ['ALL'],
};
const MUSTS: readonly Must[] = ['M1', 'M1_AGAIN', 'M2', 'M3'];

export interface RolledUp {
  readonly answers: readonly MustsAnswer[];
  /** How many counts were compared with the truth, and those that differ. */
  readonly compared: number;
  readonly differences: readonly string[];
}

/** The ledger's own roll-ups by origin, each of its counts beside that of the truth. */
export async function rollUps(truth: GroundTruth, ledger: HttpLedger): Promise<RolledUp> {
  const real = truth.rollUp();
  const answers: MustsAnswer[] = [];
  const differences: string[] = [];
  let compared = 0;
  for (const [origin, origins] of Object.entries(SCOPES)) {
    const query = new URLSearchParams({ origin, 'as-of': chinaTime(STORY_JUDGED) });
    const answer = (await ledger.ask(`three-musts?${query.toString()}`, AUDITOR)) as unknown as MustsAnswer;
    answers.push(answer);
    for (const must of MUSTS) {
      for (const state of MUST_STATES) {
        const told = answer.total.musts[must].counts[state];
        const happened = origins.reduce((sum, one) => sum + (real[one]?.[must]?.[state] ?? 0), 0);
        compared += 1;
        if (told !== happened) {
          differences.push(`${origin} ${must} ${state}: the ledger says ${told}, the truth ${happened}`);
        }
      }
    }
  }
  return { answers, compared, differences };
}
