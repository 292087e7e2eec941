import type { Statement } from '@mingjing/kernel';
import { type Draft, Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import type { ImportCompleted } from '../payloads/register-events';
import { aFiling, anEntity, anInterest, anOfficer } from '../testing';
import { importRowsRoot, importsUnfinished, statedRows } from './import';
import { completeImport } from './import-decisions';
import { entitiesInEffect, entityOf, importIsComplete, officersInEffect } from './in-effect';
import { importInTheWay, streamsOfImport } from './import-in-the-way';
import { interestsOf } from './interest';
import { officerRegisterIsFiled, officerRegisterRoot } from './officer-register';

const FILE = 'f'.repeat(64);
const OTHER = 'e'.repeat(64);
const house = () => new Scenario([registersContext]);
const fileRow = (row: number, file = FILE) => ({ import: { file, row } });
const entityRow = (row: number, file = FILE) => anEntity(`E-${String(row)}`, fileRow(row, file));
const officerRow = (row: number, file = FILE) => anOfficer(`G-${String(row)}`, fileRow(row, file));

function completion(now: Scenario, rows: number, members: object = {}, file = FILE): Draft {
  const rowsRoot = importRowsRoot(now.facts().sha256, statedRows(now.facts(), file));
  const data = { register: 'ENTITIES', file: { sha256: file, size: 4096 }, rows, rowsRoot, ...members };
  return { type: 'ImportCompleted', stream: `import/${file}`, actor: 'registrar/entities', data };
}

describe('an imported row', () => {
  it('is not in effect until the import is completed, and then it is', () => {
    const now = house().given(anEntity('E-0'), entityRow(1), entityRow(2));
    expect(entitiesInEffect(now.facts()).map(({ id }) => id)).toEqual(['E-0']);
    expect(entityOf(now.facts(), 'E-1')).toBeUndefined();
    expect(importIsComplete(now.facts(), FILE)).toBe(false);
    now.given(completion(now, 2));
    expect(entitiesInEffect(now.facts()).map(({ id }) => id)).toEqual(['E-0', 'E-1', 'E-2']);
    expect(entityOf(now.facts(), 'E-1')?.import).toBe(FILE);
    expect(importIsComplete(now.facts(), FILE)).toBe(true);
  });

  it('cannot be changed before that', () => {
    const change = {
      type: 'EntityChanged',
      stream: 'entity/E-1',
      data: { changes: { grade: 'A' }, reason: '更正' },
    };
    const now = house().given(entityRow(1));
    expect(now.outcome(change)).toBe('import-unfinished');
    const officer = {
      ...change,
      type: 'OfficerChanged',
      stream: 'officer/G-1',
      data: { changes: { canLead: true }, reason: '更正' },
    };
    expect(house().given(officerRow(1)).outcome(officer)).toBe('import-unfinished');
    expect(now.given(completion(now, 1)).outcome(change)).toBe('accepted');
  });

  it('says which file is in the way of its id, and what can be done', () => {
    const now = house().given(entityRow(1), officerRow(1, OTHER));
    for (const draft of [anEntity('E-1'), anOfficer('G-1')]) {
      const file = draft.type === 'EntityRegistered' ? FILE : OTHER;
      expect(now.when(draft)).toMatchObject({
        accepted: false,
        rejection: {
          facts: { file },
          reason: expect.stringMatching(new RegExp(`${file}.*mingjing import close`)),
        },
      });
    }
    expect(importInTheWay(now.facts(), 'entity/E-1')).toBe(FILE);
    expect(streamsOfImport(now.facts(), FILE)).toEqual(['entity/E-1']);
    now.given(completion(now, 1));
    expect(importInTheWay(now.facts(), 'entity/E-1')).toBeUndefined();
  });

  it('takes its place in the file once', () => {
    const again = anEntity('E-9', fileRow(1));
    expect(house().given(entityRow(1)).outcome(again)).toBe('import-row-taken');
  });

  it('goes into the register of the rows before it', () => {
    expect(house().given(entityRow(1)).outcome(officerRow(2))).toBe('import-register-mixed');
  });

  it('cannot be added once the import is completed', () => {
    const now = house().given(entityRow(1));
    now.given(completion(now, 1));
    expect(now.outcome(entityRow(2))).toBe('import-completed');
  });

  it('brings its interests into effect with it', () => {
    const now = house().given(anOfficer('G-1'), entityRow(1), anInterest('G-1', 'E-1'));
    const inEffect = (): readonly unknown[] =>
      interestsOf(now.facts(), 'G-1').filter((id) => entityOf(now.facts(), id) !== undefined);
    expect(inEffect()).toEqual([]);
    now.given(completion(now, 1));
    expect(inEffect()).toEqual(['E-1']);
  });
});

describe('an import', () => {
  it('is listed as unfinished until it is completed', () => {
    const other = 'e'.repeat(64);
    const now = house().given(entityRow(1), entityRow(2), officerRow(1, other));
    expect(importsUnfinished(now.facts())).toEqual([
      { file: other, register: 'OFFICERS', rows: 1 },
      { file: FILE, register: 'ENTITIES', rows: 2 },
    ]);
    now.given(completion(now, 2));
    expect(importsUnfinished(now.facts()).map(({ file }) => file)).toEqual([other]);
  });

  it.each([
    ['nothing', [], 3, 1],
    ['the first row', [2, 3], 3, 1],
    ['a row in the middle', [1, 3], 3, 2],
    ['the last row', [1, 2], 3, 3],
  ])('is refused where %s is missing, and the refusal names the row', (_what, stated, rows, missing) => {
    const now = house().given(...stated.map((row) => entityRow(row)));
    const decision = now.when(completion(now, rows));
    expect(decision).toMatchObject({
      accepted: false,
      rejection: { code: 'import-row-missing', facts: { row: missing } },
    });
  });

  it('takes its rows in any order', () => {
    const now = house().given(entityRow(10), ...[3, 1, 2, 9, 8, 4, 7, 5, 6].map((row) => entityRow(row)));
    expect(now.outcome(completion(now, 10))).toBe('accepted');
  });

  it('is refused where more rows stand than it speaks of', () => {
    const now = house().given(entityRow(1), entityRow(2));
    expect(now.outcome(completion(now, 1))).toBe('import-rows-more');
  });

  it('is refused with a root over other rows', () => {
    const now = house().given(entityRow(1));
    const foreign = importRowsRoot(now.facts().sha256, [
      { id: '00000000-0000-8000-8000-000000000001', row: 1 },
    ]);
    expect(now.outcome(completion(now, 1, { rowsRoot: foreign }))).toBe('import-root-wrong');
  });

  it('is completed once, in the stream of its file, for the register of its rows', () => {
    const now = house().given(entityRow(1));
    expect(now.outcome({ ...completion(now, 1), stream: `import/${'0'.repeat(64)}` })).toBe(
      'import-stream-wrong',
    );
    expect(now.outcome(completion(now, 1, { register: 'OFFICERS' }))).toBe('import-register-mixed');
    now.given(completion(now, 1));
    expect(now.outcome(completion(now, 1))).toBe('import-completed');
  });

  it('of officers makes the filed register out of date the moment it is completed', () => {
    const now = house().given(anOfficer('G-0'), officerRow(1));
    now.given(aFiling(officerRegisterRoot(now.facts())));
    expect(officerRegisterIsFiled(now.facts())).toBe(true);
    now.given(completion(now, 1, { register: 'OFFICERS' }));
    expect(officerRegisterIsFiled(now.facts())).toBe(false);
    expect(officersInEffect(now.facts()).map(({ id }) => id)).toEqual(['G-0', 'G-1']);
  });

  it('of a register is never completed by who organises draws; of tasks it may be', () => {
    const now = house().given(entityRow(1));
    const draft = completion(now, 1);
    const decide = completeImport((_facts, actor, role) => `${actor} ${role}` === 'organiser/1 DRAW_ADMIN');
    const statement = (actor: string, data: object) =>
      ({
        ...now.last('EntityRegistered'),
        actor,
        stream: draft.stream,
        data,
      }) as Statement as unknown as Statement<ImportCompleted>;
    const outcome = (actor: string, data: object) => {
      const decision = decide(undefined, statement(actor, data), now.facts());
      return decision.accepted ? 'accepted' : decision.rejection.code;
    };
    expect(outcome('organiser/1', draft.data)).toBe('import-by-draw-organiser');
    expect(outcome('registrar/entities', draft.data)).toBe('accepted');
    expect(outcome('organiser/1', { ...draft.data, register: 'TASKS' })).toBe('import-register-mixed');
  });
});
