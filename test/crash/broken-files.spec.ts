import { Program } from '../kit/program';
import { FAULTS, canBreakDescriptors } from './broken-descriptors';
import { ReceiptedFolder } from './receipted-folder';
import { ROUNDS, SEED, drawn } from './seeded';

jest.setTimeout(600_000);

const DATABASES = ['ledger.db', 'checkpoint.db', 'vault.db'] as const;
const CASES = DATABASES.flatMap((file) => FAULTS.map((fault) => [file, fault] as const));

let folder: ReceiptedFolder;
beforeAll(() => {
  folder = new ReceiptedFolder();
});
afterAll(() => folder.clear());

/** A process under load whose file breaks behind a statement; what it printed, and how it ended. */
async function broken(
  file: string,
  fault: string,
  name: string,
): Promise<{ code: number | null; last: string }> {
  const nth = String(1 + drawn(name, 20));
  const child = new Program('test/crash/load.ts', [folder.data, `${SEED} ${name}`, file, fault, nth]);
  const { out, code } = await child.ended();
  folder.handedOut(out);
  return { code, last: out.split('\n').at(-1) ?? '' };
}

const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

// Where a process cannot see its descriptors, a driver that reports the same stands in for the kernel (failing-disk.spec.ts).
(canBreakDescriptors ? describe : describe.skip)('a ledger one of whose files breaks under load', () => {
  it.each(CASES)('answers nobody falsely when the write-ahead log of %s is %s', async (file, fault) => {
    for (const round of rounds) {
      const about = { SEED, file, fault, round };
      const ended = await broken(`${file}-wal`, fault, `${file} ${fault} ${String(round)}`);
      expect({ ...about, ...ended }).toMatchObject({
        ...{ ...about, code: 3 },
        last: expect.stringMatching(/^ended: .*stopped taking statements/),
      });
      await folder.demandWhole(about);
    }
  });

  // What it holds follows from the log: it need not be noticed, and nothing may come of it.
  it.each(FAULTS)('answers nobody falsely, and loses nothing, when ledger.index is %s', async (fault) => {
    for (const round of rounds) {
      const about = { SEED, fault, round };
      const ended = await broken('ledger.index', fault, `index ${fault} ${String(round)}`);
      expect({ ...about, ...ended }).toMatchObject({
        ...about,
        last: expect.stringMatching(/^closed$|^ended: /),
      });
      await folder.demandWhole(about);
    }
  });

  it.each(CASES)('loses nothing when %s is %s as it is closed', async (file, fault) => {
    for (const round of rounds) {
      const about = { SEED, file, fault, round };
      const ended = await broken(file, fault, `closed ${file} ${fault} ${String(round)}`);
      // A page that it wants back from the file can stop it before.
      expect({ ...about, ...ended }).toMatchObject({
        ...about,
        last: expect.stringMatching(/^closed$|^ended: /),
      });
      await folder.demandWhole(about);
    }
  });
});
