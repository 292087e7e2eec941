import { createHash, randomBytes } from 'node:crypto';
import {
  DurableWrites,
  establish,
  closeDatabase,
  namedFailure,
  openDatabase,
  StoreAltered,
  StoreUnavailable,
  type Database,
} from '@mingjing/event-store';
import type { Disclosures } from '@mingjing/kernel';
import { identityMark, KEY_BYTES, newPseudonym, type RandomBytes } from '../pseudonym';
import type { Erasure, IdentityDocument, KeptValue, StatementDisclosures, VaultStore } from '../vault-store';
import { KEY_DIGEST_SCHEMA, prepareVault, VAULT_SCHEMA, type VaultStatements } from './vault-tables';

const LOG_PAGES = 1000;

/** The vault as one file, `vault.db`. Freed space is overwritten, and the write-ahead log emptied, when something is destroyed. */
export class SqliteVault implements VaultStore {
  private readonly database: Database;
  private readonly sql: VaultStatements;
  private readonly key: Uint8Array;
  /** The write-ahead log may hold what was destroyed since it was last emptied. */
  private remembers = false;
  private readonly writes = new DurableWrites('The vault file');

  /** Throws as `openSqliteEventStore` does. `random` makes the vault's key and new pseudonyms. */
  constructor(
    path: string,
    private readonly random: RandomBytes = randomBytes,
  ) {
    this.database = openDatabase(path, { durability: 'FULL', logPages: LOG_PAGES });
    try {
      // Readers do not stand in a writer's way; only `forget` can meet one, and says so soon.
      this.database.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 500');
      establish(this.database, VAULT_SCHEMA);
      establish(this.database, KEY_DIGEST_SCHEMA);
      this.sql = prepareVault(this.database);
      this.key = vaultKey(this.database, random);
    } catch (error) {
      this.database.close();
      throw namedFailure(error, path);
    }
  }

  keep(statementId: string, fields: Disclosures): Promise<void> {
    return this.keepAll([{ statementId, fields }]);
  }

  async keepAll(statements: readonly StatementDisclosures[]): Promise<void> {
    if (statements.length === 0) return;
    this.together(() => {
      for (const { statementId, fields } of statements) {
        this.sql.keepOnly.run(statementId, JSON.stringify(Object.keys(fields)));
        for (const [field, { subject, salt, value }] of Object.entries(fields)) {
          this.sql.keep.run(statementId, field, subject, salt, value);
        }
      }
    });
  }

  async read(subject: string): Promise<readonly KeptValue[]> {
    this.assertOpen();
    return (this.sql.bySubject.all(subject) as KeptValue[]).map((row) => ({ ...row }));
  }

  async of(statementId: string): Promise<Disclosures> {
    this.assertOpen();
    const rows = this.sql.byStatement.all(statementId) as KeptValue[];
    return Object.fromEntries(
      rows.map(({ field, salt, value, subject }) => [field, { salt, value, subject }]),
    );
  }

  async sweep(isInLog: (statementId: string) => boolean): Promise<number> {
    this.assertOpen();
    const known = this.sql.statements.all() as { readonly statement: string }[];
    const stray = known.filter(({ statement }) => !isInLog(statement));
    if (stray.length === 0) return 0;
    this.together(() => {
      for (const { statement } of stray) this.sql.drop.run(statement);
    });
    this.forget();
    return stray.length;
  }

  async eraseAgain(erasures: readonly Erasure[]): Promise<number> {
    this.assertOpen();
    const held = erasures.flatMap(({ subject, isBefore }) =>
      (this.sql.bySubject.all(subject) as KeptValue[]).filter(({ statementId }) => isBefore(statementId)),
    );
    const linked = erasures.filter(({ subject }) => this.sql.linkOf.get(subject) !== undefined);
    if (held.length + linked.length > 0) {
      this.together(() => {
        for (const { statementId, field } of held) this.sql.eraseOne.run(statementId, field);
        for (const { subject } of linked) this.sql.unlink.run(subject);
      });
      this.remembers = true;
    }
    if (this.remembers) this.forget();
    return held.length;
  }

  async erase(subject: string): Promise<number> {
    const erased = this.together(() => {
      this.sql.unlink.run(subject);
      return this.sql.erase.run(subject).changes;
    });
    this.forget();
    return erased;
  }

  async pseudonymFor(identity: IdentityDocument): Promise<string> {
    this.assertOpen();
    const mark = identityMark(this.key, identity);
    const linked = (): string | undefined =>
      (this.sql.linked.get(mark) as { readonly person: string } | undefined)?.person;
    const known = linked();
    if (known !== undefined) return known;
    const fresh = newPseudonym(this.random);
    this.writes.run(() => this.sql.link.run(mark, fresh));
    // Another process may have linked it in between: its pseudonym stands.
    return linked() ?? fresh;
  }

  async close(): Promise<void> {
    if (this.database.isOpen) closeDatabase(this.database);
  }

  private together<T>(write: () => T): T {
    this.assertOpen();
    return this.writes.run(() => {
      this.sql.begin.run();
      try {
        const result = write();
        this.sql.commit.run();
        return result;
      } catch (error) {
        if (this.database.isTransaction) this.sql.rollback.run();
        throw error;
      }
    });
  }

  /** The write-ahead log still holds what the pages held before. */
  private forget(): void {
    const { busy } = this.sql.emptyLog.get() as { readonly busy: number };
    if (busy !== 0) {
      throw new StoreUnavailable('It is erased, but a reader keeps the old pages of the vault; erase again.');
    }
    this.remembers = false;
  }

  private assertOpen(): void {
    if (!this.database.isOpen) throw new StoreUnavailable('The vault is closed.');
  }
}

/** Made once, with the file; whoever loses it finds nobody again, and no pseudonym leads back without it. */
function vaultKey(database: Database, random: RandomBytes): Uint8Array {
  database.prepare('INSERT INTO secret VALUES (1, ?) ON CONFLICT DO NOTHING').run(random(KEY_BYTES));
  const { key } = database.prepare('SELECT key FROM secret').get() as { readonly key: Uint8Array };
  const digest = createHash('sha256').update(key).digest();
  database.prepare('INSERT INTO secret_digest VALUES (1, ?) ON CONFLICT DO NOTHING').run(digest);
  const kept = database.prepare('SELECT sha256 FROM secret_digest').get() as { readonly sha256: Uint8Array };
  if (digest.equals(kept.sha256)) return key;
  throw new StoreAltered(
    `The key in ${String(database.location())} is not the one that it was made with: nobody would be known again by his identity document. Restore the vault from a backup.`,
  );
}
