import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submissionOf } from '@mingjing/client';
import { toHex, utf8, type Entry } from '@mingjing/kernel';
import { NativeVerifier, sha256 } from '@mingjing/writer';
import { writeExport } from '../export/write-export';
import { DataSource } from '../log/data-source';
import type { LogSource } from '../log/log-source';
import { withTemporaryFolder } from '../log/temporary-folder';
import type { LogFault, Verdict } from '../verify/verdict';
import { verifyLog } from '../verify/verify-log';
import type { VerifyOptions } from '../verify/verify-options';
import { hotel } from './entity-data';
import { SmallLedger, constitutionOf, findKey, penNamed, registry } from './small-ledger';

export const REGISTRAR = penNamed('registrar/R-1');
export const HEAD = penNamed('head/H-1');
const LEGAL = penNamed('legal/L-1');

/** A file that one entry names. */
export const RECORDING = utf8('the sound of a bell');
const exclusion = { basis: { document: '样例文件' }, reason: 'outside the law of inspection' };
const revocation = { actor: REGISTRAR.actor, key: REGISTRAR.keyId, reason: 'lost' };

/**
 * A ledger with something of every kind in it (so many entities, a derived event, a named file, a
 * cosigner, a revoked key), and its export.
 */
export class CopiedLog {
  private readonly verifier = new NativeVerifier();

  private constructor(
    private readonly root: string,
    readonly ledger: SmallLedger,
    readonly entries: readonly Uint8Array[],
    readonly exported: string,
  ) {}

  static async make(entities: number): Promise<CopiedLog> {
    const root = mkdtempSync(join(tmpdir(), 'mingjing-verify-'));
    const ledger = await (await SmallLedger.open(join(root, 'data'))).found();
    await fill(ledger, entities);
    const exported = join(root, 'export');
    const source = new DataSource(ledger.folder);
    await withTemporaryFolder((temporary) => writeExport(source, exported, { registry, temporary }));
    await source.close();
    return new CopiedLog(root, ledger, await ledger.entries(), exported);
  }

  async close(): Promise<void> {
    await this.ledger.close();
    await this.verifier.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  verify(
    source: LogSource,
    logKey?: string,
    asked: Pick<VerifyOptions, 'requireFiles'> = {},
  ): Promise<Verdict> {
    const { verifier } = this;
    return withTemporaryFolder((temporary) =>
      verifyLog(source, {
        ...{ constitution: constitutionOf, findKey, verifier, temporary, ...asked },
        ...(logKey === undefined ? {} : { logKey }),
      }),
    );
  }

  /** Throws where the log holds. */
  async faultIn(source: LogSource): Promise<LogFault> {
    const verdict = await this.verify(source);
    if (verdict.ok) throw new Error('The log was found to hold');
    return verdict.fault;
  }

  /** Another copy of the export, to be spoilt. */
  copy(): string {
    const copy = mkdtempSync(join(this.root, 'copy-'));
    cpSync(this.exported, copy, { recursive: true });
    return copy;
  }

  entryAt(index: number): Entry {
    return JSON.parse(Buffer.from(this.entries[index] ?? []).toString('utf8')) as Entry;
  }

  /** Index of the first entry of that type. */
  indexOf(type: string): number {
    return this.entries.findIndex((_bytes, index) => this.entryAt(index).statement.type === type);
  }
}

async function fill(ledger: SmallLedger, entities: number): Promise<void> {
  const page = Array.from({ length: entities }, (_, i) =>
    submissionOf(ledger.draft('EntityRegistered', `entity/E-${i}`, hotel()), REGISTRAR),
  );
  const answer = await ledger.submit(page);
  if (!answer.ok) throw new Error(answer.rejection.reason);
  await ledger.files.put(RECORDING);
  const recording = { sha256: toHex(sha256(RECORDING)), size: RECORDING.length };
  await ledger.state('BellRung', 'bell/1', { ringer: 'head', recording }, HEAD);
  await ledger.state('EntityExcluded', 'entity/E-7', exclusion, REGISTRAR, [LEGAL]);
  await ledger.state('KeyRevoked', `actor/${REGISTRAR.actor}`, revocation);
}
