import { existsSync } from 'node:fs';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { attemptLater } from './attempt';
import { checkDatabase, type CheckedDatabase } from './database-check';
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
  const findings = new Findings();
  noteStrangers(folder, findings);
  const databases = await checkDatabases(folder, options, findings);
  const isReadable = (file: string): boolean => databases.some((one) => one.file === file && one.isReadable);
  const named = new NamedEvidence(folder.evidence);
  const policy = checkPolicy(folder.witnessPolicy, findings);
  let keys: number | undefined;
  const keysAgainst = (log: Omit<KeysOfLog, 'findKey'>): number =>
    checkKeys(folder.keys, { ...log, findKey: options.findKey }, findings);
  const around = { findings, isReadable, named, witnesses: policy.keys, quorum: policy.quorum };
  const log = isReadable('ledger.db')
    ? await attemptLater(findings, 'ledger.db', NOTHING_READ, () =>
        checkWholeLog(folder, options, around, (read) => {
          keys = keysAgainst({ opening: read.opening, facts: read.facts(), logKeys: read.logKeys() });
        }),
      )
    : NOTHING_READ;
  const evidence = hashEvidence(folder, options, named, findings);
  keys ??= keysAgainst({ opening: undefined, facts: undefined, logKeys: [] });
  const all = findings.all();
  return {
    ok: all.every(({ level }) => level !== 'fault'),
    findings: all,
    databases: databases.map(({ file, bytes, unused }) => ({ file, bytes, unused })),
    ...{ ...log, evidence, keys },
    ...(policy.checked && { witnessPolicy: policy.checked }),
  };
}

async function checkDatabases(
  folder: DataFolder,
  { temporary, progress, reference: made }: FsckOptions,
  findings: Findings,
): Promise<readonly CheckedDatabase[]> {
  const reference = made ?? (await referenceFiles(temporary));
  const names = ['ledger', 'checkpoint', 'vault', 'views'] as const;
  const bar = progress('reading the databases', names.length);
  const checked = names.flatMap((name, i) => {
    bar.to(i);
    const file = `${name}.db`;
    if (existsSync(folder[name])) return [checkDatabase(folder[name], file, reference[name], findings)];
    tellAbsent(name, file, findings);
    return [];
  });
  bar.stop();
  return checked;
}

function tellAbsent(name: string, file: string, findings: Findings): void {
  if (name === 'views') {
    findings.note(file, 'file-absent', 'There are no views; the next start tells them from the log.');
  } else {
    const other =
      name === 'ledger' ? ', or take the log from an export: mingjing recover --from DIR|URL' : '';
    findings.fault(
      file,
      'file-missing',
      `${file} is not here: restore it from a backup of the same moment as the others${other}.`,
    );
  }
}

function hashEvidence(
  { evidence }: DataFolder,
  { progress }: FsckOptions,
  named: NamedEvidence,
  findings: Findings,
): CheckedEvidence {
  const bar = progress('hashing evidence', existsSync(evidence) ? filesIn(evidence).length : 0);
  try {
    return checkEvidence(evidence, named, findings, bar);
  } finally {
    bar.stop();
  }
}
