import {
  penOf,
  submissionOf,
  type Disclosing,
  type Pen,
  type SignedSubmission,
  type StatementDraft,
} from '@mingjing/client';
import { compilePayload } from '@mingjing/catalogue';
import {
  LocalFileStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type EventStore,
  type FileStore,
} from '@mingjing/event-store';
import { authorise, enrolledKey, governanceContext, logKeysOf } from '@mingjing/governance';
import { Registry, chinaTime, toBase64, utf8, uuidFromDigest, type JsonObject } from '@mingjing/kernel';
import { NOTE_ED25519, formatVerifierKey, isAcceptablePublicKey, verifierKey } from '@mingjing/log';
import { registersContext } from '@mingjing/registers';
import { SqliteVault } from '@mingjing/vault';
import {
  NativeVerifier,
  KeptIndex,
  indexKey,
  nativeSigner,
  openWriter,
  readSubmissions,
  sha1,
  sha256,
  type Answer,
  type Constitution,
  type FindKey,
  type Wait,
  type Writer,
  type WriterParts,
} from '@mingjing/writer';
import type { LogAtHand } from '../../ledger/composition/constitution';
import { createDataFolder, dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { enrolmentOf } from '../commands/enrolment';
import { bellContext } from './bell-context';

export const ORIGIN = 'mingjing.example/small';
export const START = Date.parse('2026-03-02T01:00:00.000Z');

const native = new NativeVerifier(0);

export const registry = new Registry([
  governanceContext({
    isAcceptablePublicKey,
    // Every open of a small ledger checks its keys; the portable way would take most of a spec's time.
    verify: (publicKey, message, signature) => native.verifyNow({ publicKey, message, signature }),
  }),
  registersContext,
  bellContext,
]);
export const findKey: FindKey = (facts, id) => enrolledKey(facts, id);

export function constitutionOf(origin: string, log: LogAtHand): Constitution {
  return {
    registry,
    gates: { checkPayload: (definition, data) => compilePayload(definition.payload)(data), authorise },
    sha1,
    logKeys: logKeysOf,
    around: { ledger: origin, sha256, root: (size) => log.root?.(size), file: (hash) => log.file(hash) },
  };
}

export const seedNamed = (name: string): Uint8Array => sha256(utf8(`small ledger ${name}`));

const signerNamed = (name: string): ReturnType<typeof nativeSigner> => nativeSigner(seedNamed(name));

/** A key of its own for each name, the same in every run. */
export function penNamed(actor: string, name = actor): Pen {
  return penOf(actor, signerNamed(name), sha256);
}

const log = signerNamed('log');
const service = signerNamed('service');
export const INDEX_KEY = indexKey(service, ORIGIN);
export const SERVICE = penOf('ledger', service, sha256);
export const LOG_VERIFIER = verifierKey(sha256, ORIGIN, NOTE_ED25519, log.publicKey);
export const signWithLogKey = (message: Uint8Array): Uint8Array => log.sign(message);

const STAFF = [
  ['registrar/R-1', 'REGISTRAR_ENTITY'],
  ['registrar/R-2', 'REGISTRAR_OFFICER'],
  ['head/H-1', 'HEAD'],
  ['legal/L-1', 'LEGAL'],
] as const;

/** The ports behind which a writer's data lie. */
export type SmallStores = Pick<WriterParts, 'store' | 'checkpoints' | 'vault' | 'files'>;

/**
 * A real ledger of governance, registers and bells in a data folder: real stores, real signatures.
 * Its clock goes on by a second with every group.
 */
export class SmallLedger {
  readonly founder = penNamed('founder');
  private count = 0;

  private constructor(
    readonly folder: DataFolder,
    readonly writer: Writer,
    readonly store: EventStore,
    readonly files: FileStore,
    private readonly end: () => Promise<void>,
  ) {}

  /** `around` may put something between the writer and its stores; `start` is the clock's first moment. */
  static async open(
    root: string,
    around: (stores: SmallStores) => SmallStores = (stores) => stores,
    start = START,
  ): Promise<SmallLedger> {
    const folder = dataFolder(root);
    createDataFolder(folder);
    const files = new LocalFileStore(folder.evidence);
    const stores = around({
      store: openSqliteEventStore(folder.ledger),
      checkpoints: openSqliteCheckpointStore(folder.checkpoint),
      vault: new SqliteVault(folder.vault),
      files,
    });
    const { store, checkpoints, vault } = stores;
    const index = new KeptIndex(folder.index, 'small', INDEX_KEY);
    const verifier = new NativeVerifier();
    let now = start;
    const writer: Writer = await openWriter({
      ledger: constitutionOf(ORIGIN, {
        root: (size) => writer.rootAt(size),
        file: (hash) => files.readNow(hash),
      }),
      ...{ findKey, ...stores, index, verifier },
      logKey: { verifier: LOG_VERIFIER, sign: signWithLogKey },
      serviceKey: service,
      clock: () => (now += 1_000),
      random: () => sha256(utf8(String(now))).subarray(0, 16),
    });
    return new SmallLedger(folder, writer, store, stores.files, async () => {
      await writer.close();
      index.close();
      await Promise.all([verifier.close(), store.close(), checkpoints.close(), vault.close()]);
    });
  }

  close(): Promise<void> {
    return this.end();
  }

  /** Opened by the founder, with an organisation and its staff, whose keys are enrolled. */
  async found(): Promise<this> {
    const publicKey = toBase64(this.founder.publicKey);
    await this.state('LedgerOpened', 'ledger/main', {
      origin: ORIGIN,
      logKey: formatVerifierKey(LOG_VERIFIER),
      serviceKey: toBase64(service.publicKey),
      policy: { clock: 'story' },
      founder: { actor: 'founder', publicKey },
    });
    await this.state('OrgRegistered', 'org/bureau', { name: '样例县卫生健康局', kind: 'COUNTY_HEALTH' });
    for (const [actor, role] of STAFF) await this.employ(actor, role);
    return this;
  }

  async employ(actor: string, role: string): Promise<void> {
    const { stream, data } = enrolmentOf(penNamed(actor), ORIGIN);
    await this.state('KeyEnrolled', stream, data);
    await this.state('RoleAssigned', stream, { actor, role, org: 'bureau', from: '2026-01-01' });
  }

  /** States one event in the founder's name, or in another's; throws where it is refused. */
  async state(
    type: string,
    stream: string,
    data: JsonObject,
    pen: Pen = this.founder,
    cosigners: readonly Pen[] = [],
  ): Promise<SignedSubmission> {
    const submission = submissionOf(this.draft(type, stream, data), pen, cosigners);
    const answer = await this.submit([submission]);
    if (!answer.ok) throw new Error(`${type}: ${answer.rejection.code} ${answer.rejection.reason}`);
    return submission;
  }

  /** States one event that commits to personal data, and hands in its disclosures. */
  async disclose(
    { type, stream, data }: Pick<StatementDraft, 'type' | 'stream' | 'data'>,
    { personal, disclosures }: Disclosing,
    pen: Pen,
  ): Promise<SignedSubmission> {
    const draft = { ...this.draft(type, stream, data), personal };
    const submission = submissionOf(draft, pen, [], { disclosures });
    const answer = await this.submit([submission]);
    if (!answer.ok) throw new Error(`${type}: ${answer.rejection.code} ${answer.rejection.reason}`);
    return submission;
  }

  draft(type: string, stream: string, data: JsonObject, name?: string): StatementDraft {
    const id = uuidFromDigest(sha256(utf8(name ?? `small ledger statement ${this.count++}`)));
    return { id, ledger: ORIGIN, occurredAt: chinaTime(START), stream, type, data };
  }

  async submit(submissions: readonly SignedSubmission[], wait?: Wait): Promise<Answer> {
    const batch = readSubmissions(utf8(JSON.stringify(submissions)));
    return batch.ok ? this.writer.submit(batch.value, wait) : batch;
  }

  /** Every entry's bytes. */
  async entries(): Promise<readonly Uint8Array[]> {
    return this.store.read(0, this.writer.sealed.size);
  }
}
