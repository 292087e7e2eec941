import {
  fromBase64,
  logKeyProofBytes,
  logKeysInForce,
  rejection,
  toBase64,
  under,
  type Decide,
  type Policy,
} from '@mingjing/kernel';
import type { LogKeyEnrolled } from '../payloads/log-keys';
import { enrolledKey } from './enrolled-key';
import { keyIdOf, refuseLogKey, refuseUnsoundKey, type KeyChecks } from './key-checks';
import { LEDGER_STREAM, logKeysOf } from './ledger';
import { standsIn } from './place';

type Rule = Policy<unknown, LogKeyEnrolled>;

/** Two keys at most sign together: one leaves before a third comes. */
const MOST = 2;

/** The log's own entries say under whose line its checkpoints are to be believed (docs/adr 13). */
export function enrolLogKey(checks: KeyChecks): Decide<unknown, LogKeyEnrolled> {
  return under([
    standsIn(() => LEDGER_STREAM),
    theKeyIsOneOfThisLog(checks),
    noChangeIsUnderWay,
    theKeySignsCheckpointsAlone(checks),
    itsHolderProvedIt(checks),
    anEndorsementIsByAKeyInForce(checks),
  ]);
}

/** A verifier key's name has no plus sign, so the text begins with the log's own name or it is another's. */
function theKeyIsOneOfThisLog(checks: KeyChecks): Rule {
  return (_state, { data: { logKey } }, facts) => {
    const publicKey = checks.logPublicKey(facts.sha256, logKey);
    if (publicKey === undefined) {
      return rejection('log-key-malformed', 'The log key must be a verifier key "name+id+key" of Ed25519.', {
        logKey,
      });
    }
    if (logKey.startsWith(`${facts.ledger}+`)) return refuseUnsoundKey(checks, toBase64(publicKey));
    return rejection('origin-mismatch', `The key's name must be that of this log, "${facts.ledger}".`, {
      ledger: facts.ledger,
      logKey,
    });
  };
}

const noChangeIsUnderWay: Rule = (_state, _statement, facts) => {
  const inForce = logKeysInForce(logKeysOf(facts), facts.index);
  if (inForce.length > 0 && inForce.length < MOST) return undefined;
  if (inForce.length === 0) {
    return rejection('ledger-not-open', 'No key can be enrolled before LedgerOpened stands in entry 0.');
  }
  return rejection(
    'log-key-change-under-way',
    'Two keys of the log sign already; retire the older one (LogKeyRetired) before another comes.',
    { logKeys: inForce.map(({ logKey }) => logKey) },
  );
};

/** Neither a key that the log had before, nor one that signs statements. */
function theKeySignsCheckpointsAlone(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    const publicKey = checks.logPublicKey(facts.sha256, data.logKey);
    const text = publicKey === undefined ? '' : toBase64(publicKey);
    const key = keyIdOf(facts, text) ?? '';
    const holder = enrolledKey(facts, key)?.actor;
    const isOld = logKeysOf(facts).some(
      ({ logKey }) => refuseLogKey(checks, logKey, text, facts) !== undefined,
    );
    if (holder === undefined && !isOld) return undefined;
    const whose = holder ?? 'the log itself';
    return rejection(
      'key-in-use',
      `Key ${key} was enrolled for ${whose} before; a key serves once: make a new key pair.`,
      { key, actor: whose },
    );
  };
}

function itsHolderProvedIt(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    const publicKey = checks.logPublicKey(facts.sha256, data.logKey);
    const proof = fromBase64(data.proof, 64);
    const message = logKeyProofBytes(facts.ledger, data.logKey);
    if (publicKey !== undefined && proof !== null && checks.verify(publicKey, message, proof))
      return undefined;
    return rejection(
      'key-proof-invalid',
      `The proof is not a signature of the new key for the log "${facts.ledger}".`,
      { logKey: data.logKey },
    );
  };
}

/** Whoever knows only the old key believes the new one by this alone: a false one would break that. */
function anEndorsementIsByAKeyInForce(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    if (data.endorsement === undefined) return undefined;
    const endorsement = fromBase64(data.endorsement, 64);
    const message = logKeyProofBytes(facts.ledger, data.logKey);
    const isGood = logKeysInForce(logKeysOf(facts), facts.index).some(({ logKey }) => {
      const publicKey = checks.logPublicKey(facts.sha256, logKey);
      return (
        publicKey !== undefined && endorsement !== null && checks.verify(publicKey, message, endorsement)
      );
    });
    if (isGood) return undefined;
    return rejection(
      'log-key-endorsement-invalid',
      'The endorsement is not a signature of a log key in force over the new one; make it anew, or leave it out where the old key is lost.',
      { logKey: data.logKey },
    );
  };
}
