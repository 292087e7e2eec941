import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEntry, toHex } from '@mingjing/kernel';
import { noteVerifier, verifyTlogProof } from '@mingjing/log';
import { NativeVerifier, sha256, type Receipt } from '@mingjing/writer';
import { checkSmallFolder } from '../../apps/cli/testing/checked-folder';
import { momentAfter } from './moment-after';
import { LOG_VERIFIER, ORIGIN, SmallLedger } from '../../apps/cli/testing/small-ledger';

/** What a process printed for one statement; `proof` is null where it waited for the append only. */
interface HandedOut extends Receipt {
  readonly id: string;
}

/** A data folder in which processes die, and every receipt that one of them handed out before. */
export class ReceiptedFolder {
  private readonly verifier = new NativeVerifier();
  private readonly receipts: HandedOut[] = [];

  constructor(readonly data = mkdtempSync(join(tmpdir(), 'mingjing-killed-'))) {}

  /** Takes what a process printed, one receipt a line; the last line may have been cut off. Gives how many there were. */
  handedOut(printed: string): number {
    const given = printed.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as HandedOut];
      } catch {
        return [];
      }
    });
    this.receipts.push(...given);
    return given.length;
  }

  /**
   * Opened as a service opens it, checked by fsck, and every receipt of every round held against it. `about`
   * stands in each failure.
   */
  async demandWhole(about: object): Promise<void> {
    const ledger = await SmallLedger.open(this.data, undefined, await momentAfter(this.data));
    const entries = await ledger.entries();
    const lost = this.lostIn(ledger, entries);
    const { sealed } = ledger.writer;
    await ledger.close();
    expect({ ...about, lost, unsealed: entries.length - sealed.size }).toEqual({
      ...about,
      lost: [],
      unsealed: 0,
    });
    const report = await checkSmallFolder(this.data, { verifier: this.verifier, views: false });
    const faults = report.findings.filter(({ level }) => level === 'fault');
    expect({ ...about, faults, ok: report.ok }).toEqual({ ...about, faults: [], ok: true });
  }

  async clear(): Promise<void> {
    await this.verifier.close();
    rmSync(this.data, { recursive: true, force: true });
  }

  private lostIn(ledger: SmallLedger, entries: readonly Uint8Array[]): readonly HandedOut[] {
    const log = noteVerifier(LOG_VERIFIER, (publicKey, message, signature) =>
      this.verifier.verifyNow({ publicKey, message, signature }),
    )!;
    const trust = { origin: ORIGIN, log: [log], witnesses: [] };
    return this.receipts.filter(({ index, id, proof }) => {
      const entry = readEntry(entries[index] ?? new Uint8Array());
      if (!entry.ok || entry.value.statement.id !== id) return true;
      if (proof === null) return false;
      const proven = verifyTlogProof(sha256, proof, entries[index] ?? new Uint8Array(), trust);
      if (!proven.ok || proven.value.index !== index) return true;
      const { size, root } = proven.value.checkpoint;
      return toHex(root) !== ledger.writer.rootAt(size);
    });
  }
}
