import { importIsComplete } from '@mingjing/registers/contracts';
import { penNamed } from '../testing/small-ledger';
import { hotel } from '../testing/entity-data';
import { fileOf, ROWS, textOf } from '../testing/entities-file';
import { ImportSetting, REGISTRAR, entitiesIn } from '../testing/import-setting';

let setting: ImportSetting;
beforeEach(async () => {
  setting = await ImportSetting.open();
});
afterEach(() => setting.close());

describe('an import', () => {
  it('states every row, in pages, and takes effect with its completion', async () => {
    const file = await fileOf(textOf(ROWS));
    expect(await setting.run(entitiesIn(file))).toEqual({ rows: ROWS });
    const facts = setting.ledger.writer.facts();
    expect(importIsComplete(facts, file.sha256)).toBe(true);
    expect(facts.revision('entity/E-1')).toBe(0);
    expect(facts.revision(`entity/E-${ROWS}`)).toBe(0);
  });

  it('is done once: the second time nothing is sent', async () => {
    const file = await fileOf(textOf(3));
    await setting.run(entitiesIn(file));
    const size = setting.ledger.writer.sealed.size;
    expect(await setting.run(entitiesIn(file), setting.gateway(0))).toEqual({ rows: 0 });
    expect(setting.ledger.writer.sealed.size).toBe(size);
  });

  it('keeps its secret only until it is completed', async () => {
    const file = await fileOf(textOf(3));
    await expect(setting.run(entitiesIn(file), setting.gateway(0))).rejects.toThrow();
    const { secret } = JSON.parse(setting.journalText()) as { secret: string };
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    await setting.run(entitiesIn(file));
    expect(setting.journalText()).not.toContain(secret);
  });

  it('goes on with one secret where two runs begin side by side', async () => {
    const file = await fileOf(textOf(ROWS));
    const runs = [1, 2].map(() => setting.run(entitiesIn(file)));
    expect(await Promise.all(runs)).toEqual([{ rows: ROWS }, { rows: ROWS }]);
    expect(setting.journalFiles()).toHaveLength(1);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('leaves no name in the log', async () => {
    await setting.run(entitiesIn(await fileOf(textOf(5))));
    const log = Buffer.concat(await setting.ledger.entries()).toString('utf8');
    expect(log).toContain('样例3');
    expect(log).not.toContain('样例负责人');
  });

  it('is refused before anything is sent where an id stands already, unless it may be left out', async () => {
    await setting.ledger.state('EntityRegistered', 'entity/E-2', hotel(), REGISTRAR);
    const file = await fileOf(textOf(3));
    const size = setting.ledger.writer.sealed.size;
    await expect(setting.run(entitiesIn(file))).rejects.toThrow('ids stand');
    expect(setting.ledger.writer.sealed.size).toBe(size);

    const lines: number[] = [];
    const note = (faults: readonly { line: number }[]): void =>
      void lines.push(...faults.map(({ line }) => line));
    expect(await setting.run(entitiesIn(file), setting.gateway(), note)).toEqual({
      rows: 2,
    });
    expect(lines).toEqual([3]);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('says which line the ledger refused, where it was not told of that beforehand', async () => {
    const unasked = { ...setting.gateway(), rehearse: async () => new Map() };
    const stranger = { ...entitiesIn(await fileOf(textOf(3))), pen: penNamed('head/H-1') };
    await expect(setting.run(stranger, unasked)).rejects.toThrow(
      /The ledger refused line 2 \(not-authorised\)/,
    );
  });
});
