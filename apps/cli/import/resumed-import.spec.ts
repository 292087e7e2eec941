import { importIsComplete, importsUnfinished } from '@mingjing/registers/contracts';
import { penNamed } from '../testing/small-ledger';
import { hotel } from '../testing/entity-data';
import { fileOf, ROWS, textOf } from '../testing/entities-file';
import { ImportSetting, REGISTRAR, entitiesIn } from '../testing/import-setting';
import type { UpstreamList } from './plan-import';
import type { ImportRun, OnUnsound } from './run-import';

let setting: ImportSetting;
beforeEach(async () => {
  setting = await ImportSetting.open();
});
afterEach(() => setting.close());

describe('an import that was cut off', () => {
  it('goes on where it was cut off, with the same bytes', async () => {
    const file = await fileOf(textOf(ROWS));
    await expect(setting.run(entitiesIn(file), setting.gateway(1))).rejects.toThrow('the line broke');
    const before = await setting.ledger.entries();
    expect(importsUnfinished(setting.ledger.writer.facts())).toMatchObject([
      { file: file.sha256, register: 'ENTITIES' },
    ]);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(false);

    await setting.run(entitiesIn(file));
    const after = await setting.ledger.entries();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(importsUnfinished(setting.ledger.writer.facts())).toEqual([]);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('goes on where it stands whole, and only the end of that run was not noted', async () => {
    const file = await fileOf(textOf(3));
    let kept = '';
    await setting.run(entitiesIn(file), {
      ...setting.gateway(),
      submit: async (sent) => {
        kept = setting.journalText();
        return setting.ledger.submit(sent);
      },
    });
    setting.putBack(kept);
    const size = setting.ledger.writer.sealed.size;
    expect(await setting.run(entitiesIn(file))).toEqual({ rows: 3 });
    expect(setting.ledger.writer.sealed.size).toBe(size);
    expect(setting.journalText()).not.toContain('"secret"');
  });

  it('asks again where nothing of it stands, though its journal fits', async () => {
    await setting.ledger.state('EntityRegistered', 'entity/E-2', hotel(), REGISTRAR);
    const file = await fileOf(textOf(3));
    const note = (): void => undefined;
    await expect(setting.run(entitiesIn(file), setting.gateway(0), note)).rejects.toThrow('the line broke');
    const again = setting.run(entitiesIn(file));
    await expect(again).rejects.toThrow('ids stand');
    expect(setting.ledger.writer.facts().revision('entity/E-1')).toBe(-1);
  });

  it('tells the lines that were left out again where it goes on, and goes on only where they may be', async () => {
    await setting.ledger.state('EntityRegistered', 'entity/E-2', hotel(), REGISTRAR);
    const file = await fileOf(textOf(ROWS));
    const told: unknown[] = [];
    const note: OnUnsound = (faults, run) =>
      void told.push([run, ...faults.map(({ line, code }) => [line, code])]);
    await expect(setting.run(entitiesIn(file), setting.gateway(1), note)).rejects.toThrow('the line broke');
    const again = setting.run(entitiesIn(file));
    await expect(again).rejects.toThrow('ids stand');
    expect(await setting.run(entitiesIn(file), setting.gateway(), note)).toEqual({
      rows: ROWS - 1,
    });
    expect(told).toEqual([
      [undefined, [3, 'id-stands']],
      ['resumed', [3, 'left-out']],
    ]);
  });

  it('begins anew with the right key where nothing that the wrong one signed stands', async () => {
    const file = await fileOf(textOf(3));
    const stranger = { ...entitiesIn(file), pen: penNamed('head/H-1') };
    const unasked = { ...setting.gateway(), rehearse: async () => new Map() };
    await expect(setting.run(stranger, unasked)).rejects.toThrow('not-authorised');

    expect(await setting.run(entitiesIn(file))).toEqual({ rows: 3 });
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('does not go on with another list', async () => {
    const file = await fileOf(textOf(3));
    const list = { id: 'L-1', level: 'CITY', document: '样卫办〔2026〕1号', due: '2026-06-30' } as const;
    const of = (upstream: UpstreamList): ImportRun => ({ ...entitiesIn(file), upstream });
    const stands = [{ file: file.sha256, register: 'TASKS', rows: 1 } as const];
    const unasked = { rehearse: async () => new Map(), unfinishedImports: async () => stands };
    const broken = { ...setting.gateway(0), ...unasked, unfinishedImports: async () => [] };
    const begun = setting.run(of(list), broken);
    await expect(begun).rejects.toThrow('the line broke');
    const other = of({ ...list, due: '2026-09-30' });
    await expect(setting.run(other, { ...setting.gateway(), ...unasked })).rejects.toThrow(
      'of the list L-1 (CITY, 样卫办〔2026〕1号, due 2026-06-30); go on with the same key and the same options (--level, --document, --due, --list, --cosign, --skip-bad)',
    );
  });

  it('does not go on with other cosigners', async () => {
    const file = await fileOf(textOf(ROWS));
    await expect(setting.run(entitiesIn(file), setting.gateway(1))).rejects.toThrow();
    const other = { ...entitiesIn(file), cosigners: [penNamed('head/H-1')] };
    await expect(setting.run(other)).rejects.toThrow('the same options (--cosign, --skip-bad)');
    expect(await setting.run(entitiesIn(file))).toEqual({ rows: ROWS });
  });

  it('does not go on with another key', async () => {
    const file = await fileOf(textOf(3));
    await expect(setting.run(entitiesIn(file), setting.gateway(1))).rejects.toThrow();
    const other = { ...entitiesIn(file), pen: penNamed('registrar/R-2') };
    await expect(setting.run(other)).rejects.toThrow(/begun as entities by registrar\/R-1/);
  });
});
