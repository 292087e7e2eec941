import {
  enrolmentProofBytes,
  fromBase64,
  rejection,
  under,
  type Decide,
  type Policy,
} from '@mingjing/kernel';
import type { KeyEnrolled } from '../payloads/keys';
import { enrolledKey } from './enrolled-key';
import { keyIdOf, refuseLogKey, refuseUnsoundKey, type KeyChecks } from './key-checks';
import { logKeysOf } from './ledger';
import { standsIn } from './place';
import { onlyTheFounderKeepsTheRootKeys } from './root-keys';

type Rule = Policy<unknown, KeyEnrolled>;

/** A public key is enrolled once, for one actor, ever (record.md, Keys). */
export function enrolKey(checks: KeyChecks): Decide<unknown, KeyEnrolled> {
  return under([
    standsIn(({ actor }) => `actor/${actor}`),
    onlyTheFounderKeepsTheRootKeys,
    (_state, { data }) => refuseUnsoundKey(checks, data.publicKey),
    noKeyIsEnrolledTwice,
    theLogKeyIsNobodysKey(checks),
    theHolderProvedTheKey(checks),
  ]);
}

const noKeyIsEnrolledTwice: Rule = (_state, { data }, facts) => {
  const key = keyIdOf(facts, data.publicKey);
  const holder = key === undefined ? undefined : enrolledKey(facts, key);
  if (key === undefined || holder === undefined) return undefined;
  return rejection(
    'key-in-use',
    `Key ${key} was enrolled for ${holder.actor} in entry ${holder.enrolledAt}; a key serves once, for one actor: make a new key pair.`,
    { key, actor: holder.actor, enrolledAt: holder.enrolledAt },
  );
};

function theLogKeyIsNobodysKey(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    const logKeys = logKeysOf(facts);
    if (logKeys.length === 0) {
      return rejection('ledger-not-open', 'No key can be enrolled before LedgerOpened stands in entry 0.');
    }
    const refusals = logKeys.map(({ logKey }) => refuseLogKey(checks, logKey, data.publicKey, facts));
    return refusals.find((refusal) => refusal !== undefined);
  };
}

/** The new key itself signs, for this ledger and this actor: nobody enrols the key of another. */
function theHolderProvedTheKey(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    const [key, proof] = [fromBase64(data.publicKey, 32), fromBase64(data.proof, 64)];
    const message = enrolmentProofBytes(facts.ledger, data.actor);
    if (key !== null && proof !== null && checks.verify(key, message, proof)) return undefined;
    return rejection(
      'key-proof-invalid',
      `The proof is not a signature of the new key for ledger "${facts.ledger}" and actor "${data.actor}".`,
      { actor: data.actor },
    );
  };
}
