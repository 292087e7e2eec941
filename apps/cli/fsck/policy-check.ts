import { existsSync, readFileSync } from 'node:fs';
import { toHex } from '@mingjing/kernel';
import { parseTrustPolicy, type TrustPolicy, type VerifierKey } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { Findings } from './finding';

export const POLICY_FILE = 'witness-policy';

export interface CheckedPolicy {
  /** Hex: nothing in the folder vouches for this file, so that only its owner can say whether it is his. */
  readonly sha256: string;
  /** As `name url`. */
  readonly witnesses: readonly string[];
}

export interface ReadPolicy {
  readonly checked?: CheckedPolicy;
  /** By which cosignatures can be verified. */
  readonly keys: readonly VerifierKey[];
  /** Nobody's where there is no policy, or none that can be read. */
  readonly quorum: TrustPolicy['quorum'];
}

const NOBODY = { kind: 'none' } as const;

/** The file by which the ledger asks its witnesses, where it has one. */
export function checkPolicy(path: string, findings: Findings): ReadPolicy {
  if (!existsSync(path)) return { keys: [], quorum: NOBODY };
  const bytes = readFileSync(path);
  const policy = parseTrustPolicy(sha256, bytes);
  if (policy.ok) {
    const { witnesses, quorum } = policy.value;
    return { checked: shown(bytes, policy.value), keys: witnesses.map(({ key }) => key), quorum };
  }
  findings.fault(
    POLICY_FILE,
    'policy-malformed',
    `It cannot be read (${policy.rejection.code}): ${policy.rejection.reason} The ledger does not start with it.`,
  );
  return { checked: { sha256: toHex(sha256(bytes)), witnesses: [] }, keys: [], quorum: NOBODY };
}

function shown(bytes: Uint8Array, { witnesses }: TrustPolicy): CheckedPolicy {
  return {
    sha256: toHex(sha256(bytes)),
    witnesses: witnesses.map(({ name, url }) => `${name} ${url ?? '(no address)'}`),
  };
}
