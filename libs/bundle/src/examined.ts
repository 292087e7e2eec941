import {
  fromBase64,
  openEntry,
  utf8,
  type Entry,
  type Result,
  type Rejection,
  type Sha256,
  type Json,
} from '@mingjing/kernel';
import type { OpenedCheckpoint, VerifierKey, VerifyEd25519 } from '@mingjing/log';
import type { Bundle } from './bundle';
import type { Fault } from './report';
import type { GivenKeys } from './trust';

/** What a verification is done with; the reader's own, none of it from the bundle. */
export interface Tools {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
  /** Verifier keys that the reader has from elsewhere; without one for the log, entry 0 speaks for itself. */
  readonly given: GivenKeys;
  /** Recomputes a draw: `OK`, `OK (selection only)`, or what differs. Absent: a transcript is not judged. */
  readonly transcript?: (transcript: Json) => string;
}

/** An entry that could be read: its bytes are canonical. */
export interface ReadEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly entry: Entry;
  /** The statement's bytes, as they were signed. */
  readonly body: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** A bundle in the course of its verification. */
export interface Examined {
  readonly bundle: Bundle;
  /** Those that could be read, by index. */
  readonly entries: readonly ReadEntry[];
  /** The first fault of each entry, by index. */
  readonly faults: Map<number, Fault>;
  readonly unreadable: readonly { readonly index: number; readonly rejection: Rejection }[];
  /** Under which the checkpoint is believed. */
  readonly logKeys: readonly VerifierKey[];
  /** Undefined where its signature does not hold. */
  readonly checkpoint: Result<OpenedCheckpoint>;
}

export function readEntries(bundle: Bundle): Pick<Examined, 'entries' | 'unreadable'> {
  const entries: ReadEntry[] = [];
  const unreadable: { index: number; rejection: Rejection }[] = [];
  for (const { entry: text, index, path } of bundle.entries) {
    const bytes = utf8(text);
    const opened = openEntry(bytes);
    if (!opened.ok) unreadable.push({ index, rejection: opened.rejection });
    else {
      const { entry, body } = opened.value;
      entries.push({ index, bytes, entry, body, path: path.map((hash) => fromBase64(hash) ?? NO_HASH) });
    }
  }
  return { entries, unreadable };
}

const NO_HASH = new Uint8Array();

/** Remembers the fault of an entry unless it has an earlier one. */
export function blame({ faults }: Pick<Examined, 'faults'>, index: number, fault: Fault): void {
  if (!faults.has(index)) faults.set(index, fault);
}

/** A fault of one entry, so worded that its place is named. */
export function atEntry({ index, entry }: Pick<ReadEntry, 'index' | 'entry'>, { code, words }: Fault): Fault {
  const { id, type } = entry.statement;
  return {
    code,
    words: {
      zh: `第 ${String(index)} 条（${type}，${id}）：${words.zh}`,
      en: `entry ${String(index)} (${type}, ${id}): ${words.en}`,
    },
  };
}

/** The opener of the ledger, where the bundle holds it. */
export function openingOf({ entries }: Pick<Examined, 'entries'>): ReadEntry | undefined {
  const [first] = entries;
  return first?.index === 0 && first.entry.statement.type === 'LedgerOpened' ? first : undefined;
}

/** A member that should be text, and is not where somebody forged it. */
export function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
