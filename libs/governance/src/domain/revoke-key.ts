import { rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { KeyRevoked } from '../payloads/keys';
import { enrolledKey } from './enrolled-key';
import { standsIn } from './place';
import { onlyTheFounderKeepsTheRootKeys } from './root-keys';

type Rule = Policy<unknown, KeyRevoked>;

const onlyAnEnrolledKeyIsRevoked: Rule = (_state, { data }, facts) => {
  const { actor, key } = data;
  if (enrolledKey(facts, key)?.actor === actor) return undefined;
  return rejection('key-unknown', `${actor} has no key ${key}.`, { actor, key });
};

const noKeyIsRevokedTwice: Rule = (_state, { data: { key } }, facts) => {
  const revokedAt = enrolledKey(facts, key)?.revokedAt;
  if (revokedAt === undefined) return undefined;
  return rejection('key-already-revoked', `Key ${key} was revoked in entry ${revokedAt}.`, {
    key,
    revokedAt,
  });
};

const theLastTrustedIndexIsInTheLog: Rule = (_state, { data: { lastTrustedIndex } }, facts) => {
  if (lastTrustedIndex === undefined || lastTrustedIndex < facts.index) return undefined;
  return rejection('last-trusted-index-ahead', `The log has no entry ${lastTrustedIndex} yet.`, {
    lastTrustedIndex,
    size: facts.index,
  });
};

/** A key is revoked once, and by the name of its actor (record.md, Keys). */
export const revokeKey: Decide<unknown, KeyRevoked> = under([
  standsIn(({ actor }) => `actor/${actor}`),
  onlyTheFounderKeepsTheRootKeys,
  onlyAnEnrolledKeyIsRevoked,
  noKeyIsRevokedTwice,
  theLastTrustedIndexIsInTheLog,
]);
