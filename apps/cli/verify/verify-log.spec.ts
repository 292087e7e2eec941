import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { signStatement, submissionOf, type Pen } from '@mingjing/client';
import {
  canonicalJson,
  entryBytes,
  toHex,
  utf8,
  type Entry,
  type Json,
  type JsonObject,
  type Statement,
} from '@mingjing/kernel';
import { NOTE_ED25519, formatVerifierKey, verifierKey } from '@mingjing/log';
import { NativeVerifier, sha256 } from '@mingjing/writer';
import { writeExport } from '../export/write-export';
import { DataSource } from '../log/data-source';
import { FolderSource } from '../log/folder-source';
import type { LogSource } from '../log/log-source';
import { withTemporaryFolder } from '../log/temporary-folder';
import { EntriesSource } from '../testing/entries-source';
import { hotel } from '../testing/entity-data';
import {
  LOG_VERIFIER,
  ORIGIN,
  SERVICE,
  SmallLedger,
  constitutionOf,
  findKey,
  penNamed,
  registry,
} from '../testing/small-ledger';
import type { LogFault, Verdict } from './verdict';
import { verifyLog } from './verify-log';

// Many whole logs are verified here, and the machine may be busy.
jest.setTimeout(120_000);

const REGISTRAR = penNamed('registrar/R-1');
const HEAD = penNamed('head/H-1');
const LEGAL = penNamed('legal/L-1');
const RECORDING = utf8('the sound of a bell');
const LOG_KEY = formatVerifierKey(LOG_VERIFIER);
const exclusion = { basis: { document: '样例文件' }, reason: 'outside the law of inspection' };
const revocation = { actor: REGISTRAR.actor, key: REGISTRAR.keyId, reason: 'lost' };
const ENTITIES = 250;

const root = mkdtempSync(join(tmpdir(), 'mingjing-verify-'));
const exported = join(root, 'export');
const verifier = new NativeVerifier();
let ledger: SmallLedger;
let entries: readonly Uint8Array[];

async function verify(source: LogSource, logKey?: string): Promise<Verdict> {
  return withTemporaryFolder((temporary) =>
    verifyLog(source, {
      ...{ constitution: constitutionOf, findKey, verifier, temporary },
      ...(logKey === undefined ? {} : { logKey }),
    }),
  );
}

async function faultIn(source: LogSource): Promise<LogFault> {
  const verdict = await verify(source);
  if (verdict.ok) throw new Error('The log was found to hold');
  return verdict.fault;
}

/** The entry at an index, as an object that a forger changes. */
const entryAt = (index: number): Entry => JSON.parse(Buffer.from(entries[index]!).toString('utf8'));
const bytesOf = (entry: unknown): Uint8Array => utf8(canonicalJson(entry as Json));
const indexOf = (type: string): number =>
  entries.findIndex((_bytes, i) => entryAt(i).statement.type === type);

/** The log with one entry replaced by others, hashed and sealed as if it had always been so. */
const withInstead = (index: number, ...instead: readonly Uint8Array[]): LogSource =>
  new EntriesSource([...entries.slice(0, index), ...instead, ...entries.slice(index + 1)]);

/** An entry that whoever holds the database appends, signed with a real key. */
function appended(type: string, stream: string, data: JsonObject, pen: Pen): LogSource {
  const { statement, signature } = submissionOf(ledger.draft(type, stream, data), pen);
  const { recordedAt } = entryAt(entries.length - 1);
  const body = canonicalJson(statement as unknown as Json);
  return new EntriesSource([...entries, entryBytes(body, signature, recordedAt, 0)]);
}

