import { existsSync } from 'node:fs';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { keeperElsewhere } from '../../ledger/nodes/node-folder';
import { attemptLater } from './attempt';
import { DatabaseChecks } from './database-checks';
import { NamedEvidence, checkEvidence, type CheckedEvidence } from './evidence-check';
import { Findings } from './finding';
import { filesIn, noteStrangers } from './folder-files';
import type { FsckOptions } from './fsck-options';
import { checkKeys, type KeysOfLog } from './keys-check';
import { NOTHING_READ, checkWholeLog } from './log-against-all';
import { checkPolicy } from './policy-check';
import { referenceFiles } from './reference-files';
import type { FsckReport } from './report';

/**
 * Everything in a data folder against everything else in it. Nothing in the folder is written, but
 * for what SQLite needs beside a database that is read (`-shm`). Throws only where the folder itself
 * cannot be read.
 */
export async function fsck(folder: DataFolder, options: FsckOptions): Promise<FsckReport> {
  const [strangers, findings] = [new Findings(), new Findings()];
  noteStrangers(folder, strangers);
  noteKeeper(folder, strangers);
  const databases = await beginDatabases(folder, options);
  const named = new NamedEvidence(folder.evidence);
  const policy = checkPolicy(folder.witnessPolicy, findings);
  let keys: number | undefined;
  const keysAgainst = (log: Omit<KeysOfLog, 'findKey'>): number =>
    checkKeys(folder.keys, { ...log, findKey: options.findKey }, findings);
  const around = { findings, databases, named, witnesses: policy.keys, quorum: policy.quorum };
  const log = (await databases.isReadable('ledger.db'))
    ? await attemptLater(findings, 'ledger.db', NOTHING_READ, () =>
        checkWholeLog(folder, options, around, (read) => {
          keys = keysAgainst({ opening: read.opening, facts: read.facts(), logKeys: read.logKeys() });
        }),
      )
    : NOTHING_READ;
  const evidence = hashEvidence(folder, options, named, findings);
  keys ??= keysAgainst({ opening: undefined, facts: undefined, logKeys: [] });
  const checked = await databases.all();
  const all = [...strangers.all(), ...databases.findings(), ...findings.all()];
  return {
    ok: all.every(({ level }) => level !== 'fault'),
    findings: all,
    databases: checked.map(({ file, bytes, unused }) => ({ file, bytes, unused })),
    ...{ ...log, evidence, keys },
    ...(policy.checked && { witnessPolicy: policy.checked }),
  };
}

/** Goes on once those are read on which the reading of the log stands. */
async function beginDatabases(
  folder: DataFolder,
  { temporary, progress, reference }: FsckOptions,
): Promise<DatabaseChecks> {
  const own = keeperElsewhere(folder) === undefined ? (['vault'] as const) : [];
  const names = ['ledger', 'checkpoint', ...own, 'views'] as const;
  const databases = new DatabaseChecks(folder, async () => reference ?? referenceFiles(temporary), names);
  const needed = ['ledger.db', 'checkpoint.db', ...own.map((name) => `${name}.db`)];
  const bar = progress('reading the databases', needed.length);
  for (const [i, file] of needed.entries()) {
    await databases.isReadable(file);
    bar.to(i + 1);
  }
  bar.stop();
  return databases;
}

/** A node that does not keep vault and evidence holds none of one, and of the other what it was asked for. */
function noteKeeper(folder: DataFolder, findings: Findings): void {
  const keeper = keeperElsewhere(folder);
  if (keeper === undefined) return;
  findings.note(
    'node.json',
    'kept-elsewhere',
    `Vault and evidence are kept by the node at ${keeper}: what the log names of them is checked by fsck of that node's folder.`,
  );
}

function hashEvidence(
  folder: DataFolder,
  { progress }: FsckOptions,
  named: NamedEvidence,
  findings: Findings,
): CheckedEvidence {
  const { evidence } = folder;
  const isWhole = keeperElsewhere(folder) === undefined;
  const bar = progress('hashing evidence', existsSync(evidence) ? filesIn(evidence).length : 0);
  try {
    return checkEvidence({ evidence, isWhole }, named, findings, bar);
  } finally {
    bar.stop();
  }
}
