import type { SignedSubmission } from '@mingjing/client';
import { LedgerInUse } from '@mingjing/event-store';
import { utf8 } from '@mingjing/kernel';
import { importsUnfinished, type UnfinishedImport } from '@mingjing/registers/contracts';
import { readSubmissions, type Answer } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { TellsAStory, openingIn, originOf } from '../../ledger/composition/opening';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { unavailable } from '../failure';
import type { Gateway } from './gateway';

/** The data folder, opened in this process: no service may hold it meanwhile. */
export class LocalGateway implements Gateway {
  private constructor(private readonly ledger: OpenLedger) {}

  /** Throws CliFailure where there is no ledger, or a service holds it. */
  static async open(folder: DataFolder, clock: () => number): Promise<LocalGateway> {
    const origin = await originIn(folder);
    if ((await openingIn(folder))?.clock === 'story') throw unavailable(new TellsAStory(folder.root).message);
    try {
      return new LocalGateway(await openLedger(folder, { origin, clock }));
    } catch (error) {
      if (error instanceof LedgerInUse) throw heldByAService(folder.root, error);
      throw error;
    }
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

  async standing(streams: readonly string[]): Promise<ReadonlySet<string>> {
    const facts = this.ledger.writer.facts();
    return new Set(streams.filter((stream) => facts.revision(stream) >= 0));
  }

  async unfinishedImports(): Promise<readonly UnfinishedImport[]> {
    return importsUnfinished(this.ledger.writer.facts());
  }

  close(): Promise<void> {
    return this.ledger.close();
  }
}

/** Throws CliFailure where nothing has been opened in the folder. */
export async function originIn(folder: DataFolder): Promise<string> {
  const origin = await originOf(folder);
  if (origin !== undefined) return origin;
  throw unavailable(
    `${folder.root} holds no ledger; run \`mingjing init\` there, or name another folder with --data.`,
  );
}

export function heldByAService(root: string, cause: unknown): Error {
  return unavailable(
    `A running service holds ${root}; give its address with --url (such as --url http://127.0.0.1:3000), or stop it.`,
    cause,
  );
}
