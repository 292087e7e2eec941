import { openDatabase, type Database, type Statement } from '@mingjing/event-store';
import { opensCommitment, type Disclosure } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { attempt } from './attempt';
import { ErasuresCheck } from './erasures-check';
import type { Findings } from './finding';
import {
  VAULT_FILE,
  committingIn,
  disclosureIn,
  erasedIn,
  isPerson,
  type Committing,
  type KeptRow,
} from './kept-rows';
import { checkKey, checkLinks } from './vault-secrets';

export interface CheckedVault {
  /** Values that open their commitments. */
  readonly opened: number;
  /** Commitments whose values were erased: rows without them remain. */
  readonly erased: number;
}

/**
 * Every disclosure against the commitment that stands for it in the log. Of each commitment a row
 * is there for ever, without its value once that was erased: one that is missing was lost. No value
 * is ever repeated in a finding.
 */
export class VaultCheck {
  private readonly database: Database;
  private readonly ofStatement: Statement;
  /** Statement → log index. */
  private readonly committed = new Map<string, number>();
  private readonly erasures: ErasuresCheck;
  private isLost = false;
  private readonly counts = { opened: 0, erased: 0 };

  constructor(
    path: string,
    private readonly findings: Findings,
  ) {
    this.erasures = new ErasuresCheck(findings);
    this.database = openDatabase(path, { durability: 'FULL', readOnly: true });
    this.ofStatement = this.database.prepare('SELECT * FROM kept WHERE statement = ?');
  }

  /** One entry of the log, in its turn. */
  entry(index: number, bytes: Uint8Array): void {
    const erased = erasedIn(bytes);
    if (erased !== undefined) this.erasures.stated(index, erased);
    const committing = committingIn(bytes);
    if (committing === undefined || this.isLost) return;
    this.isLost = !attempt(this.findings, VAULT_FILE, false, () => {
      this.checkStatement(index, committing);
      return true;
    });
  }

  /** After the last entry: what belongs to none, and whom the vault knows again. */
  finish(): CheckedVault {
    attempt(this.findings, VAULT_FILE, undefined, () => {
      this.checkStrays();
      this.erasures.finish(this.database, (statement) => this.committed.get(statement));
      checkLinks(this.database, this.findings);
      checkKey(this.database, this.findings);
    });
    return this.counts;
  }

  close(): void {
    this.database.close();
  }

  private checkStatement(index: number, committing: Committing): void {
    this.committed.set(committing.id, index);
    const rows = new Map(
      (this.ofStatement.all(committing.id) as unknown as KeptRow[]).map((row) => [row.field, row]),
    );
    for (const [field, commitment] of Object.entries(committing.personal)) {
      this.checkField(index, committing, field, commitment, rows.get(field));
      rows.delete(field);
    }
    for (const field of rows.keys()) {
      this.fault(
        'disclosure-unknown',
        committing.id,
        field,
        `Entry ${index} commits to no "${field}", but the vault holds one for it.`,
        index,
      );
    }
  }

  private checkStrays(): void {
    const statements = this.database.prepare('SELECT DISTINCT statement FROM kept').all() as {
      readonly statement: string;
    }[];
    for (const { statement } of statements.filter((row) => !this.committed.has(row.statement))) {
      this.findings.note(
        VAULT_FILE,
        'disclosure-stray',
        `Disclosures of the statement ${statement} are held, which is not in the log: a crash came between vault and log, and the next start destroys them; or the log lost its end.`,
        { table: 'kept', row: statement },
      );
    }
  }

  private checkField(
    index: number,
    { id, stream }: Committing,
    field: string,
    commitment: string,
    row: KeptRow | undefined,
  ): void {
    if (row === undefined) {
      this.fault(
        'disclosure-missing',
        id,
        field,
        `Entry ${index} commits to "${field}", but the vault holds neither its value nor the mark of its erasure: it was lost. Restore vault.db from a backup.`,
        index,
      );
      return;
    }
    const disclosure = disclosureIn(row);
    if (disclosure === 'erased') {
      this.counts.erased++;
      this.erasures.found({ index, stream, statement: id, field });
    } else if (disclosure === 'torn') {
      this.fault(
        'disclosure-torn',
        id,
        field,
        `Of "${field}" of entry ${index} only a part is held: the row was altered.`,
        index,
      );
    } else this.checkOpens(index, { id, stream }, field, commitment, disclosure);
  }

  private checkOpens(
    index: number,
    { id, stream }: Pick<Committing, 'id' | 'stream'>,
    field: string,
    commitment: string,
    disclosure: Disclosure,
  ): void {
    if (!opensCommitment(sha256, field, disclosure, commitment)) {
      this.fault(
        'disclosure-wrong',
        id,
        field,
        `The value and salt held for "${field}" of entry ${index} are not those that it commits to: they were altered or damaged. Restore vault.db from a backup.`,
        index,
      );
    } else if (disclosure.subject !== stream && !isPerson(disclosure.subject)) {
      this.fault(
        'subject-malformed',
        id,
        field,
        `The subject held for "${field}" of entry ${index} is neither a person nor the statement's stream: an erasure would miss it.`,
        index,
      );
    } else this.counts.opened++;
  }

  private fault(code: string, statement: string, field: string, reason: string, entry: number): void {
    this.findings.fault(VAULT_FILE, code, reason, { table: 'kept', row: `${statement} ${field}`, entry });
  }
}
