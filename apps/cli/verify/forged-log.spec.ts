import { signStatement, submissionOf, type Pen } from '@mingjing/client';
import {
  canonicalJson,
  entryBytes,
  utf8,
  type Json,
  type JsonObject,
  type Statement,
} from '@mingjing/kernel';
import type { LogSource } from '../log/log-source';
import { CopiedLog, HEAD, REGISTRAR } from '../testing/copied-log';
import { EntriesSource } from '../testing/entries-source';
import { hotel } from '../testing/entity-data';
import { SERVICE } from '../testing/small-ledger';

let log: CopiedLog;

beforeAll(async () => {
  log = await CopiedLog.make(20);
});

afterAll(() => log.close());

const bytesOf = (entry: unknown): Uint8Array => utf8(canonicalJson(entry as Json));

/** The log with one entry replaced by others, hashed and sealed as if it had always been so. */
const withInstead = (index: number, ...instead: readonly Uint8Array[]): LogSource =>
  new EntriesSource([...log.entries.slice(0, index), ...instead, ...log.entries.slice(index + 1)]);

/** An entry that whoever holds the database appends, signed with a real key. */
function appended(type: string, stream: string, data: JsonObject, pen: Pen): LogSource {
  const { statement, signature } = submissionOf(log.ledger.draft(type, stream, data), pen);
  const { recordedAt } = log.entryAt(log.entries.length - 1);
  const body = canonicalJson(statement as unknown as Json);
  return new EntriesSource([...log.entries, entryBytes(body, signature, recordedAt, 0)]);
}

describe('a log whose hashes and checkpoint were made to fit', () => {
  it('fails at the statement that its signer did not sign', async () => {
    const index = log.indexOf('EntityRegistered') + 9;
    const forged = log.entryAt(index);
    const statement = { ...forged.statement, data: hotel({ grade: 'A' }) };
    expect(await log.faultIn(withInstead(index, bytesOf({ ...forged, statement })))).toMatchObject({
      ...{ index, id: forged.statement.id },
      rejection: { code: 'signature-invalid' },
    });
  });

  it('names the earlier of two faults, though signatures are judged later', async () => {
    const [first, second] = [log.indexOf('EntityRegistered') + 9, log.indexOf('EntityRegistered') + 11];
    const forged = log.entryAt(first);
    const all = [...log.entries];
    all[first] = bytesOf({ ...forged, statement: { ...forged.statement, data: hotel({ grade: 'A' }) } });
    all[second] = bytesOf({ ...log.entryAt(second), revision: 1 });
    expect(await log.faultIn(new EntriesSource(all))).toMatchObject({ index: first });
  });

  it('fails where a derived event was dropped', async () => {
    const index = log.indexOf('EchoHeard');
    expect(await log.faultIn(withInstead(index))).toMatchObject({
      index,
      rejection: { code: 'derived-missing' },
    });
  });

  it('fails where its last derived event was cut off', async () => {
    const index = log.indexOf('EchoHeard');
    const cut = new EntriesSource(log.entries.slice(0, index));
    expect(await log.faultIn(cut)).toMatchObject({ index, rejection: { code: 'derived-missing' } });
  });

  it('fails where a derived event says something else, though the service key signed it', async () => {
    const index = log.indexOf('EchoHeard');
    const { statement, ...entry } = log.entryAt(index);
    const other: Statement = { ...statement, data: { of: 'somebody else' } };
    const signature = signStatement(SERVICE, other);
    const forged = bytesOf({ ...entry, signature, statement: other });
    expect(await log.faultIn(withInstead(index, forged))).toMatchObject({
      index,
      rejection: { code: 'derived-wrong' },
    });
  });

  it('fails at a statement under a key that was revoked before', async () => {
    const source = appended('EntityRegistered', 'entity/E-late', hotel(), REGISTRAR);
    expect(await log.faultIn(source)).toMatchObject({
      index: log.entries.length,
      rejection: { code: 'key-revoked' },
    });
  });

  it('fails at a statement of somebody without the role', async () => {
    const source = appended('EntityRegistered', 'entity/E-late', hotel(), HEAD);
    expect(await log.faultIn(source)).toMatchObject({
      index: log.entries.length,
      rejection: { code: 'not-authorised' },
    });
  });

  it('fails where a cosigner is missing', async () => {
    const index = log.indexOf('EntityExcluded');
    const { signature, ...entry } = log.entryAt(index);
    const { key, sig } = signature;
    expect(
      await log.faultIn(withInstead(index, bytesOf({ ...entry, signature: { key, sig } }))),
    ).toMatchObject({
      index,
      rejection: { code: 'cosigner-missing' },
    });
  });

  it('fails at a revision that leaves a gap, and at an id that stands twice', async () => {
    const index = log.indexOf('EntityExcluded');
    const gap = bytesOf({ ...log.entryAt(index), revision: 2 });
    expect(await log.faultIn(withInstead(index, gap))).toMatchObject({
      index,
      rejection: { code: 'revision-wrong' },
    });
    const again = bytesOf({ ...log.entryAt(3), recordedAt: log.entryAt(index).recordedAt });
    const twice = withInstead(index, again);
    expect(await log.faultIn(twice)).toMatchObject({ index, rejection: { code: 'id-twice' } });
  });
});
