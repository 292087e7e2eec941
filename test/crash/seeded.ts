import { createHash, randomInt } from 'node:crypto';

/** FAULT_ROUNDS=20 goes on longer; FAULT_SEED=… repeats a run, whose seed stands in every failure. */
export const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
export const SEED = process.env['FAULT_SEED'] ?? String(randomInt(2 ** 32));

/** A number from 0 to `below` − 1, the same for a name under one seed. */
export function drawn(name: string, below: number): number {
  return createHash('sha256').update(`${SEED} ${name}`).digest().readUInt32BE(0) % below;
}
