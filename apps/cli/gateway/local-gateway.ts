import type { SignedSubmission } from '@mingjing/client';
import { utf8, type Facts, type Rejection } from '@mingjing/kernel';
import { importInTheWay, importsUnfinished, type UnfinishedImport } from '@mingjing/registers/contracts';
import { parseCheckpoint, type Checkpoint } from '@mingjing/log';
import { readSubmissions, type Answer, type Rehearsed } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { rehearseImport } from '../../ledger/composition/rehearse-import';
import { given } from '../given';
import type { Gateway, Inquiries, Standing } from './gateway';
import { openAlone } from './open-alone';
import type { Question } from './question';

/** The data folder, opened in this process: no service may hold it meanwhile. */
export class LocalGateway implements Gateway, Inquiries {
  private constructor(
    private readonly ledger: OpenLedger,
    private readonly clock: () => number,
  ) {}

  /** Throws CliFailure where there is no ledger, or a service holds it. */
  static async open(folder: DataFolder, clock: () => number): Promise<LocalGateway> {
    return new LocalGateway(await openAlone(folder, clock), clock);
  }

  get origin(): string {
    return this.ledger.origin;
  }

  async submit(submissions: readonly SignedSubmission[]): Promise<Answer> {
    const batch = readSubmissions(utf8(JSON.stringify(submissions)));
    return batch.ok ? this.ledger.writer.submit(batch.value) : batch;
  }

  async rehearse(rows: readonly Rehearsed[]): Promise<ReadonlyMap<number, Rejection>> {
    return rehearseImport(this.ledger.writer.facts(), this.clock(), rows);
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

  async answer<T>(question: Question<T>): Promise<T> {
    return question.fromFacts(this.ledger.writer.facts());
  }

  async checkpoint(): Promise<Checkpoint> {
    const checkpoint = parseCheckpoint(this.ledger.writer.sealed.note);
    if (checkpoint.ok) return checkpoint.value;
    throw new Error(`The newest checkpoint: ${checkpoint.rejection.reason}`);
  }

  close(): Promise<void> {
    return this.ledger.close();
  }
}

export function standingIn(facts: Facts, streams: readonly string[]): ReadonlyMap<string, Standing> {
  const there = streams.filter((stream) => facts.revision(stream) >= 0);
  return new Map(there.map((stream) => [stream, given({ unfinished: importInTheWay(facts, stream) })]));
}
