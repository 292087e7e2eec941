import { buildTranscript, commitmentOf, executeDraw, type DrawResult, type Transcript } from '@mingjing/draw';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';

/** What the forger would rather have frozen, and the result that he is looking for. */
export interface Forgery {
  readonly entities: Transcript['entities'];
  readonly suits: (result: DrawResult) => boolean;
}

/**
 * A careful forger's transcript: he tries one secret of the organiser after the other at home until the
 * result suits him, and makes root, commitment, seed, selection and assignment anew. It agrees with itself
 * in every line; only what was signed and published before can contradict it.
 */
export function forgedTranscript(honest: Transcript, { entities, suits }: Forgery): Transcript {
  for (let attempt = 1; ; attempt += 1) {
    const secret = toHex(sha256(utf8(`a better secret, ${String(attempt)}`)));
    const reveals = honest.reveals.map((one) => (one.contributor === 'organiser' ? { ...one, secret } : one));
    const input = { ...honest, entities, reveals };
    const executed = executeDraw(input, sha256);
    if (!executed.ok) throw new Error(`The forger's draw was refused: ${executed.rejection.reason}`);
    const { result } = executed.value;
    if (!suits(result)) continue;
    const commitments = reveals.map((one) => commitmentOf(honest.drawId, one, sha256));
    const forged = buildTranscript(input, commitments, result, sha256);
    if (!forged.ok) throw new Error(`The forgery was refused: ${forged.rejection.reason}`);
    return forged.value;
  }
}

export function isDrawn({ strata }: DrawResult, entity: string): boolean {
  return strata.some(({ drawn }) => drawn.includes(entity));
}
