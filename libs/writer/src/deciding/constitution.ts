import type {
  Gates,
  NamedLogKey,
  Registry,
  Sha1,
  SignatureSet,
  Statement,
  Surroundings,
  World,
} from '@mingjing/kernel';

/** What a ledger is made of, the same for its writer and for whoever replays it. */
export interface Constitution {
  readonly registry: Registry;
  readonly gates: Gates;
  readonly around: Surroundings;
  readonly sha1: Sha1;
  /** Every key that the log named as its own, the oldest first; none before entry 0. */
  logKeys(world: Pick<World, 'state'>): readonly NamedLogKey[];
}

/** Where an entry will stand, and the moment stamped on it (UTC). */
export interface Stamp {
  readonly index: number;
  readonly recordedAt: string;
}

/** An entry that is about to stand: `signature` is absent on the ledger's own until the service signs them. */
export interface DraftEntry {
  readonly statement: Statement;
  /** JCS bytes of the statement. */
  readonly body: Uint8Array;
  readonly revision: number;
  readonly signature?: SignatureSet;
}
