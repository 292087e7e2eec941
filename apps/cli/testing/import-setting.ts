import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importsUnfinished } from '@mingjing/registers/contracts';
import { sha256 } from '@mingjing/writer';
import { rehearseImport } from '../../ledger/composition/rehearse-import';
import type { Gateway } from '../gateway/gateway';
import { standingIn } from '../gateway/local-gateway';
import { ImportJournals } from '../import/import-journal';
import type { ImportFile } from '../import/read-import-file';
import { runImport, type ImportRun, type OnUnsound } from '../import/run-import';
import type { CliIo } from '../io';
import { ORIGIN, START, SmallLedger, penNamed } from './small-ledger';

export const REGISTRAR = penNamed('registrar/R-1');

/** The registrar's import of a file of entities. */
export function entitiesIn(file: ImportFile): ImportRun {
  return { kind: 'entities', file, pen: REGISTRAR };
}

/** Where every row of a file is to be sound, and new. */
const refuseUnsound: OnUnsound = () => {
  throw new Error('ids stand');
};

/** A ledger into which files are imported, over a line that may break, with the journals of its imports. */
export class ImportSetting {
  private draws = 0;

  private constructor(
    private readonly root: string,
    readonly ledger: SmallLedger,
    readonly journals: ImportJournals,
  ) {}

  static async open(): Promise<ImportSetting> {
    const root = mkdtempSync(join(tmpdir(), 'mingjing-import-'));
    const ledger = await (await SmallLedger.open(join(root, 'data'))).found();
    return new ImportSetting(root, ledger, new ImportJournals(join(root, 'journals')));
  }

  readonly io: CliIo = {
    out: () => undefined,
    err: () => undefined,
    clock: () => START,
    // Other bytes at each draw: a second run must not depend on drawing the same.
    random: (count) => sha256(Buffer.from(String(this.draws++))).subarray(0, count),
  };

  run(one: ImportRun, gateway = this.gateway(), onUnsound = refuseUnsound): ReturnType<typeof runImport> {
    return runImport(one, gateway, this.journals, onUnsound, this.io);
  }

  /** A gateway whose line breaks after so many arrays. */
  gateway(breaksAfter = Infinity): Gateway {
    const { ledger } = this;
    let sent = 0;
    return {
      origin: ORIGIN,
      submit: async (submissions) => {
        if (sent++ >= breaksAfter) throw new Error('the line broke');
        return ledger.submit(submissions);
      },
      rehearse: async (rows) => rehearseImport(ledger.writer.facts(), START, rows),
      putFile: async (bytes) => {
        await ledger.files.put(bytes);
      },
      standing: async (streams) => standingIn(ledger.writer.facts(), streams),
      unfinishedImports: async () => importsUnfinished(ledger.writer.facts()),
      close: async () => undefined,
    };
  }

  journalFiles(): readonly string[] {
    return readdirSync(join(this.root, 'journals'));
  }

  journalText(): string {
    return readFileSync(this.journalPath(), 'utf8');
  }

  putBack(text: string): void {
    writeFileSync(this.journalPath(), text);
  }

  async close(): Promise<void> {
    await this.ledger.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  private journalPath(): string {
    return join(this.root, 'journals', this.journalFiles()[0] ?? '');
  }
}
