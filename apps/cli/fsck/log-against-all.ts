import { LocalFileStore } from '@mingjing/event-store';
import { toHex, type Statement } from '@mingjing/kernel';
import type { ReadIndex } from '@mingjing/writer';
import type { TrustPolicy, VerifierKey } from '@mingjing/log';
import type { DataFolder } from '../../ledger/composition/data-folder';
import type { Progress } from '../progress';
import { attempt, attemptLater } from './attempt';
import { checkHistory } from './check-history';
import type { CheckedHistory } from './checkpoints-check';
import { CHECKPOINT_FILE } from './cosigned-check';
import type { DatabaseChecks } from './database-checks';
import type { NamedEvidence } from './evidence-check';
import type { Findings } from './finding';
import type { FsckOptions } from './fsck-options';
import { INDEX_FILE, openIndex } from './index-check';
import { IndexComparison } from './index-comparison';
import { VAULT_FILE } from './kept-rows';
import { LEDGER_FILE, LogCheck } from './log-check';
import { RawLog } from './raw-log';
import type { FsckReport } from './report';
import { VaultCheck, type CheckedVault } from './vault-check';
import { VIEWS_FILE } from './view-difference';
import { checkPositions, compareViews } from './views-check';

export interface AroundLog {
  readonly findings: Findings;
  readonly databases: Pick<DatabaseChecks, 'isReadable'>;
  /** Keys of the witnesses whose lines can be verified. */
  readonly witnesses: readonly VerifierKey[];
  /** Which of them must have cosigned. */
  readonly quorum: TrustPolicy['quorum'];
  /** Sees every entry. */
  readonly named: NamedEvidence;
}

export type WholeLog = Pick<FsckReport, 'log' | 'checkpoints' | 'vault' | 'viewsCompared'>;

export const NOTHING_READ: WholeLog = {
  log: { size: 0, decided: 0, root: '', signatures: 0, unsealed: 0 },
  ...{ checkpoints: 0, vault: { opened: 0, erased: 0 }, viewsCompared: 0 },
};

/**
 * The log from its first byte to its last, and everything that follows from it or was signed over it. `onRead` is
 * called while what the log tells can still be asked.
 */
export async function checkWholeLog(
  folder: DataFolder,
  options: FsckOptions,
  around: AroundLog,
  onRead: (log: LogCheck) => void,
): Promise<WholeLog> {
  const store = new RawLog(folder.ledger);
  const { findings, databases } = around;
  const vault = (await databases.isReadable(VAULT_FILE))
    ? attempt(findings, VAULT_FILE, undefined, () => new VaultCheck(folder.vault, findings))
    : undefined;
  const index = attempt(findings, INDEX_FILE, undefined, () =>
    openIndex(folder.index, options.fold, findings),
  );
  const progress = options.progress('reading the log', await store.size());
  const log = logCheck({ store, index, vault }, folder, { ...options, progress }, around);
  try {
    await log.all();
    const isSigned = await databases.isReadable(CHECKPOINT_FILE);
    const history = isSigned ? checkHistory(log, folder, options, around) : undefined;
    const viewsCompared = await checkViews(store, log, folder, options, around);
    onRead(log);
    return reportOf(log, { vault: vault?.finish(), viewsCompared, history });
  } finally {
    progress.stop();
    log.close();
    index?.close();
    vault?.close();
    await store.close();
  }
}

function reportOf(
  { tree, opening, decided, signatures }: LogCheck,
  {
    vault = NOTHING_READ.vault,
    history = { checkpoints: 0, size: 0 },
    viewsCompared,
  }: {
    readonly vault: CheckedVault | undefined;
    readonly history: CheckedHistory | undefined;
    readonly viewsCompared: number;
  },
): WholeLog {
  const { size } = tree;
  const origin = opening === undefined ? {} : { origin: opening.statement.ledger };
  const log = { ...origin, size, decided, root: toHex(tree.root()), signatures };
  const unsealed = Math.max(0, size - history.size);
  return { log: { ...log, unsealed }, checkpoints: history.checkpoints, vault, viewsCompared };
}

interface OpenFiles {
  readonly store: RawLog;
  readonly index: ReadIndex | undefined;
  readonly vault: VaultCheck | undefined;
}

function logCheck(
  { store, index, vault }: OpenFiles,
  folder: DataFolder,
  options: Omit<FsckOptions, 'progress'> & { readonly progress: Progress },
  { findings, named }: AroundLog,
): LogCheck {
  const evidence = new LocalFileStore(folder.evidence);
  tellOfStrays(store, findings);
  return new LogCheck({
    ...options,
    ...{ store, findings },
    file: (hash) => readNow(evidence, hash),
    onEntry: (index, bytes, ledger, statement) => {
      if (concernsTheVault(statement)) vault?.entry(index, bytes);
      if (ledger !== undefined) named.entry(index, bytes, ledger.registry);
    },
    comparison: index === undefined ? undefined : new IndexComparison(index, findings),
  });
}

/** One that could not be decided may still commit to something, or erase it. */
function concernsTheVault(statement: Statement | undefined): boolean {
  return statement === undefined || statement.personal !== undefined || statement.type === 'VaultErased';
}

function tellOfStrays(store: RawLog, findings: Findings): void {
  if (attempt(findings, LEDGER_FILE, 0, () => store.strays()) === 0) return;
  const reason = 'The table "entry" holds rows before entry 0: no ledger writes such.';
  findings.fault(LEDGER_FILE, 'entry-before-first', reason, { table: 'entry' });
}

/** An altered list decides nothing; that it is altered the evidence's own check tells. */
function readNow(evidence: LocalFileStore, hash: string): Uint8Array | undefined {
  try {
    return evidence.readNow(hash);
  } catch {
    return undefined;
  }
}

/** A log that does not hold tells no views. */
async function checkViews(
  store: RawLog,
  log: LogCheck,
  { views }: DataFolder,
  options: FsckOptions,
  { findings, databases }: AroundLog,
): Promise<number> {
  if (!(await databases.isReadable(VIEWS_FILE))) return 0;
  return attemptLater(findings, VIEWS_FILE, 0, async () => {
    checkPositions(views, log.tree.size, findings);
    if (!options.views || log.facts() === undefined) return 0;
    return compareViews(views, store, options.temporary, findings);
  });
}
