import type { Facts } from './facts';
import { rejection, type Rejection } from './rejection';

/** A list that a decision stands on is not beside the ledger: the copy is damaged, the statement is not. */
export class ListMissing extends Error {
  constructor(readonly sha256: string) {
    super(`The list ${sha256} is not held beside the ledger`);
  }
}

/** Bytes of a list that an earlier entry names. Throws `ListMissing` where the file is not held. */
export function heldList(facts: Facts, sha256: string): Uint8Array {
  const bytes = facts.file(sha256);
  if (bytes === undefined) throw new ListMissing(sha256);
  return bytes;
}

/** What the work gives; where a list is missing that it stands on, `list-missing` with the file to put back. */
export function unlessListMissing<T>(work: () => T): T | Rejection {
  try {
    return work();
  } catch (error) {
    if (error instanceof ListMissing) return listMissing(error);
    throw error;
  }
}

function listMissing({ sha256: list }: ListMissing): Rejection {
  const reason = `The list ${list} that an earlier entry names is not held beside the ledger, and this cannot be decided without it. Put the file back from a backup or an export (evidence/${list.slice(0, 2)}/${list} in a data folder, files/${list} in an export), then try again.`;
  return rejection('list-missing', reason, { list });
}
