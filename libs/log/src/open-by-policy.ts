import { ok, refused, type Result } from '@mingjing/kernel';
import { parseCheckpoint } from './checkpoint';
import type { VerifyEd25519 } from './ed25519';
import { noteVerifier, type NoteVerifier } from './note-verifier';
import { openCheckpoint, type OpenedCheckpoint } from './open-checkpoint';
import { missingFrom } from './quorum';
import type { PolicyWitness, TrustPolicy } from './trust-policy';
import { formatVerifierKey, type VerifierKey } from './verifier-key';

/**
 * tlog-policy: a checkpoint is valid if any one of the policy's logs signed it and its witnesses cosigned it
 * according to the quorum. A policy without logs takes those of `known`, which the reader has from elsewhere;
 * where both name logs, a log must be in both.
 * Refusals: those of openCheckpoint, `log-unknown`, `other-log-key` where the policy and `known` name the log by
 * different keys, and `quorum-missing`, which says who is missing.
 */
export function openByPolicy(
  note: string,
  policy: TrustPolicy,
  verify: VerifyEd25519,
  known?: readonly VerifierKey[],
): Result<OpenedCheckpoint> {
  const claimed = parseCheckpoint(note);
  if (!claimed.ok) return claimed;
  const { origin } = claimed.value;
  const ofOrigin = (keys: readonly VerifierKey[]): readonly VerifierKey[] =>
    keys.filter(({ name }) => name === origin);
  const log = ofOrigin(logKeys(policy, known));
  if (log.length === 0)
    return notNamed(origin, ofOrigin(policy.logs.map(({ key }) => key)), ofOrigin(known ?? []));
  const trust = {
    origin,
    log: verifiersOf(log, verify),
    witnesses: verifiersOf(
      policy.witnesses.map(({ key }) => key),
      verify,
    ),
  };
  const opened = openCheckpoint(note, trust);
  return opened.ok ? demandQuorum(policy, opened.value) : opened;
}

/** Neither side alone settles which key is the right one: the reader does. */
function notNamed(
  origin: string,
  inPolicy: readonly VerifierKey[],
  known: readonly VerifierKey[],
): Result<never> {
  if (inPolicy.length === 0 || known.length === 0)
    return refused('log-unknown', `No log of the policy is called ${origin}.`, { origin });
  const [given, found] = [inPolicy, known].map((keys) => keys.map(formatVerifierKey).join(' '));
  const reason = `The policy names ${origin} by the key ${given ?? ''}, and the log is trusted under ${found ?? ''}: it has changed its key, or one of them is wrong. Compare the key with whoever runs the log, and write it into a log line of the policy.`;
  return refused('other-log-key', reason, { origin, given: given ?? '', found: found ?? '' });
}

/** Whether a witness of a policy is among those that cosigned: its name in the policy is not its key's. */
export function hasCosigned({
  witnessed,
}: {
  readonly witnessed: readonly { readonly name: string; readonly keyId: string }[];
}): (witness: PolicyWitness) => boolean {
  return ({ key }) => witnessed.some(({ name, keyId }) => name === key.name && keyId === key.keyId);
}

/** Keys of types that nobody here can verify are left out: their lines count as unknown. */
export function verifiersOf(keys: readonly VerifierKey[], verify: VerifyEd25519): readonly NoteVerifier[] {
  return keys.flatMap((key) => noteVerifier(key, verify) ?? []);
}

function demandQuorum(policy: TrustPolicy, checkpoint: OpenedCheckpoint): Result<OpenedCheckpoint> {
  const missing = missingFrom(policy.quorum, hasCosigned(checkpoint));
  if (missing === undefined) return ok(checkpoint);
  const { origin, size } = checkpoint;
  const reason = `The checkpoint of ${origin} over ${String(size)} entries is signed but not witnessed as the policy asks: it wants ${missing}.`;
  return refused('quorum-missing', reason, { origin, size, missing });
}

function logKeys({ logs }: TrustPolicy, known: readonly VerifierKey[] | undefined): readonly VerifierKey[] {
  const keys = logs.map(({ key }) => key);
  if (known === undefined) return keys;
  if (keys.length === 0) return known;
  return keys.filter((key) => known.some((one) => one.name === key.name && one.keyId === key.keyId));
}
