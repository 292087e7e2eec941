import { compilePayload } from '@mingjing/catalogue';
import { authorise, enrolledKey, governanceContext, logKeysOf } from '@mingjing/governance';
import { Registry, toHex } from '@mingjing/kernel';
import { isAcceptablePublicKey } from '@mingjing/log';
import type { Constitution } from '../deciding/constitution';
import { sha1, sha256 } from '../native/hashes';
import { checksOf } from '../accepting/signatures';
import { verifyNow } from '../native/verify-now';
import type { BatchVerifier } from '../native/batch-verifier';
import type { SignatureCheck, SignatureVerifier } from '../native/signature-verifier';
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
export const inlineVerifier: SignatureVerifier & BatchVerifier = {
  verify: async (checks) => checks.map(verifyNow),
  verifyBatch: async (batch) => {
    const lent = batch.lend();
    const verdicts = checksIn(lent, batch.count).map((check) => (verifyNow(check) ? 1 : 0));
    const failed = batch.firstFailed(Uint8Array.from(verdicts));
    batch.putBack(lent);
    return failed;
  },
  verifyNow,
  close: async () => undefined,
};

/** As they lie in a batch (`CheckBatch`). */
function checksIn(lent: ArrayBuffer, count: number): readonly SignatureCheck[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const length = new DataView(lent).getUint32(at + 96, true);
    const [publicKey, signature] = [new Uint8Array(lent, at, 32), new Uint8Array(lent, at + 32, 64)];
    const message = new Uint8Array(lent, at + 100, length);
    at += 100 + length;
    return { publicKey, signature, message };
  });
}

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
