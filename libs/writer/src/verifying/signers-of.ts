import {
  LEDGER_ACTOR,
  type Entry,
  type Facts,
  type Rejection,
  type Sha256,
  type Statement,
} from '@mingjing/kernel';
import {
  enrolledSignatories,
  refuseInvalidKeys,
  signatories,
  type EnrolledSignatory,
} from '../accepting/admission';
import { keysFor, type FindKey } from '../accepting/keys';

/** Where an entry stands, and what tells the keys there. */
interface Standing {
  readonly index: number;
  readonly world: Pick<Facts, 'get'>;
  readonly find: FindKey;
  readonly sha256: Sha256;
}

/** All who must have signed an entry of a log, under keys that are in force at its index. */
export function signersOf(
  { statement: stated, signature }: Entry,
  { index, world, find, sha256 }: Standing,
): readonly EnrolledSignatory[] | Rejection {
  const statement = underServiceKey(stated);
  const keys = keysFor(statement, index, find, sha256);
  const who = enrolledSignatories(world, keys, signatories({ statement, signature }));
  if (!who.ok) return who.rejection;
  return refuseInvalidKeys(who.value, index) ?? who.value;
}

/** An attested statement names the person who stated it, but the service signs. */
function underServiceKey(statement: Statement): Statement {
  return statement.attestation === undefined ? statement : { ...statement, actor: LEDGER_ACTOR };
}
