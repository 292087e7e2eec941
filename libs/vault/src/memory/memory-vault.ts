import { randomBytes } from 'node:crypto';
import { StoreUnavailable } from '@mingjing/event-store';
import { toHex, type Disclosure, type Disclosures } from '@mingjing/kernel';
import { identityMark, KEY_BYTES, newPseudonym, type RandomBytes } from '../pseudonym';
import type { Erasure, IdentityDocument, KeptValue, StatementDisclosures, VaultStore } from '../vault-store';

/** What outlives a handle. */
export class MemoryVaultContents {
  /** By statement and field; null: erased. */
  readonly kept = new Map<string, Map<string, Disclosure | null>>();
  readonly links = new Map<string, string>();
  key?: Uint8Array;
}

/** The promises of the port but for durability. */
export class MemoryVault implements VaultStore {
  private open = true;
  private readonly key: Uint8Array;

  constructor(
    private readonly contents = new MemoryVaultContents(),
    private readonly random: RandomBytes = randomBytes,
  ) {
    contents.key ??= random(KEY_BYTES);
    this.key = contents.key;
  }

  keep(statementId: string, fields: Disclosures): Promise<void> {
    return this.keepAll([{ statementId, fields }]);
  }

  async keepAll(statements: readonly StatementDisclosures[]): Promise<void> {
    this.assertOpen();
    for (const { statementId, fields } of statements) {
      const before = this.contents.kept.get(statementId) ?? new Map<string, Disclosure | null>();
      const erased = [...before].filter(([, disclosure]) => disclosure === null);
      const after = [
        ...Object.entries(fields).map(([field, given]) => [field, { ...given }] as const),
        ...erased,
      ];
      this.contents.kept.set(statementId, new Map(after));
    }
  }

  async read(subject: string): Promise<readonly KeptValue[]> {
    this.assertOpen();
    const values: KeptValue[] = [];
    for (const [statementId, fields] of inOrder(this.contents.kept)) {
      for (const [field, disclosure] of inOrder(fields)) {
        if (disclosure?.subject === subject) values.push({ statementId, field, ...disclosure });
      }
    }
    return values;
  }

  async of(statementId: string): Promise<Disclosures> {
    this.assertOpen();
    const fields = this.contents.kept.get(statementId) ?? new Map<string, Disclosure | null>();
    return Object.fromEntries(
      [...fields].flatMap(([field, disclosure]) => (disclosure === null ? [] : [[field, { ...disclosure }]])),
    );
  }

  async sweep(isInLog: (statementId: string) => boolean): Promise<number> {
    this.assertOpen();
    const stray = [...this.contents.kept.keys()].filter((statementId) => !isInLog(statementId));
    for (const statementId of stray) this.contents.kept.delete(statementId);
    return stray.length;
  }

  erase(subject: string): Promise<number> {
    return this.eraseAgain([{ subject, isBefore: () => true }]);
  }

  async eraseAgain(erasures: readonly Erasure[]): Promise<number> {
    this.assertOpen();
    let count = 0;
    for (const { subject, isBefore } of erasures) {
      const values = (await this.read(subject)).filter(({ statementId }) => isBefore(statementId));
      for (const { statementId, field } of values) this.contents.kept.get(statementId)?.set(field, null);
      for (const [mark, person] of this.contents.links) {
        if (person === subject) this.contents.links.delete(mark);
      }
      count += values.length;
    }
    return count;
  }

  async pseudonymFor(identity: IdentityDocument): Promise<string> {
    this.assertOpen();
    const mark = toHex(identityMark(this.key, identity));
    const person = this.contents.links.get(mark) ?? newPseudonym(this.random);
    this.contents.links.set(mark, person);
    return person;
  }

  async close(): Promise<void> {
    this.open = false;
  }

  private assertOpen(): void {
    if (!this.open) throw new StoreUnavailable('The vault is closed.');
  }
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