beforeAll(async () => {
  ledger = await (await SmallLedger.open(join(root, 'data'))).found();
  const page = Array.from({ length: ENTITIES }, (_, i) =>
    submissionOf(ledger.draft('EntityRegistered', `entity/E-${i}`, hotel()), REGISTRAR),
  );
  expect(await ledger.submit(page)).toMatchObject({ ok: true });
  await ledger.files.put(RECORDING);
  const recording = { sha256: toHex(sha256(RECORDING)), size: RECORDING.length };
  await ledger.state('BellRung', 'bell/1', { ringer: 'head', recording }, HEAD);
  await ledger.state('EntityExcluded', 'entity/E-7', exclusion, REGISTRAR, [LEGAL]);
  await ledger.state('KeyRevoked', `actor/${REGISTRAR.actor}`, revocation);
  entries = await ledger.entries();
  const source = new DataSource(ledger.folder);
  await withTemporaryFolder((temporary) => writeExport(source, exported, { registry, temporary }));
  await source.close();
});

afterAll(async () => {
  await ledger.close();
  await verifier.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a log that holds', () => {
  it('is found to hold from its export alone', async () => {
    expect(await verify(new FolderSource(exported))).toEqual({
      ok: true,
      summary: {
        origin: ORIGIN,
        size: entries.length,
        root: ledger.writer.rootAt(entries.length),
        logKey: LOG_KEY,
        logKeyIsGiven: false,
        signatures: entries.length + 1,
        secondOpinions: 1,
        derived: 1,
        filesHashed: 1,
        filesAbsent: 0,
      },
    });
  });

  it('is found to hold in its data folder, beside the process that writes', async () => {
    const source = new DataSource(ledger.folder);
    expect(await verify(source)).toMatchObject({ ok: true, summary: { size: entries.length } });
    await source.close();
  });

  it('is believed to be whose it says only under a key that the reader has from elsewhere', async () => {
    expect(await verify(new FolderSource(exported), LOG_KEY)).toMatchObject({
      summary: { logKeyIsGiven: true },
    });
    const other = formatVerifierKey(verifierKey(sha256, ORIGIN, NOTE_ED25519, penNamed('other').publicKey));
    expect(await verify(new FolderSource(exported), other)).toMatchObject({
      fault: { index: 0, rejection: { code: 'other-log-key' } },
    });
  });

  it('holds without its files, which it counts', async () => {
    const copy = copyOfExport();
    rmSync(join(copy, 'files'), { recursive: true });
    expect(await verify(new FolderSource(copy))).toMatchObject({
      summary: { filesHashed: 0, filesAbsent: 1 },
    });
  });
});

describe('an export of which one byte was changed', () => {
  const files = (): readonly string[] =>
    readdirSync(exported, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(exported, join(entry.parentPath, entry.name)));

  it('holds a file of every kind', () => {
    const partial = String(entries.length - 256);
    expect(files().sort()).toEqual([
      'checkpoint',
      `files/${toHex(sha256(RECORDING))}`,
      'tile/0/000',
      `tile/0/001.p/${partial}`,
      'tile/1/000.p/1',
      'tile/entries/000',
      `tile/entries/001.p/${partial}`,
    ]);
  });

  it('fails, naming that file, wherever the byte stands', async () => {
    const copy = copyOfExport();
    for (const file of files()) {
      const path = join(copy, file);
      const bytes = readFileSync(path);
      for (const share of [0.37, 1]) {
        const at = Math.floor(share * (bytes.length - 1));
        writeFileSync(
          path,
          Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte)),
        );
        const fault = await faultIn(new FolderSource(copy));
        expect({ file, at, named: fault.path }).toEqual({ file, at, named: file });
      }
      writeFileSync(path, bytes);
    }
    expect(await verify(new FolderSource(copy))).toMatchObject({ ok: true });
  });

  it('names the entry whose bytes they were', async () => {
    const copy = copyOfExport();
    const path = join(copy, 'tile/entries/000');
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"stream":"entity/E-42"');
    bytes[at + 20] = '3'.charCodeAt(0);
    writeFileSync(path, bytes);
    const index = indexOf('EntityRegistered') + 42;
    expect(await faultIn(new FolderSource(copy))).toMatchObject({
      ...{ index, id: entryAt(index).statement.id, path: 'tile/entries/000' },
      rejection: { code: 'entry-differs' },
    });
  });

  it('fails where a file is missing, naming it', async () => {
    for (const file of files().filter((name) => !name.startsWith('files/'))) {
      const copy = copyOfExport();
      rmSync(join(copy, file));
      expect(await faultIn(new FolderSource(copy))).toMatchObject({ path: file });
    }
  });
});

