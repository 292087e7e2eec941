import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes, keyId, toBase64, type Entry, type Facts, type NamedLogKey } from '@mingjing/kernel';
import { parseVerifierKey } from '@mingjing/log';
import { sha256, type FindKey } from '@mingjing/writer';
import { readKeyFile, type KeyFile } from '../../ledger/composition/key-file';
import { messageOf, type Findings } from './finding';
import { filesIn } from './folder-files';

/** What the log says of keys; `facts` where it could be replayed. */
export interface KeysOfLog {
  readonly opening: Entry | undefined;
  readonly facts: Facts | undefined;
  readonly logKeys: readonly NamedLogKey[];
  readonly findKey: FindKey;
}

/** Each key file: whether it can be read, is the owner's alone, and is a key that this log knows. */
export function checkKeys(keys: string, log: KeysOfLog, findings: Findings): number {
  const files = existsSync(keys) ? filesIn(keys).filter((name) => name.endsWith('.key')) : [];
  for (const name of files) checkKeyFile(join(keys, name), name, log, findings);
  const isThere = (kind: string): boolean =>
    [`${kind}.key`, `${kind}-next.key`].some((one) => files.includes(one));
  for (const name of ['log', 'service'].filter((kind) => !isThere(kind)).map((kind) => `${kind}.key`)) {
    findings.note(
      `keys/${name}`,
      'key-absent',
      'The key is not here: the copy can be read and checked, but not served.',
    );
  }
  return files.length;
}

function checkKeyFile(path: string, name: string, log: KeysOfLog, findings: Findings): void {
  const file = `keys/${name}`;
  if ((statSync(path).mode & 0o077) !== 0 && process.platform !== 'win32') {
    findings.note(file, 'key-readable-by-others', 'Others than its owner may read the key: chmod 600.');
  }
  try {
    const key = readKeyFile(path);
    if (isPrepared(name, key, log)) {
      findings.note(
        file,
        'key-prepared',
        'It waits for the log to name it: mingjing keys says what comes next.',
      );
      return;
    }
    const wrong = LOG_KEYS.has(name) ? wrongLogKey(key, log) : wrongEnrolledKey(key, log);
    if (wrong !== undefined) findings.fault(file, 'key-not-of-this-log', wrong);
  } catch (error) {
    findings.fault(file, 'key-damaged', `${messageOf(error)} Restore it from where keys are kept.`);
  }
}

const LOG_KEYS: ReadonlySet<string> = new Set(['log.key', 'log-next.key']);

/** The next key of a change that the log has not announced yet. */
function isPrepared(name: string, { signer }: KeyFile, { facts, logKeys, findKey }: KeysOfLog): boolean {
  if (name === 'log-next.key') return namedAs(signer.publicKey, logKeys) === undefined;
  if (name !== 'service-next.key' || facts === undefined) return false;
  return findKey(facts, keyId(sha256, signer.publicKey)) === undefined;
}

function wrongLogKey({ actor, signer }: KeyFile, { opening, logKeys }: KeysOfLog): string | undefined {
  if (actor !== 'ledger') return `It says that it belongs to ${actor}; the log's key belongs to "ledger".`;
  if (opening === undefined || namedAs(signer.publicKey, logKeys) !== undefined) return undefined;
  const names = logKeys.map(({ logKey }) => logKey).join(' and ');
  return `It is the key ${toBase64(signer.publicKey)}, but the log names ${names}: checkpoints signed with it are nobody's.`;
}

function namedAs(publicKey: Uint8Array, keys: readonly NamedLogKey[]): NamedLogKey | undefined {
  return keys.find(({ logKey }) => {
    const named = parseVerifierKey(sha256, logKey);
    return named.ok && equalBytes(named.value.publicKey, publicKey);
  });
}

function wrongEnrolledKey({ actor, signer }: KeyFile, { facts, findKey }: KeysOfLog): string | undefined {
  if (facts === undefined) return undefined;
  const enrolled = findKey(facts, keyId(sha256, signer.publicKey));
  if (enrolled === undefined) return `Nobody enrolled the key of ${actor} that it holds.`;
  return enrolled.actor === actor
    ? undefined
    : `It says ${actor}, but the log enrolled it for ${enrolled.actor}.`;
}
