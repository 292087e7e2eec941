import { createHash, randomInt } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@mingjing/event-store';
import { CheckedFolder } from '../testing/checked-folder';
import type { Finding } from './finding';
import type { FsckReport } from './report';

jest.setTimeout(300_000);

/** Longer with FAULT_ROUNDS=10; the positions of a run follow from FAULT_SEED, which is printed where it fails. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const SEED = process.env['FAULT_SEED'] ?? String(randomInt(2 ** 32));

let folder: CheckedFolder;
beforeAll(async () => {
  folder = await CheckedFolder.make();
});
afterAll(() => folder.close());

/** A number below `below` that follows from the seed. */
function drawn(name: string, below: number): number {
  return createHash('sha256').update(`${SEED} ${name}`).digest().readUInt32BE(0) % below;
}

function flip(path: string, at: number, bit: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1 << bit;
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
}

/** Everything that can be read from a file: of a database every row of every table. */
function contentOf(path: string): string {
  if (!/\.db(-wal)?$/.test(path)) return readFileSync(path).toString('hex');
  try {
    const database = openDatabase(path.replace(/-wal$/, ''), { durability: 'FULL', readOnly: true });
    const hash = createHash('sha256');
    const schema = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
    for (const object of schema as { type: string; name: string }[]) {
      hash.update(JSON.stringify(object));
      if (object.type !== 'table') continue;
      for (const row of database.prepare(`SELECT * FROM "${object.name}"`).iterate()) {
        hash.update(JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? [...value] : value)));
      }
    }
    database.close();
    return hash.digest('hex');
  } catch (error) {
    return String(error);
  }
}

const keyOf = ({ file, code, at }: Finding): string => `${file} ${code} ${JSON.stringify(at ?? {})}`;

/** Whether anything is said of the file that was not said of it before. */
function isNamed(report: FsckReport, before: FsckReport, file: string): boolean {
  const known = new Set(before.findings.map(keyOf));
  // Nothing vouches for a policy but its owner, to whom its hash is shown.
  if (report.witnessPolicy?.sha256 !== before.witnessPolicy?.sha256) return true;
  return report.findings.some(
    (finding) => finding.file.replace(/-wal$/, '') === file && !known.has(keyOf(finding)),
  );
}

interface Kind {
  readonly what: string;
  readonly state: 'stopped' | 'killed';
  readonly file: (data: string) => string;
  readonly positions: number;
}

const evidence = (data: string): string => {
  const [first] = readdirSync(join(data, 'evidence'));
  const [name] = readdirSync(join(data, 'evidence', first!));
  return `evidence/${first}/${name}`;
};
const named = (file: string, state: Kind['state'], positions: number): Kind => ({
  what: state === 'killed' ? `${file} (after a kill)` : file,
  state,
  positions,
  file: () => file,
});

const KINDS: readonly Kind[] = [
  named('ledger.db', 'stopped', 30),
  named('ledger.db-wal', 'killed', 16),
  named('ledger.index', 'stopped', 30),
  named('checkpoint.db', 'stopped', 24),
  named('checkpoint.db-wal', 'killed', 12),
  named('vault.db', 'stopped', 24),
  named('vault.db-wal', 'killed', 12),
  named('views.db', 'stopped', 16),
  named('views.db-wal', 'killed', 12),
  named('witness-policy', 'stopped', 10),
  named('keys/log.key', 'stopped', 10),
  named('keys/service.key', 'stopped', 10),
  { what: 'a file of evidence', state: 'stopped', positions: 5, file: evidence },
];

describe('one flipped bit', () => {
  it.each(KINDS)('in $what is named, or lies where nothing is', async ({ what, state, file, positions }) => {
    const sound = folder[state];
    const name = file(sound);
    const before = await folder.check(folder.copy(sound), true);
    const content = contentOf(join(folder.copy(sound), name));
    const bytes = readFileSync(join(sound, name));
    const size = bytes.length;
    // What is live in a write-ahead log stands at its beginning; the rest was laid out.
    const live = name.endsWith('-wal') ? 40_000 : size;
    const written = [...bytes.subarray(0, live).keys()].filter((at) => bytes[at] !== 0);
    expect(before.ok).toBe(true);
    const copy = folder.copy(sound);
    const outcomes = { named: 0, unused: 0 };
    for (let round = 0; round < positions * ROUNDS; round++) {
      // Every other bit where something is written: most bytes of a young file are zero.
      const at =
        round % 2 === 0
          ? drawn(`${what} ${round}`, size)
          : written[drawn(`${what} ${round}`, written.length)]!;
      const bit = drawn(`${what} bit ${round}`, 8);
      rmSync(copy, { recursive: true });
      cpSync(sound, copy, { recursive: true });
      flip(join(copy, name), at, bit);
      const report = await folder.check(copy, name.startsWith('views'));
      const own = name.replace(/-wal$/, '');
      if (isNamed(report, before, own)) outcomes.named++;
      else {
        outcomes.unused++;
        const read = contentOf(join(copy, name));
        expect({ SEED, name, at, bit, read }).toEqual({ SEED, name, at, bit, read: content });
        const unused = report.databases.find((one) => one.file === own)?.unused ?? 0;
        expect({ SEED, name, at, unused: unused > 0 }).toEqual({ SEED, name, at, unused: true });
      }
    }
    expect(outcomes.named).toBeGreaterThan(0);
    if (process.env['FAULT_ROUNDS'] !== undefined)
      process.stdout.write(`${what}: ${JSON.stringify(outcomes)}\n`);
  });

  it('is looked for in every kind of file that the folder has', () => {
    const files = [folder.stopped, folder.killed].flatMap((data) =>
      readdirSync(data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1)),
    );
    const tried = new Set(KINDS.map(({ file }) => file(folder.stopped)));
    // Of these SQLite makes a new one at every start, or nothing stands in them.
    const left = files.filter((file) => !tried.has(file) && !/(-shm|\.lock)$/.test(file));
    expect(
      left.filter(
        (file) =>
          readFileSync(join(existsSync(join(folder.killed, file)) ? folder.killed : folder.stopped, file))
            .length > 0,
      ),
    ).toEqual([]);
  });
});
