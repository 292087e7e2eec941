import { compilePayload } from '@mingjing/catalogue';
import { authorise, enrolledKey, governanceContext, logKeysOf } from '@mingjing/governance';
import { Registry, toHex } from '@mingjing/kernel';
import { isAcceptablePublicKey } from '@mingjing/log';
import type { Constitution } from '../deciding/constitution';
import { sha1, sha256 } from '../native/hashes';
import { checksOf } from '../accepting/signatures';
import { verifyNow } from '../native/verify-now';
import type { SignatureVerifier } from '../native/signature-verifier';
import type { Fault } from '../verifying/faults';
import { Replay } from '../verifying/replay';
import { ToldWorld } from '../world/told-world';
import { MapLedgerIndex } from './map-ledger-index';
import { ORIGIN } from './sayings';
import { tallyContext } from './tally-context';

/** The arithmetic of one key takes milliseconds, and the keys are the same in every test. */
const acceptable = new Map<string, boolean>();

const governance = governanceContext({
  isAcceptablePublicKey: (publicKey) => {
    const key = toHex(publicKey);
    const known = acceptable.get(key) ?? isAcceptablePublicKey(publicKey);
    acceptable.set(key, known);
    return known;
  },
  verify: (publicKey, message, signature) => verifyNow({ publicKey, message, signature }),
});

export const registry = new Registry([governance, tallyContext]);

export const constitution: Constitution = {
  registry,
  gates: { checkPayload: (definition, data) => compilePayload(definition.payload)(data), authorise },
  sha1,
  logKeys: logKeysOf,
  around: { ledger: ORIGIN, sha256, root: () => undefined, file: () => undefined },
};

/** Verifies on the caller's own thread, which keeps a test's turns of the event loop few. */
export const inlineVerifier: SignatureVerifier = {
  verify: async (checks) => checks.map(verifyNow),
  verifyNow,
  close: async () => undefined,
};

/** Reads entries as an outsider, from nothing; the first fault, or undefined where all of it holds. */
export function faultIn(entries: readonly Uint8Array[], rules = constitution): Fault | undefined {
  const replay = new Replay(rules, enrolledKey, new ToldWorld(registry, new MapLedgerIndex()));
  for (const [index, bytes] of entries.entries()) {
    const outcome = replay.next(bytes);
    if ('rejection' in outcome) return outcome;
    if (!checksOf(outcome.signatories, outcome.body).every(verifyNow))
      return { index, rejection: SIGNATURE_INVALID };
  }
  return replay.missing();
}

const SIGNATURE_INVALID = { code: 'signature-invalid', reason: 'A signature does not hold.', facts: {} };
