import type { Database } from '@mingjing/event-store';
import type { Findings } from './finding';
import { VAULT_FILE, isPerson, type KeptRow } from './kept-rows';

/** A commitment of which the vault holds only the mark that its value was erased. */
export interface ErasedRow {
  readonly index: number;
  readonly stream: string;
  readonly statement: string;
  readonly field: string;
}

/**
 * What the log says is erased against what the vault holds: erased stays erased, and nothing is without an entry that
 * says who decided it (record.md, personal data). The mark of an erasure has forgotten its subject, which was the
 * stream or a person: a later erasure of any person accounts for it.
 */
export class ErasuresCheck {
  private readonly last = new Map<string, number>();
  private lastOfAPerson = -1;
  private readonly erased: ErasedRow[] = [];

  constructor(private readonly findings: Findings) {}

  /** Entry `index` says that the data of a subject are to be destroyed. */
  stated(index: number, subject: string): void {
    this.last.set(subject, index);
    if (isPerson(subject)) this.lastOfAPerson = index;
  }

  found(row: ErasedRow): void {
    this.erased.push(row);
  }

  /** After the last entry. `indexOf`: where a statement that commits to something stands in the log. */
  finish(database: Database, indexOf: (statement: string) => number | undefined): void {
    const kept = database.prepare('SELECT statement, field FROM kept WHERE subject = ?');
    const link = database.prepare('SELECT hex(mark) AS mark FROM link WHERE person = ?');
    for (const [subject, erasure] of this.last) {
      for (const { statement, field } of kept.all(subject) as unknown as KeptRow[]) {
        const isBefore = (indexOf(statement) ?? Infinity) < erasure;
        if (isBefore) this.tellHeld(subject, erasure, { table: 'kept', row: `${statement} ${field}` });
      }
      for (const { mark } of link.all(subject) as { readonly mark: string }[])
        this.tellHeld(subject, erasure, { table: 'link', row: mark });
    }
    for (const row of this.erased) this.hold(row);
  }

  private tellHeld(
    subject: string,
    erasure: number,
    at: { readonly table: string; readonly row: string },
  ): void {
    const reason = `Entry ${erasure} says that the data of ${subject} are erased, but some are held: an older vault.db was put back, or a crash came between log and vault. Start the ledger, which destroys them, and destroy the copy that they came from.`;
    this.findings.fault(VAULT_FILE, 'erasure-undone', reason, { ...at, entry: erasure });
  }

  private hold({ index, stream, statement, field }: ErasedRow): void {
    if (index < Math.max(this.last.get(stream) ?? -1, this.lastOfAPerson)) return;
    const reason = `The value of "${field}" of entry ${index} is gone as if it were erased, but no later entry erases the data of ${stream} or of a person: it was taken out past the ledger. Restore vault.db from a backup.`;
    const at = { table: 'kept', row: `${statement} ${field}`, entry: index };
    this.findings.fault(VAULT_FILE, 'erasure-unstated', reason, at);
  }
}
