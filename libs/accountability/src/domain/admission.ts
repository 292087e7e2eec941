import { rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { LateStatementAdmitted } from '../payloads/late-entries';
import { admittedOriginal } from './admitted-original';
import { keysBehind, keyThatMade, namedSignatures, type Verify } from './original-signatures';
import { opensItsStream } from './single-statements';

type Rule = Policy<unknown, LateStatementAdmitted>;

/**
 * record.md, Keys: what was signed before its key was revoked and sent after is entered by another
 * person. Its keys are asked for at any time of their lives; whether they were still their owners' when
 * they signed nobody can tell, so the statement is shown as unverified in time.
 */
export function admitStatement(verify: Verify): Decide<unknown, LateStatementAdmitted> {
  return under([
    opensItsStream,
    theOriginalIsAStatementOfThisLedger,
    anotherPersonEntersIt,
    everyCosignatureHasItsName,
    itsSignersHadTheirKeys,
    itsSignersSignedIt(verify),
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

/** Where cosignatures are handed in, there is exactly one for each cosigner, in the order of the names. */
const everyCosignatureHasItsName: Rule = (_state, { data }) => {
  const named = admittedOriginal({ original: data.original })?.cosigners ?? [];
  const handed = data.cosigners?.length ?? named.length;
  return handed === named.length ? undefined : cosignaturesDiffer(named, handed);
};

export function cosignaturesDiffer(
  cosigners: readonly string[],
  handed: number,
): ReturnType<typeof rejection> {
  const names = cosigners.length === 0 ? 'no cosigner' : `as cosigners ${cosigners.join(', ')}`;
  return rejection(
    'original-cosigner-missing',
    `The original names ${names}, and ${handed} cosignatures came with it: hand in one {key, sig} for each name, in the order of the names.`,
    { cosigners: [...cosigners], handed },
  );
}

const itsSignersHadTheirKeys: Rule = (_state, { data }, facts) => {
  const foreign = namedSignatures(data).find((one) => keysBehind(one, facts).length === 0);
  if (foreign === undefined) return undefined;
  const { signer, key } = foreign;
  return rejection(
    'original-key-unknown',
    `No key${key === undefined ? '' : ` ${key}`} was ever enrolled for ${signer}, who is to have signed the original: name the key that signed it.`,
    { signer, ...(key === undefined ? {} : { key }) },
  );
};

/** Each signature over the exact bytes, by the key that is named or, where none is, by any of the signer's. */
function itsSignersSignedIt(verify: Verify): Rule {
  return (_state, { data }, facts) => {
    const forged = namedSignatures(data).find((one) => keyThatMade(verify, data, one, facts) === undefined);
    if (forged === undefined) return undefined;
    const { signer } = forged;
    return rejection(
      'original-signature-invalid',
      `The signature is not ${signer}'s over these bytes: hand in the original and its signatures exactly as they were made.`,
      { signer },
    );
  };
}
