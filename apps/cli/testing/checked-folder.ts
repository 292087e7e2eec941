import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountabilityViews } from '@mingjing/accountability';
import { disclosing } from '@mingjing/client';
import { closeDatabase, openDatabase, openSqliteCheckpointStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore } from '@mingjing/followers';
import { toHex, utf8 } from '@mingjing/kernel';
import { COSIGNATURE_V1, cosign, formatSignatureLine, formatVerifierKey, verifierKey } from '@mingjing/log';
import { NativeVerifier, nativeSigner, sha256 } from '@mingjing/writer';
import { registry as allContexts } from '../../ledger/composition/constitution';
import { dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { createServerKeys } from '../../ledger/composition/founding';
import { fsck } from '../fsck/fsck';
import type { FsckOptions } from '../fsck/fsck-options';
import { referenceFiles } from '../fsck/reference-files';
import type { FsckReport } from '../fsck/report';
import { withTemporaryFolder } from '../log/temporary-folder';
import { RECORDING } from './copied-log';
import { hotel } from './entity-data';
import { LOG_VERIFIER, SmallLedger, constitutionOf, findKey, penNamed, seedNamed } from './small-ledger';

const REGISTRAR = penNamed('registrar/R-1');
const HEAD = penNamed('head/H-1');

/**
 * A data folder with something of every kind in it, as a stopped service leaves it (`stopped`) and as
 * a killed one does, most of it still in the write-ahead logs (`killed`).
 */
export class CheckedFolder {
  private readonly verifier = new NativeVerifier();

  private constructor(
    private readonly root: string,
    readonly stopped: string,
    readonly killed: string,
    private readonly reference: DataFolder,
  ) {}

  static async make(): Promise<CheckedFolder> {
    const root = mkdtempSync(join(tmpdir(), 'mingjing-fsck-'));
    const [live, stopped, killed] = ['live', 'stopped', 'killed'].map((name) => join(root, name)) as [
      string,
      string,
      string,
    ];
    const ledger = await filled(live);
    (await tellViews(ledger)).close();
    await ringTheBell(ledger);
    const views = await tellViews(ledger);
    cpSync(live, killed, { recursive: true });
    views.close();
    await ledger.close();
    const folder = dataFolder(live);
    await cosignNewest(folder);
    for (const path of [folder.ledger, folder.checkpoint, folder.vault, folder.views]) settle(path);
    cpSync(live, stopped, { recursive: true });
    const temporary = join(root, 'new');
    mkdirSync(temporary);
    return new CheckedFolder(root, stopped, killed, await referenceFiles(temporary));
  }

  async close(): Promise<void> {
    await this.verifier.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Another copy, to be spoilt. */
  copy(of: string = this.stopped): string {
    const copy = mkdtempSync(join(this.root, 'copy-'));
    cpSync(of, copy, { recursive: true });
    return copy;
  }

  check(data: string, views = true): Promise<FsckReport> {
    const { verifier, reference } = this;
    return checkSmallFolder(data, { verifier, reference, views });
  }
}

/** One folder for all laws of a file, and for each of them a copy of its own, `data`, to be spoilt. */
export function folderToSpoil(): Pick<CheckedFolder, 'check' | 'copy' | 'killed'> & {
  readonly data: string;
} {
  let folder: CheckedFolder;
  let data: string;
  beforeAll(async () => {
    folder = await CheckedFolder.make();
  });
  beforeEach(() => {
    data = folder.copy();
  });
  afterAll(() => folder.close());
  return {
    get data() {
      return data;
    },
    get killed() {
      return folder.killed;
    },
    copy: (of) => folder.copy(of),
    check: (copy, views) => folder.check(copy, views),
  };
}

/** `mingjing fsck`, under the rules of a small ledger. */
export function checkSmallFolder(
  data: string,
  options: Pick<FsckOptions, 'verifier' | 'reference' | 'views'>,
): Promise<FsckReport> {
  return withTemporaryFolder((temporary) =>
    fsck(dataFolder(data), {
      ...{ ...options, constitution: constitutionOf, findKey, temporary, fold: 'small' },
      progress: () => ({ to: () => undefined, stop: () => undefined }),
    }),
  );
}

async function filled(data: string): Promise<SmallLedger> {
  mkdirSync(data);
  const folder = dataFolder(data);
  const ledger = await (await SmallLedger.open(data)).found();
  createServerKeys(folder, { log: seedNamed('log'), service: seedNamed('service') });
  for (let i = 0; i < 6; i++) await ledger.state('EntityRegistered', `entity/E-${i}`, hotel(), REGISTRAR);
  for (let i = 0; i < 3; i++) await registerTrader(ledger, i);
  return ledger;
}

async function ringTheBell(ledger: SmallLedger): Promise<void> {
  await ledger.files.put(RECORDING);
  const recording = { sha256: toHex(sha256(RECORDING)), size: RECORDING.length };
  await ledger.state('BellRung', 'bell/1', { ringer: 'head', recording }, HEAD);
  await ledger.state(
    'EntityChanged',
    'entity/E-2',
    { changes: { name: '样例旅馆' }, reason: '更名' },
    REGISTRAR,
  );
}

async function registerTrader(ledger: SmallLedger, i: number): Promise<void> {
  const stream = `entity/T-${i}`;
  const salt = (): Uint8Array => sha256(utf8(`salt ${i}`));
  const disclosed = disclosing({ name: `王小明${i}` }, stream, salt, sha256);
  const { name: _, ...data } = hotel({ kind: 'SOLE_TRADER' });
  await ledger.disclose({ type: 'EntityRegistered', stream, data }, disclosed, REGISTRAR);
}

/** Left open: what it wrote last stands in the write-ahead log. */
async function tellViews({ store, folder }: SmallLedger): Promise<SqliteViewStore> {
  const views = new SqliteViewStore(folder.views);
  await new Follower(store, views, accountabilityViews(allContexts)).catchUp();
  return views;
}

/** A witness of the folder's policy has cosigned the newest checkpoint. */
async function cosignNewest(folder: DataFolder): Promise<void> {
  const signer = nativeSigner(seedNamed('witness'));
  const key = verifierKey(sha256, 'witness.example/w1', COSIGNATURE_V1, signer.publicKey);
  const [log, witness] = [LOG_VERIFIER, key].map(formatVerifierKey);
  const policy = [`log ${log}`, `witness w1 ${witness} https://witness.example/`, 'quorum w1', ''];
  writeFileSync(folder.witnessPolicy, policy.join('\n'));
  const checkpoints = openSqliteCheckpointStore(folder.checkpoint);
  const note = (await checkpoints.get())?.note ?? '';
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const line = formatSignatureLine(cosign(key, (message) => signer.sign(message), 1_772_000_000, text));
  const size = Number(text.split('\n')[1]);
  if (!(await checkpoints.keepCosigned(size, note + line))) throw new Error('The cosigned note was not kept');
  await checkpoints.close();
}

function settle(path: string): void {
  closeDatabase(openDatabase(path, { durability: 'FULL' }));
}
