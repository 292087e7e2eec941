import { rejection, under, type Decide, type Json, type Policy } from '@mingjing/kernel';
import type { LedgerOpened } from '../payloads/ledger-opened';
import { keyIdOf, refuseLogKey, refuseUnsoundKey, type KeyChecks } from './key-checks';
import { LEDGER_STREAM, type Ledger } from './ledger';
import { standsIn } from './place';

type Rule = Policy<Ledger, LedgerOpened>;

/** Entry 0, once: the founder's key, the service key and the log key, all sound and all different. */
export function openLedger(checks: KeyChecks): Decide<Ledger, LedgerOpened> {
  return under([
    standsIn(() => LEDGER_STREAM),
    aLedgerIsOpenedOnce,
    theOriginIsTheLedgerItself,
    thePolicyIsReadable,
    theLogKeyIsAVerifierKey(checks),
    (_state, { data }) =>
      refuseUnsoundKey(checks, data.founder.publicKey) ?? refuseUnsoundKey(checks, data.serviceKey),
    theThreeKeysDiffer(checks),
  ]);
}

const aLedgerIsOpenedOnce: Rule = (_state, _statement, facts) =>
  facts.index === 0
    ? undefined
    : rejection('ledger-already-open', 'This ledger is open: only its first entry opens it.', {
        index: facts.index,
      });

const theOriginIsTheLedgerItself: Rule = (_state, { data }, facts) =>
  data.origin === facts.ledger
    ? undefined
    : rejection(
        'origin-mismatch',
        `This ledger is "${facts.ledger}", not "${data.origin}": state its own name.`,
        {
          ledger: facts.ledger,
          origin: data.origin,
        },
      );

/** Members that the ledger itself obeys; the others are the bureau's own. */
const POLICY_MEMBERS: ReadonlyMap<string, (value: Json) => boolean> = new Map<
  string,
  (value: Json) => boolean
>([
  ['clock', (value: Json) => value === 'story' || value === 'system'],
  ['personalSignaturesOnly', (value: Json) => typeof value === 'boolean'],
]);

const thePolicyIsReadable: Rule = (_state, { data }) => {
  const wrong = Object.entries(data.policy).find(
    ([name, value]) => POLICY_MEMBERS.get(name)?.(value) === false,
  );
  return wrong === undefined
    ? undefined
    : rejection(
        'policy-malformed',
        `The policy's "${wrong[0]}" has no value that the ledger knows: correct it.`,
        { member: wrong[0] },
      );
};

function theLogKeyIsAVerifierKey(checks: KeyChecks): Rule {
  return (_state, { data }, facts) =>
    checks.logPublicKey(facts.sha256, data.logKey) === undefined
      ? rejection('log-key-malformed', 'The log key must be a verifier key "name+id+key" of Ed25519.', {
          logKey: data.logKey,
        })
      : undefined;
}

function theThreeKeysDiffer(checks: KeyChecks): Rule {
  return (_state, { data }, facts) => {
    const { founder, serviceKey, logKey } = data;
    const key = keyIdOf(facts, serviceKey);
    if (key !== undefined && key === keyIdOf(facts, founder.publicKey)) {
      return rejection('key-in-use', 'The founder and the ledger need a key each: make another key pair.', {
        key,
      });
    }
    return (
      refuseLogKey(checks, logKey, founder.publicKey, facts) ??
      refuseLogKey(checks, logKey, serviceKey, facts)
    );
  };
}
