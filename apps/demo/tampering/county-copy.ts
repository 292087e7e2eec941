import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { openDatabase, openSqliteEventStore } from '@mingjing/event-store';
import {
  canonicalJson,
  chinaTime,
  entryBytes,
  readEntry,
  recordedTime,
  uuidFromDigest,
  utf8,
  type Entry,
  type Json,
  type JsonObject,
} from '@mingjing/kernel';
import { RefusedToStart, readSubmissions, sha256, type Answer } from '@mingjing/writer';
import { dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { openLedger, type OpenLedger } from '../../ledger/composition/open-ledger';
import { Chance } from '../generator/chance/chance';
import { StoryIds } from '../generator/story/story-ids';
import { ORIGIN } from '../play-county';
import { Pens } from '../player/pens';
import type { Outcome } from '../attacks/attack';

/** A copy of a demo's ledger, for one attack; the original is never touched. */
export class CountyCopy {
  readonly folder: DataFolder;
  readonly pens: Pens;

  private constructor(
    root: string,
    seed: string,
    readonly entries: readonly Entry[],
  ) {
    this.folder = dataFolder(root);
    this.pens = new Pens(new StoryIds(Chance.from(sha256, seed)), ORIGIN);
  }

  /** `into` is a folder for copies. */
  static async of(demo: string, into: string): Promise<CountyCopy> {
    const root = mkdtempSync(join(into, 'copy-'));
    cpSync(demo, root, { recursive: true });
    const { seed } = JSON.parse(readFileSync(join(root, 'demo.json'), 'utf8')) as { readonly seed: string };
    return new CountyCopy(root, seed, await entriesIn(dataFolder(root)));
  }

  /** When the last entry was recorded. */
  get now(): number {
    return Date.parse(this.entries.at(-1)?.recordedAt ?? '');
  }

  open(now = (): number => this.now): Promise<OpenLedger> {
    return openLedger(this.folder, { origin: ORIGIN, clock: now });
  }

  /** What a service says that is to start on the copy as it is now. */
  async start(now = this.now): Promise<Outcome> {
    try {
      const ledger = await this.open(() => now);
      await ledger.close();
      return { kind: 'SUCCEEDED' };
    } catch (error) {
      if (!(error instanceof RefusedToStart)) throw error;
      return { kind: 'REFUSED', by: `the start (${error.code})`, reason: error.message };
    }
  }

  /** What SQL does past the ledger, as its administrator may. */
  tamper(file: keyof Pick<DataFolder, 'ledger' | 'checkpoint'>, work: (database: Tampered) => void): void {
    const database = openDatabase(this.folder[file], { durability: 'FULL' });
    try {
      work(database);
    } finally {
      database.close();
    }
  }

  /** An entry written past the ledger, with a signature that holds. */
  async slipIn(submission: SignedSubmission, recordedAt: number): Promise<void> {
    const { statement, signature } = submission;
    const revision = this.entries.filter((one) => one.statement.stream === statement.stream).length;
    const body = canonicalJson(statement as unknown as Json);
    const bytes = entryBytes(body, signature, recordedTime(recordedAt), revision);
    const store = openSqliteEventStore(this.folder.ledger);
    await store.append(await store.size(), [{ id: statement.id, type: statement.type, bytes }]);
    await store.close();
  }

  /** An organisation that was never there, registered by whoever holds the pen. */
  friend(name: string, pen: Pen, moment = this.now): SignedSubmission {
    const { data } = this.first('EntityRegistered', (one) => one['kind'] === 'ORGANISATION');
    const { creditCode: _, import: __, ...members } = data;
    return this.signed('EntityRegistered', `entity/${name}`, { ...members, name }, pen, moment);
  }

  signed(type: string, stream: string, data: JsonObject, pen: Pen, moment = this.now): SignedSubmission {
    const id = uuidFromDigest(sha256(utf8(`${type} ${stream} ${pen.keyId}`)));
    const draft = { id, ledger: ORIGIN, occurredAt: chinaTime(moment), type, stream, data };
    return submissionOf(draft, pen);
  }

  first(type: string, holds: (data: JsonObject) => boolean): Entry['statement'] {
    const found = this.entries.find(({ statement }) => statement.type === type && holds(statement.data));
    if (found === undefined) throw new Error(`The demo's ledger holds no such ${type}`);
    return found.statement;
  }
}

type Tampered = ReturnType<typeof openDatabase>;

export async function submitTo(ledger: OpenLedger, submission: SignedSubmission): Promise<Answer> {
  const batch = readSubmissions(utf8(JSON.stringify([submission])));
  return batch.ok ? ledger.writer.submit(batch.value) : batch;
}

export function refusedBy(answer: Answer): Outcome {
  if (answer.ok) return { kind: 'SUCCEEDED' };
  const { code, reason } = answer.rejection;
  return { kind: 'REFUSED', by: `the ledger (${code})`, reason };
}

async function entriesIn(folder: DataFolder): Promise<readonly Entry[]> {
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  const all = await store.read(0, await store.size());
  await store.close();
  return all.flatMap((bytes) => {
    const entry = readEntry(bytes);
    return entry.ok ? [entry.value] : [];
  });
}
