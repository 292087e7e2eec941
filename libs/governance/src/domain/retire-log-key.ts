import { logKeysInForce, rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { LogKeyRetired } from '../payloads/log-keys';
import { theLastTrustedIndexIsInTheLog } from './last-trusted-index';
import { LEDGER_STREAM, logKeysOf } from './ledger';
import { standsIn } from './place';

type Rule = Policy<unknown, LogKeyRetired>;

const onlyAKeyInForceIsRetired: Rule = (_state, { data: { logKey } }, facts) => {
  const inForce = logKeysInForce(logKeysOf(facts), facts.index).map((key) => key.logKey);
  if (inForce.includes(logKey)) return undefined;
  return rejection(
    'log-key-not-in-force',
    'The log has no such key in force; copy its verifier key in full.',
    {
      logKey,
      inForce,
    },
  );
};

/** A log without a key could never be sealed again. */
const oneKeyStaysInForce: Rule = (_state, { data: { logKey } }, facts) => {
  if (logKeysInForce(logKeysOf(facts), facts.index).length > 1) return undefined;
  return rejection(
    'log-key-last',
    'It is the only key of the log; enrol the next one first (mingjing keys rotate-log).',
    { logKey },
  );
};

/** Ends the overlap: the older key signs no checkpoint over this entry or a later one. */
export const retireLogKey: Decide<unknown, LogKeyRetired> = under([
  standsIn(() => LEDGER_STREAM),
  onlyAKeyInForceIsRetired,
  oneKeyStaysInForce,
  theLastTrustedIndexIsInTheLog,
]);
