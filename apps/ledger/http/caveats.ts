import { namesCosignersOnly, type Caveat } from '@mingjing/accountability';
import { isAfterCompromise } from '@mingjing/governance/contracts';
import { readEntry, type Facts, type SignatureSet, type Statement } from '@mingjing/kernel';

/** Whether any of these keys had fallen into other hands when it signed the entry, as told at a size of the log. */
export function isCompromised(signature: SignatureSet, index: number, size: number, facts: Facts): boolean {
  const keys = [signature.key, ...(signature.cosigners ?? []).map(({ key }) => key)];
  return keys.some((key) => isAfterCompromise(facts, key, index, size));
}

/** The same of an entry's bytes. */
export function isEntryCompromised(bytes: Uint8Array, index: number, size: number, facts: Facts): boolean {
  const entry = readEntry(bytes);
  return entry.ok && isCompromised(entry.value.signature, index, size, facts);
}

/** What is said beside an event of a trail; empty where it may be leant on as any other. */
export function caveatsOf(
  { type, data }: Pick<Statement, 'type' | 'data'>,
  compromised: boolean,
): readonly Caveat[] {
  const admitted = type === 'LateStatementAdmitted';
  return [
    ...(compromised ? (['AFTER_COMPROMISE'] as const) : []),
    ...(admitted ? (['UNVERIFIED_IN_TIME'] as const) : []),
    ...(admitted && namesCosignersOnly(data) ? (['COSIGNERS_ONLY_NAMED'] as const) : []),
  ];
}
