import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../kit/program';
import type { DiskCall } from './disk-calls';
import { ReceiptedFolder } from './receipted-folder';
import { canRecord, readCalls, recording } from './recorded-calls';
import { RecordedDisk } from './recorded-disk';
import type { Stays } from './recorded-file';
import { ROUNDS, SEED, drawn } from './seeded';

jest.setTimeout(600_000);

const CAN_RECORD = canRecord();

let root: string;
let data: string;
let calls: readonly DiskCall[];

/** One life of the ledger behind the other: it founds, takes statements while its logs turn, ends, and starts again. */
const LIVES = ['first', 'second'] as const;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mingjing-power-')));
  data = join(root, 'data');
  mkdirSync(data);
  if (!CAN_RECORD) return;
  const read: (readonly DiskCall[])[] = [];
  for (const life of LIVES) {
    const record = join(root, life);
    const turning = String(10 + drawn(life, 40));
    const args = [data, `${SEED} ${life}`, 'turning', turning];
    const { code, err } = await new Program('test/crash/load.ts', args, {}, recording(record)).ended();
    expect({ SEED, life, code, err }).toEqual({ SEED, life, code: 0, err: '' });
    read.push(readCalls(record, data));
  }
  calls = read.flat();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isReceipt = (call: DiskCall): boolean => call.kind === 'printed' && call.text.startsWith('{');
const isOfDatabase = (call: DiskCall): boolean =>
  (call.kind === 'written' || call.kind === 'flushed') && call.path.endsWith('.db');

/** What had just been done, from the first receipt on. */
const MOMENTS: Readonly<Record<string, (call: DiskCall) => boolean>> = {
  'a receipt went out': isReceipt,
  'a write-ahead log was emptied into its database': isOfDatabase,
  anything: () => true,
};

/** Of what was not flushed there is, when the power comes back … */
const REMAINS = ['nothing', 'some'] as const;

const CASES = Object.keys(MOMENTS).flatMap((moment) =>
  REMAINS.flatMap((remains) => Array.from({ length: 2 * ROUNDS }, (_, i) => [moment, remains, i] as const)),
);

/** The place in the record of one such moment. */
function placeOf(moment: string, name: string): number {
  const places = [...calls.keys()].slice(calls.findIndex(isReceipt));
  const fitting = places.filter((place) => MOMENTS[moment]?.(calls[place]!));
  return fitting[drawn(name, fitting.length)]!;
}

function staying(remains: (typeof REMAINS)[number], name: string): Stays {
  if (remains === 'nothing') return () => false;
  const percent = 1 + drawn(`${name} percent`, 99);
  let asked = 0;
  return () => drawn(`${name} ${String(asked++)}`, 100) < percent;
}

/** The folder as it is when the power comes back, and the receipts that had gone out. */
function cutAfter(place: number, disk: RecordedDisk, stays: Stays): ReceiptedFolder {
  const past = calls.slice(0, place + 1);
  for (const call of past) disk.take(call);
  const folder = new ReceiptedFolder(mkdtempSync(join(root, 'cut-')));
  disk.copyTo(folder.data, stays);
  const printed = past.flatMap((call) => (call.kind === 'printed' ? [call.text] : []));
  expect(folder.handedOut(printed.join(''))).toBeGreaterThan(0);
  return folder;
}

/** Without strace nothing can be recorded: killed.spec.ts and flushed-files.spec.ts show what they can. */
(CAN_RECORD ? describe : describe.skip)('a ledger whose power is cut', () => {
  it.each(CASES)(
    'loses no receipt, after %s, where %s of what was not flushed stays (%i)',
    async (moment, remains, round) => {
      const name = `${moment} ${remains} ${String(round)}`;
      const place = placeOf(moment, name);
      const folder = cutAfter(place, new RecordedDisk(data), staying(remains, name));
      await folder.demandWhole({ SEED, name, place }).finally(() => folder.clear());
    },
  );

  it.each(['ledger.db-wal', 'vault.db-wal', 'evidence'])(
    'would be seen to lose one, if %s were not flushed',
    async (deaf) => {
      const disk = new RecordedDisk(data, (path) => !path.startsWith(deaf));
      const last = calls.findLastIndex(isReceipt);
      const folder = cutAfter(last, disk, () => false);
      await expect(folder.demandWhole({ deaf }).finally(() => folder.clear())).rejects.toThrow();
    },
  );

  it('is recorded whole: a disk that loses nothing has every file as it is', () => {
    const disk = new RecordedDisk(data);
    for (const call of calls) disk.take(call);
    const copy = mkdtempSync(join(root, 'copy-'));
    disk.copyTo(copy, () => true);
    expect(bytesIn(copy)).toEqual(bytesIn(data));
  });
});

/** Every file of a folder, in hexadecimal, but for what lies in shared memory while a database is open. */
function bytesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.endsWith('-shm'));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), readFileSync(path).toString('hex')]),
  );
}