describe('a log whose hashes and checkpoint were made to fit', () => {
  it('fails at the statement that its signer did not sign', async () => {
    const index = indexOf('EntityRegistered') + 9;
    const forged = entryAt(index);
    const statement = { ...forged.statement, data: hotel({ grade: 'A' }) };
    expect(await faultIn(withInstead(index, bytesOf({ ...forged, statement })))).toMatchObject({
      ...{ index, id: forged.statement.id },
      rejection: { code: 'signature-invalid' },
    });
  });

  it('names the earlier of two faults, though signatures are judged later', async () => {
    const [first, second] = [indexOf('EntityRegistered') + 9, indexOf('EntityRegistered') + 11];
    const forged = entryAt(first);
    const all = [...entries];
    all[first] = bytesOf({ ...forged, statement: { ...forged.statement, data: hotel({ grade: 'A' }) } });
    all[second] = bytesOf({ ...entryAt(second), revision: 1 });
    expect(await faultIn(new EntriesSource(all))).toMatchObject({ index: first });
  });

  it('fails where a derived event was dropped', async () => {
    const index = indexOf('EchoHeard');
    expect(await faultIn(withInstead(index))).toMatchObject({
      index,
      rejection: { code: 'derived-missing' },
    });
  });

  it('fails where its last derived event was cut off', async () => {
    const index = indexOf('EchoHeard');
    const cut = new EntriesSource(entries.slice(0, index));
    expect(await faultIn(cut)).toMatchObject({ index, rejection: { code: 'derived-missing' } });
  });

  it('fails where a derived event says something else, though the service key signed it', async () => {
    const index = indexOf('EchoHeard');
    const { statement, ...entry } = entryAt(index);
    const other: Statement = { ...statement, data: { of: 'somebody else' } };
    const signature = signStatement(SERVICE, other);
    const forged = bytesOf({ ...entry, signature, statement: other });
    expect(await faultIn(withInstead(index, forged))).toMatchObject({
      index,
      rejection: { code: 'derived-wrong' },
    });
  });

  it('fails at a statement under a key that was revoked before', async () => {
    const source = appended('EntityRegistered', 'entity/E-late', hotel(), REGISTRAR);
    expect(await faultIn(source)).toMatchObject({
      index: entries.length,
      rejection: { code: 'key-revoked' },
    });
  });

  it('fails at a statement of somebody without the role', async () => {
    const source = appended('EntityRegistered', 'entity/E-late', hotel(), HEAD);
    expect(await faultIn(source)).toMatchObject({
      index: entries.length,
      rejection: { code: 'not-authorised' },
    });
  });

  it('fails where a cosigner is missing', async () => {
    const index = indexOf('EntityExcluded');
    const { signature, ...entry } = entryAt(index);
    const { key, sig } = signature;
    expect(await faultIn(withInstead(index, bytesOf({ ...entry, signature: { key, sig } })))).toMatchObject({
      index,
      rejection: { code: 'cosigner-missing' },
    });
  });

  it('fails at a revision that leaves a gap, and at an id that stands twice', async () => {
    const index = indexOf('EntityExcluded');
    const gap = bytesOf({ ...entryAt(index), revision: 2 });
    expect(await faultIn(withInstead(index, gap))).toMatchObject({
      index,
      rejection: { code: 'revision-wrong' },
    });
    const again = bytesOf({ ...entryAt(3), recordedAt: entryAt(index).recordedAt });
    const twice = withInstead(index, again);
    expect(await faultIn(twice)).toMatchObject({ index, rejection: { code: 'id-twice' } });
  });
});

function copyOfExport(): string {
  const copy = mkdtempSync(join(root, 'copy-'));
  cpSync(exported, copy, { recursive: true });
  return copy;
}
