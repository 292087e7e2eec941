import {
  Overlay,
  instantOf,
  recordedTime,
  type Facts,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { enrolledSignatories, refuseInvalidKeys } from '../accepting/admission';
import type { FindKey } from '../accepting/keys';
import type { Constitution } from './constitution';
import { isRejection, judge } from './judge';

/** A statement that nobody has signed, and the ids of the keys that would: the actor's first, then each cosigner's. */
export interface Rehearsed {
  readonly statement: Statement;
  readonly keys: readonly string[];
}

/**
 * What the ledger would say to statements one after the other, each upon those before it that it would take: by
 * position, why it would refuse one. Nothing is recorded, and no signature is asked for: whoever only tries something
 * signs nothing that could be recorded. `now` in milliseconds since the epoch.
 */
export function rehearse(
  ledger: Constitution,
  findKey: FindKey,
  { facts, now }: { readonly facts: Facts; readonly now: number },
  statements: readonly Rehearsed[],
): ReadonlyMap<number, Rejection> {
  const recordedAt = recordedTime(Math.max(now, instantOf(facts.recordedAt)));
  const taken = new Overlay(ledger.registry, facts);
  const refused = new Map<number, Rejection>();
  let index = facts.index;
  for (const [position, rehearsed] of statements.entries()) {
    const trial = new Overlay(ledger.registry, taken);
    const outcome =
      refuseKeys(rehearsed, trial, index, findKey) ??
      judge(ledger, trial, rehearsed.statement, { index, recordedAt }, () => undefined);
    if (isRejection(outcome)) {
      refused.set(position, outcome);
      continue;
    }
    taken.absorb(trial);
    index += 1 + outcome.derived.length;
  }
  return refused;
}

function refuseKeys(
  { statement, keys }: Rehearsed,
  world: Overlay,
  index: number,
  findKey: FindKey,
): Rejection | undefined {
  const actors = [statement.actor, ...(statement.cosigners ?? [])];
  const signing = actors.map((actor, i) => ({ actor, keyId: keys[i] ?? '', sig: '' }));
  const who = enrolledSignatories(world, findKey, signing);
  return who.ok ? refuseInvalidKeys(who.value, index) : who.rejection;
}
