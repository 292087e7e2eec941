import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importIsComplete, importsUnfinished } from '@mingjing/registers/contracts';
import { sha256 } from '@mingjing/writer';
import { rehearseImport } from '../../ledger/composition/rehearse-import';
import type { Gateway } from '../gateway/gateway';
import { standingIn } from '../gateway/local-gateway';
import type { CliIo } from '../io';
import { ORIGIN, START, SmallLedger, penNamed } from '../testing/small-ledger';
import { hotel } from '../testing/entity-data';
import { fileOf, ROWS, textOf } from '../testing/entities-file';
import { ImportJournals } from './import-journal';
import type { ImportFile } from './read-import-file';
import { runImport, type ImportRun } from './run-import';

const pen = penNamed('registrar/R-1');
const refuseStanding = (): never => {
  throw new Error('ids stand');
};

let root: string;
let ledger: SmallLedger;
let journals: ImportJournals;
let draws: number;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mingjing-import-'));
  ledger = await (await SmallLedger.open(join(root, 'data'))).found();
  journals = new ImportJournals(join(root, 'journals'));
  draws = 0;
});

afterEach(async () => {
  await ledger.close();
  rmSync(root, { recursive: true, force: true });
});

const io: CliIo = {
  out: () => undefined,
  err: () => undefined,
  clock: () => START,
  // Other bytes at each draw: a second run must not depend on drawing the same.
  random: (count) => sha256(Buffer.from(String(draws++))).subarray(0, count),
};

/** A gateway whose line breaks after so many arrays. */
function gateway(breaksAfter = Infinity): Gateway {
  let sent = 0;
  return {
    origin: ORIGIN,
    submit: async (submissions) => {
      if (sent++ >= breaksAfter) throw new Error('the line broke');
      return ledger.submit(submissions);
    },
    rehearse: async (rows) => rehearseImport(ledger.writer.facts(), START, rows),
    putFile: async (bytes) => {
      await ledger.files.put(bytes);
    },
    standing: async (streams) => standingIn(ledger.writer.facts(), streams),
    unfinishedImports: async () => importsUnfinished(ledger.writer.facts()),
    close: async () => undefined,
  };
}

const runOf = (file: ImportFile): ImportRun => ({ kind: 'entities', file, pen });
const journalText = (): string => {
  const [name] = readdirSync(join(root, 'journals'));
  return readFileSync(join(root, 'journals', name!), 'utf8');
};

describe('an import', () => {
  it('states every row, in pages, and takes effect with its completion', async () => {
    const file = await fileOf(textOf(ROWS));
    expect(await runImport(runOf(file), gateway(), journals, refuseStanding, io)).toEqual({ rows: ROWS });
    const facts = ledger.writer.facts();
    expect(importIsComplete(facts, file.sha256)).toBe(true);
    expect(facts.revision('entity/E-1')).toBe(0);
    expect(facts.revision(`entity/E-${ROWS}`)).toBe(0);
  });

  it('goes on where it was cut off, with the same bytes', async () => {
    const file = await fileOf(textOf(ROWS));
    await expect(runImport(runOf(file), gateway(1), journals, refuseStanding, io)).rejects.toThrow(
      'the line broke',
    );
    const before = await ledger.entries();
    expect(importsUnfinished(ledger.writer.facts())).toMatchObject([
      { file: file.sha256, register: 'ENTITIES' },
    ]);
    expect(importIsComplete(ledger.writer.facts(), file.sha256)).toBe(false);

    await runImport(runOf(file), gateway(), journals, refuseStanding, io);
    const after = await ledger.entries();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(importsUnfinished(ledger.writer.facts())).toEqual([]);
    expect(importIsComplete(ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('is done once: the second time nothing is sent', async () => {
    const file = await fileOf(textOf(3));
    await runImport(runOf(file), gateway(), journals, refuseStanding, io);
    const size = ledger.writer.sealed.size;
    expect(await runImport(runOf(file), gateway(0), journals, refuseStanding, io)).toEqual({ rows: 0 });
    expect(ledger.writer.sealed.size).toBe(size);
  });

  it('keeps its secret only until it is completed', async () => {
    const file = await fileOf(textOf(3));
    await expect(runImport(runOf(file), gateway(0), journals, refuseStanding, io)).rejects.toThrow();
    const { secret } = JSON.parse(journalText()) as { secret: string };
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    await runImport(runOf(file), gateway(), journals, refuseStanding, io);
    expect(journalText()).not.toContain(secret);
  });

  it('goes on with one secret where two runs begin side by side', async () => {
    const file = await fileOf(textOf(ROWS));
    const runs = [1, 2].map(() => runImport(runOf(file), gateway(), journals, refuseStanding, io));
    expect(await Promise.all(runs)).toEqual([{ rows: ROWS }, { rows: ROWS }]);
    expect(readdirSync(join(root, 'journals'))).toHaveLength(1);
    expect(importIsComplete(ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('leaves no name in the log', async () => {
    await runImport(runOf(await fileOf(textOf(5))), gateway(), journals, refuseStanding, io);
    const log = Buffer.concat(await ledger.entries()).toString('utf8');
    expect(log).toContain('样例3');
    expect(log).not.toContain('样例负责人');
  });

  it('is refused before anything is sent where an id stands already, unless it may be left out', async () => {
    await ledger.state('EntityRegistered', 'entity/E-2', hotel(), pen);
    const file = await fileOf(textOf(3));
    const size = ledger.writer.sealed.size;
    await expect(runImport(runOf(file), gateway(), journals, refuseStanding, io)).rejects.toThrow(
      'ids stand',
    );
    expect(ledger.writer.sealed.size).toBe(size);

    const lines: number[] = [];
    const note = (faults: readonly { line: number }[]): void =>
      void lines.push(...faults.map(({ line }) => line));
    expect(await runImport(runOf(file), gateway(), journals, note, io)).toEqual({ rows: 2 });
    expect(lines).toEqual([3]);
    expect(importIsComplete(ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('says which line the ledger refused, where it was not told of that beforehand', async () => {
    const unasked = { ...gateway(), rehearse: async () => new Map() };
    const stranger = { ...runOf(await fileOf(textOf(3))), pen: penNamed('head/H-1') };
    await expect(runImport(stranger, unasked, journals, refuseStanding, io)).rejects.toThrow(
      /The ledger refused line 2 \(not-authorised\)/,
    );
  });

  it('begins anew with the right key where nothing that the wrong one signed stands', async () => {
    const file = await fileOf(textOf(3));
    const stranger = { ...runOf(file), pen: penNamed('head/H-1') };
    const unasked = { ...gateway(), rehearse: async () => new Map() };
    await expect(runImport(stranger, unasked, journals, refuseStanding, io)).rejects.toThrow(
      'not-authorised',
    );

    expect(await runImport(runOf(file), gateway(), journals, refuseStanding, io)).toEqual({ rows: 3 });
    expect(importIsComplete(ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('does not go on with another key', async () => {
    const file = await fileOf(textOf(3));
    await expect(runImport(runOf(file), gateway(1), journals, refuseStanding, io)).rejects.toThrow();
    const other = { ...runOf(file), pen: penNamed('registrar/R-2') };
    await expect(runImport(other, gateway(), journals, refuseStanding, io)).rejects.toThrow(
      /begun as entities by registrar\/R-1/,
    );
  });
});
