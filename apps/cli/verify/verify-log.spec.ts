import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTE_ED25519, formatVerifierKey, verifierKey } from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { summaryLines } from '../commands/verify';
import { DataSource } from '../log/data-source';
import { FolderSource } from '../log/folder-source';
import { CopiedLog } from '../testing/copied-log';
import { LOG_VERIFIER, ORIGIN, penNamed } from '../testing/small-ledger';

const LOG_KEY = formatVerifierKey(LOG_VERIFIER);

let log: CopiedLog;

beforeAll(async () => {
  log = await CopiedLog.make(250);
});

afterAll(() => log.close());

describe('a log that holds', () => {
  it('is found to hold from its export alone', async () => {
    expect(await log.verify(new FolderSource(log.exported))).toEqual({
      ok: true,
      summary: {
        origin: ORIGIN,
        size: log.entries.length,
        root: log.ledger.writer.rootAt(log.entries.length),
        logKey: LOG_KEY,
        logKeys: [{ logKey: LOG_KEY, enrolledAt: 0 }],
        signatures: log.entries.length + 1,
        secondOpinions: 1,
        derived: 1,
        filesHashed: 1,
        filesAbsent: 0,
      },
    });
  });

  it('is found to hold in its data folder, beside the process that writes', async () => {
    const source = new DataSource(log.ledger.folder);
    expect(await log.verify(source)).toMatchObject({ ok: true, summary: { size: log.entries.length } });
    await source.close();
  });

  it('is believed to be whose it says only under a key that the reader has from elsewhere', async () => {
    expect(await log.verify(new FolderSource(log.exported), LOG_KEY)).toMatchObject({
      summary: { givenLogKey: LOG_KEY },
    });
    const other = formatVerifierKey(verifierKey(sha256, ORIGIN, NOTE_ED25519, penNamed('other').publicKey));
    expect(await log.verify(new FolderSource(log.exported), other)).toMatchObject({
      fault: { path: 'checkpoint', rejection: { code: 'other-log-key' } },
    });
  });

  it('holds without its files, which it counts', async () => {
    const copy = log.copy();
    rmSync(join(copy, 'files'), { recursive: true });
    expect(await log.verify(new FolderSource(copy))).toMatchObject({
      summary: { filesHashed: 0, filesAbsent: 1 },
    });
  });

  it('does not hold without its files where they are required, and says whose file is missing', async () => {
    const copy = log.copy();
    const required = (source: FolderSource) => log.verify(source, undefined, { requireFiles: true });
    expect(await required(new FolderSource(copy))).toMatchObject({ ok: true });
    rmSync(join(copy, 'files'), { recursive: true });
    const index = log.entries.findIndex((entry) => Buffer.from(entry).includes('"BellRung"'));
    expect(await required(new FolderSource(copy))).toMatchObject({
      fault: { index, rejection: { code: 'file-missing' } },
    });
  });

  it('tells directly under its verdict which files nobody has looked at', async () => {
    const copy = log.copy();
    rmSync(join(copy, 'files'), { recursive: true });
    const verdict = await log.verify(new FolderSource(copy));
    if (!verdict.ok) throw new Error(verdict.fault.rejection.reason);
    const [first, second] = summaryLines(verdict.summary, 1_000);
    expect(first).toMatch(/^OK: /);
    expect(second).toMatch(/^NOT CHECKED: 1 of the 1 files that entries name are not here \(--require-files/);
    expect(summaryLines({ ...verdict.summary, filesAbsent: 0 }, 1_000)[1]).toMatch(/^ {2}root/);
  });
});
