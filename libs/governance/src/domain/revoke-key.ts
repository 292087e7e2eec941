import { FOUNDER_ACTOR, LEDGER_ACTOR, rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { KeyRevoked } from '../payloads/keys';
import { enrolledKey, keysOf } from './enrolled-key';
import { keyIdOf } from './key-checks';
import { theLastTrustedIndexIsInTheLog } from './last-trusted-index';
import { standsIn } from './place';
import { onlyTheFounderKeepsTheRootKeys } from './root-keys';

type Rule = Policy<unknown, KeyRevoked>;

const onlyAnEnrolledKeyIsRevoked: Rule = (_state, { data }, facts) => {
  const { actor, key } = data;
  if (enrolledKey(facts, key)?.actor === actor) return undefined;
  return rejection(
    'key-unknown',
    `${actor} has no key ${key}: see the id in the receipt of its KeyEnrolled.`,
    { actor, key },
  );
};

const noKeyIsRevokedTwice: Rule = (_state, { data: { key } }, facts) => {
  const revokedAt = enrolledKey(facts, key)?.revokedAt;
  if (revokedAt === undefined) return undefined;
  return rejection('key-already-revoked', `Key ${key} was revoked in entry ${revokedAt}.`, {
    key,
    revokedAt,
  });
};

/**
 * Asked of new statements (docs/adr/0017). Only the founder enrols keys of the ledger and of the founder, and without a
 * service key nothing is derived: whoever ends the last one shuts that door for ever. A lost or stolen one is replaced
 * in one array, in which the enrolment stands first.
 */
export const aRootActorKeepsAKey: Rule = (_state, { data: { actor, key } }, facts) => {
  if (actor !== FOUNDER_ACTOR && actor !== LEDGER_ACTOR) return undefined;
  const others = keysOf(facts, actor).filter(
    (one) => one.revokedAt === undefined && keyIdOf(facts, one.publicKey) !== key,
  );
  if (others.length > 0) return undefined;
  const lost =
    actor === FOUNDER_ACTOR
      ? 'nobody could ever again enrol a founder, or change the keys of the ledger'
      : 'the ledger could derive nothing and would not start';
  return rejection(
    'last-root-key',
    `${key} is the only key of "${actor}" in force: without it ${lost}. Enrol another one first, in the same array if it must be at once.`,
    { actor, key },
  );
};

/** A key is revoked once, and by the name of its actor (record.md, Keys). */
export const revokeKey: Decide<unknown, KeyRevoked> = under([
  standsIn(({ actor }) => `actor/${actor}`),
  onlyTheFounderKeepsTheRootKeys,
  onlyAnEnrolledKeyIsRevoked,
  noKeyIsRevokedTwice,
  theLastTrustedIndexIsInTheLog,
]);
