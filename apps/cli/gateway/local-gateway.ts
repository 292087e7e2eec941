import type { SignedSubmission } from '@mingjing/client';
import { utf8, type Facts } from '@mingjing/kernel';
import { importInTheWay, importsUnfinished, type UnfinishedImport } from '@mingjing/registers/contracts';
import { readSubmissions, type Answer } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { given } from '../given';
import type { Gateway, Standing } from './gateway';
import { openAlone } from './open-alone';

/** The data folder, opened in this process: no service may hold it meanwhile. */
export class LocalGateway implements Gateway {
  private constructor(private readonly ledger: OpenLedger) {}

  /** Throws CliFailure where there is no ledger, or a service holds it. */
  static async open(folder: DataFolder, clock: () => number): Promise<LocalGateway> {
    return new LocalGateway(await openAlone(folder, clock));
  }

  get origin(): string {
    return this.ledger.origin;
  }

  async submit(submissions: readonly SignedSubmission[]): Promise<Answer> {
    const batch = readSubmissions(utf8(JSON.stringify(submissions)));
    return batch.ok ? this.ledger.writer.submit(batch.value) : batch;
  }

  async putFile(bytes: Uint8Array): Promise<void> {
    await this.ledger.files.put(bytes);
  }

  async standing(streams: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    return standingIn(this.ledger.writer.facts(), streams);
  }

  async unfinishedImports(): Promise<readonly UnfinishedImport[]> {
    return importsUnfinished(this.ledger.writer.facts());
  }

  close(): Promise<void> {
    return this.ledger.close();
  }
}

export function standingIn(facts: Facts, streams: readonly string[]): ReadonlyMap<string, Standing> {
  const there = streams.filter((stream) => facts.revision(stream) >= 0);
  return new Map(there.map((stream) => [stream, given({ unfinished: importInTheWay(facts, stream) })]));
}
