import { enrolledKey, keysOf, type EnrolledKey } from '@mingjing/governance/contracts';
import {
  fromBase64,
  LEDGER_ACTOR,
  rejection,
  signedBytes,
  under,
  type Decide,
  type Facts,
  type Policy,
  type Statement,
} from '@mingjing/kernel';
import type { LateStatementAdmitted } from '../payloads/late-entries';
import { admittedOriginal } from './admitted-original';
import { opensItsStream } from './single-statements';

type Rule = Policy<unknown, LateStatementAdmitted>;

/** Ed25519, valid as record.md says; never throws. Curve arithmetic enters as an argument. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * record.md, Keys: what was signed before its key was revoked and sent after is entered by another
 * person. The key is asked for at any time of its life; whether it was still its owner's when it
 * signed nobody can tell, so the statement is shown as unverified in time.
 */
export function admitStatement(verify: Verify): Decide<unknown, LateStatementAdmitted> {
  return under([
    opensItsStream,
    theOriginalIsAStatementOfThisLedger,
    anotherPersonEntersIt,
    itsSignerHadTheKey,
    itsSignerSignedIt(verify),
  ]);
}

/** Its bytes are what was signed: the canonical text of one statement that was meant for this ledger. */
const theOriginalIsAStatementOfThisLedger: Rule = (_state, { data: { original } }, facts) =>
  admittedOriginal({ original })?.ledger === facts.ledger
    ? undefined
    : rejection(
        'original-unreadable',
        'The original is not the signed text of a statement for this ledger: hand in its exact bytes.',
      );

/** His own word is worth no more than before. */
const anotherPersonEntersIt: Rule = (_state, { actor, data: { original } }) =>
  admittedOriginal({ original })?.actor === actor
    ? rejection(
        'admits-own-statement',
        `${actor} signed the original: another person must enter what came too late for its key.`,
        { actor },
      )
    : undefined;

const itsSignerHadTheKey: Rule = (_state, { data }, facts) => {
  const signer = signerOf(data);
  if (keysBehind(data, facts).length > 0) return undefined;
  const named = data.key === undefined ? '' : ` ${data.key}`;
  return rejection(
    'original-key-unknown',
    `No key${named} was ever enrolled for ${signer}, who is to have signed the original: name the key that signed it.`,
    { signer, ...(data.key === undefined ? {} : { key: data.key }) },
  );
};

/** One signature over the exact bytes, by the key that is named or, where none is, by any of the signer's. */
function itsSignerSignedIt(verify: Verify): Rule {
  return (_state, { data }, facts) => {
    const [body, signature] = [fromBase64(data.original), fromBase64(data.signature, 64)];
    const signs = ({ publicKey }: EnrolledKey): boolean => {
      const key = fromBase64(publicKey, 32);
      return key !== null && body !== null && signature !== null && verify(key, signedBytes(body), signature);
    };
    if (keysBehind(data, facts).some(signs)) return undefined;
    const signer = signerOf(data);
    return rejection(
      'original-signature-invalid',
      `The signature is not ${signer}'s over these bytes: hand in the original and its signature exactly as they were made.`,
      { signer },
    );
  };
}

/** What was attested the service signed, with a key of its own. */
function signerOf({ original }: LateStatementAdmitted): string {
  const { actor, attestation } = admittedOriginal({ original }) ?? ({} as Partial<Statement>);
  return attestation === undefined ? (actor ?? '') : LEDGER_ACTOR;
}

function keysBehind(data: LateStatementAdmitted, facts: Facts): readonly EnrolledKey[] {
  const signer = signerOf(data);
  if (data.key === undefined) return keysOf(facts, signer);
  const key = enrolledKey(facts, data.key);
  return key?.actor === signer ? [key] : [];
}
