import { keyId } from '@mingjing/kernel';
import type { GroupRules } from './group';
import type { GoodSignatures } from './intake';
import { keysFor } from './keys';
import { badSignature, signatureChecks } from './verified';
import type { WriterParts } from './writer-parts';

/** The rules of a group as the writer's parts give them. */
export function groupRules(
  parts: WriterParts,
  good: GoodSignatures,
  standing: ReadonlyMap<number, Uint8Array>,
): GroupRules {
  const { ledger, findKey, serviceKey, verifier } = parts;
  const { sha256 } = ledger.around;
  return {
    ledger,
    findKey,
    serviceKey: { keyId: keyId(sha256, serviceKey.publicKey), sign: (message) => serviceKey.sign(message) },
    entry: (index) => standing.get(index),
    refuseSignatures: (submission, overlay, index) => {
      if (good.has(submission)) return undefined;
      const find = keysFor(submission.statement, index, findKey, sha256);
      const checks = signatureChecks(submission, overlay, find);
      if (!checks.ok) return checks.rejection;
      const verdicts = checks.value.map((check) => verifier.verifyNow(check));
      const bad = badSignature(submission, verdicts);
      return bad.ok ? undefined : bad.rejection;
    },
  };
}
