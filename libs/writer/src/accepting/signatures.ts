import {
  fromBase64,
  ok,
  rejection,
  signedBytes,
  type Facts,
  type Rejection,
  type Result,
} from '@mingjing/kernel';
import type { SignatureCheck } from '../native/signature-verifier';
import { enrolledSignatories, signatories, type EnrolledSignatory } from './admission';
import type { FindKey } from './keys';
import type { Submission } from './submission';

/** The checks of all signatures of one submission, once every key that signed is known. */
export function signatureChecks(
  submission: Submission,
  facts: Pick<Facts, 'get'>,
  find: FindKey,
): Result<readonly SignatureCheck[]> {
  const who = enrolledSignatories(facts, find, signatories(submission));
  return who.ok ? ok(checksOf(who.value, submission.body)) : who;
}

/** `body`: JCS bytes of the statement. The texts were found to be base64 of 32 and 64 bytes before. */
export function checksOf(who: readonly EnrolledSignatory[], body: Uint8Array): readonly SignatureCheck[] {
  const message = signedBytes(body);
  return who.map(({ key, sig }) => ({
    publicKey: fromBase64(key.publicKey, 32) ?? new Uint8Array(32),
    message,
    signature: fromBase64(sig, 64) ?? new Uint8Array(64),
  }));
}

/** The refusal that verdicts in the order of the signatories come to. */
export function badSignature(
  submission: Pick<Submission, 'statement' | 'signature'>,
  verdicts: readonly boolean[],
): Rejection | undefined {
  const at = verdicts.indexOf(false);
  if (at < 0) return undefined;
  const signer = signatories(submission)[at]?.actor ?? '';
  return rejection(
    'signature-invalid',
    `The signature of ${signer} is not one over this statement: sign it as it is sent, in canonical form.`,
    { signer },
  );
}
