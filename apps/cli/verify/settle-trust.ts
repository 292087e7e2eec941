import type { NamedLogKey } from '@mingjing/kernel';
import {
  openByPolicy,
  openCheckpoint,
  parseVerifierKey,
  portableVerify,
  trustedLogKeys,
  verifiersOf,
  type OpenedCheckpoint,
  type VerifierKey,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { inCheckpoint, type ClaimedLog } from './open-signed-log';
import { openSeenBefore } from './seen-before';
import type { VerifyOptions } from './verify-options';

/** A log whose checkpoint bears the line of a key that the log itself announced, and that the reader may trust. */
export interface SignedLog {
  readonly checkpoint: OpenedCheckpoint;
  /** What the reader saw before, if he kept it. */
  readonly seenBefore: readonly OpenedCheckpoint[];
}

type Asked = Pick<VerifyOptions, 'logKey' | 'policy' | 'seenBefore'>;

/**
 * Once the whole log was read: the checkpoint under the keys in force at its size, of which a reader with a key
 * from elsewhere trusts those that this key vouches for; the cosignatures that his policy asks for; and what
 * he kept from before, under the keys that were in force then. Throws FaultFound.
 */
export function settleTrust(
  { origin, note, size }: ClaimedLog,
  named: readonly NamedLogKey[],
  { logKey, policy, seenBefore = [] }: Asked,
): SignedLog {
  const known = logKey === undefined ? [] : [keyIn(logKey)];
  const keys = trustedLogKeys({ sha256, verify: portableVerify }, origin, named, size, known);
  if (!keys.ok) throw inCheckpoint(keys.rejection);
  const trust = { origin, log: verifiersOf(keys.value, portableVerify), witnesses: [] };
  const signed = openCheckpoint(note, trust);
  if (!signed.ok) throw inCheckpoint(signed.rejection);
  const witnessed = policy === undefined ? signed : openByPolicy(note, policy, portableVerify, keys.value);
  if (!witnessed.ok) throw inCheckpoint(witnessed.rejection);
  return { checkpoint: witnessed.value, seenBefore: seenBefore.map((text) => seen(text, origin, named)) };
}

function seen(text: string, origin: string, named: readonly NamedLogKey[]): OpenedCheckpoint {
  const opened = openSeenBefore(text, origin, named);
  if (!opened.ok) throw inCheckpoint(opened.rejection);
  return opened.value;
}

function keyIn(text: string): VerifierKey {
  const key = parseVerifierKey(sha256, text);
  if (!key.ok) throw inCheckpoint(key.rejection);
  return key.value;
}
