import { fromBase64, signedBytes, utf8, type Facts, type Result, refused, ok } from '@mingjing/kernel';
import { enrolledKeys, signatories } from './admission';
import type { FindKey } from './keys';
import type { Submission } from './submission';
import type { SignatureCheck } from './verifier';

/** The checks of all signatures of one submission, once every key that signed is known. */
export function signatureChecks(
  submission: Pick<Submission, 'statement' | 'signature' | 'body'>,
  facts: Pick<Facts, 'get'>,
  find: FindKey,
): Result<readonly SignatureCheck[]> {
  const who = signatories(submission);
  const keys = enrolledKeys(facts, find, who);
  if (!keys.ok) return keys;
  const message = signedBytes(utf8(submission.body));
  return ok(
    who.map(({ sig }, i) => ({
      publicKey: fromBase64(keys.value[i]?.publicKey ?? '', 32) ?? new Uint8Array(32),
      message,
      signature: fromBase64(sig, 64) ?? new Uint8Array(64),
    })),
  );
}

export function badSignature(
  submission: Pick<Submission, 'statement' | 'signature'>,
  verdicts: readonly boolean[],
): Result<true> {
  const at = verdicts.indexOf(false);
  if (at < 0) return ok(true);
  const signer = signatories(submission)[at]?.actor ?? '';
  return refused('signature-invalid', `The signature of ${signer} is not one over this statement.`, {
    signer,
  });
}
