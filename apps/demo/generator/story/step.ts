import type { JsonObject } from '@mingjing/kernel';
import type { RegisterFile } from '../opening/register-file';
import type { Reading } from './reading';

/** A statement as the story wants it made; the player signs it. */
export interface Act {
  readonly type: string;
  readonly stream: string;
  /** UUID of version 8, from the demo's seed. */
  readonly id: string;
  /** Milliseconds since the epoch: when it happened, as its actor claims. */
  readonly occurredAt: number;
  readonly data: JsonObject;
  readonly cosigners?: readonly string[];
  /** Personal values by field: the player commits to them and discloses them beside the statement. */
  readonly personal?: Readonly<Record<string, string>>;
  /** Whose values they are, where it is not the stream: `person/<UUID>`. */
  readonly subject?: string;
  readonly cause?: string;
  /** Captured on a device without a network. */
  readonly offline?: { readonly device: string; readonly seq: number };
}

/** What one actor sends in one go, at one moment of the story's clock. */
export interface Sitting {
  readonly kind: 'sitting';
  /** Milliseconds since the epoch: when it reaches the ledger. */
  readonly at: number;
  readonly actor: string;
  readonly acts: readonly Act[];
  /** Contents that the acts name by hash: handed in before. */
  readonly files?: readonly Uint8Array[];
}

/** Asks the ledger what only the ledger knows, and plans on from the answer. */
export interface Question {
  readonly kind: 'question';
  readonly at: number;
  ask(ledger: Reading): Promise<readonly Step[]>;
}

/** A register's file, read in as any bureau reads one in: each row a statement, all in effect at the last. */
export interface ImportFile {
  readonly kind: 'import';
  readonly at: number;
  readonly actor: string;
  readonly file: RegisterFile;
}

export type Step = Sitting | Question | ImportFile;
