import { importIsComplete, importsUnfinished } from '@mingjing/registers/contracts';
import { penNamed } from '../testing/small-ledger';
import { hotel } from '../testing/entity-data';
import { fileOf, ROWS, textOf } from '../testing/entities-file';
import { ImportSetting } from '../testing/import-setting';
import type { UpstreamList } from './plan-import';
import type { ImportFile } from './read-import-file';
import { runImport, type ImportRun, type OnUnsound } from './run-import';

const pen = penNamed('registrar/R-1');
const refuseStanding = (): never => {
  throw new Error('ids stand');
};

let setting: ImportSetting;
beforeEach(async () => {
  setting = await ImportSetting.open();
});
afterEach(() => setting.close());

const runOf = (file: ImportFile): ImportRun => ({ kind: 'entities', file, pen });

describe('an import that was cut off', () => {
  it('goes on where it was cut off, with the same bytes', async () => {
    const file = await fileOf(textOf(ROWS));
    await expect(
      runImport(runOf(file), setting.gateway(1), setting.journals, refuseStanding, setting.io),
    ).rejects.toThrow('the line broke');
    const before = await setting.ledger.entries();
    expect(importsUnfinished(setting.ledger.writer.facts())).toMatchObject([
      { file: file.sha256, register: 'ENTITIES' },
    ]);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(false);

    await runImport(runOf(file), setting.gateway(), setting.journals, refuseStanding, setting.io);
    const after = await setting.ledger.entries();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(importsUnfinished(setting.ledger.writer.facts())).toEqual([]);
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('goes on where it stands whole, and only the end of that run was not noted', async () => {
    const file = await fileOf(textOf(3));
    let kept = '';
    await runImport(
      runOf(file),
      {
        ...setting.gateway(),
        submit: async (sent) => {
          kept = setting.journalText();
          return setting.ledger.submit(sent);
        },
      },
      setting.journals,
      refuseStanding,
      setting.io,
    );
    setting.putBack(kept);
    const size = setting.ledger.writer.sealed.size;
    expect(
      await runImport(runOf(file), setting.gateway(), setting.journals, refuseStanding, setting.io),
    ).toEqual({ rows: 3 });
    expect(setting.ledger.writer.sealed.size).toBe(size);
    expect(setting.journalText()).not.toContain('"secret"');
  });

  it('asks again where nothing of it stands, though its journal fits', async () => {
    await setting.ledger.state('EntityRegistered', 'entity/E-2', hotel(), pen);
    const file = await fileOf(textOf(3));
    const note = (): void => undefined;
    await expect(
      runImport(runOf(file), setting.gateway(0), setting.journals, note, setting.io),
    ).rejects.toThrow('the line broke');
    const again = runImport(runOf(file), setting.gateway(), setting.journals, refuseStanding, setting.io);
    await expect(again).rejects.toThrow('ids stand');
    expect(setting.ledger.writer.facts().revision('entity/E-1')).toBe(-1);
  });

  it('tells the lines that were left out again where it goes on, and goes on only where they may be', async () => {
    await setting.ledger.state('EntityRegistered', 'entity/E-2', hotel(), pen);
    const file = await fileOf(textOf(ROWS));
    const told: unknown[] = [];
    const note: OnUnsound = (faults, run) =>
      void told.push([run, ...faults.map(({ line, code }) => [line, code])]);
    await expect(
      runImport(runOf(file), setting.gateway(1), setting.journals, note, setting.io),
    ).rejects.toThrow('the line broke');
    const again = runImport(runOf(file), setting.gateway(), setting.journals, refuseStanding, setting.io);
    await expect(again).rejects.toThrow('ids stand');
    expect(await runImport(runOf(file), setting.gateway(), setting.journals, note, setting.io)).toEqual({
      rows: ROWS - 1,
    });
    expect(told).toEqual([
      [undefined, [3, 'id-stands']],
      ['resumed', [3, 'left-out']],
    ]);
  });

  it('begins anew with the right key where nothing that the wrong one signed stands', async () => {
    const file = await fileOf(textOf(3));
    const stranger = { ...runOf(file), pen: penNamed('head/H-1') };
    const unasked = { ...setting.gateway(), rehearse: async () => new Map() };
    await expect(runImport(stranger, unasked, setting.journals, refuseStanding, setting.io)).rejects.toThrow(
      'not-authorised',
    );

    expect(
      await runImport(runOf(file), setting.gateway(), setting.journals, refuseStanding, setting.io),
    ).toEqual({ rows: 3 });
    expect(importIsComplete(setting.ledger.writer.facts(), file.sha256)).toBe(true);
  });

  it('does not go on with another list', async () => {
    const file = await fileOf(textOf(3));
    const list = { id: 'L-1', level: 'CITY', document: '样卫办〔2026〕1号', due: '2026-06-30' } as const;
    const of = (upstream: UpstreamList): ImportRun => ({ ...runOf(file), upstream });
    const stands = [{ file: file.sha256, register: 'TASKS', rows: 1 } as const];
    const unasked = { rehearse: async () => new Map(), unfinishedImports: async () => stands };
    const broken = { ...setting.gateway(0), ...unasked, unfinishedImports: async () => [] };
    const begun = runImport(of(list), broken, setting.journals, refuseStanding, setting.io);
    await expect(begun).rejects.toThrow('the line broke');
    const other = of({ ...list, due: '2026-09-30' });
    await expect(
      runImport(other, { ...setting.gateway(), ...unasked }, setting.journals, refuseStanding, setting.io),
    ).rejects.toThrow(
      'of the list L-1 (CITY, 样卫办〔2026〕1号, due 2026-06-30); go on with the same key and the same options (--level, --document, --due, --list, --skip-bad)',
    );
  });

  it('does not go on with another key', async () => {
    const file = await fileOf(textOf(3));
    await expect(
      runImport(runOf(file), setting.gateway(1), setting.journals, refuseStanding, setting.io),
    ).rejects.toThrow();
    const other = { ...runOf(file), pen: penNamed('registrar/R-2') };
    await expect(
      runImport(other, setting.gateway(), setting.journals, refuseStanding, setting.io),
    ).rejects.toThrow(/begun as entities by registrar\/R-1/);
  });
});
