import { accept, type Context } from '@mingjing/kernel';
import { type Draft, Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { importRowsRoot, importsUnfinished, statedRows } from './import';
import { importIsComplete } from './in-effect';

const FILE = 'f'.repeat(64);

function completion(now: Scenario, rows: number): Draft {
  const rowsRoot = importRowsRoot(now.facts().sha256, statedRows(now.facts(), FILE));
  const data = { register: 'TASKS', file: { sha256: FILE, size: 4096 }, rows, rowsRoot };
  return { type: 'ImportCompleted', stream: `import/${FILE}`, actor: 'registrar/entities', data };
}

describe('rows that another context decides on', () => {
  class Task {}
  /** Tasks are no concern of the registers; only that their rows came from a file is. */
  const tasks: Context = {
    name: 'tasks',
    streams: [],
    events: [
      {
        type: 'TaskAdded',
        version: 1,
        stream: 'task',
        payload: Task,
        visibility: 'reader',
        statedBy: ['DRAW_ADMIN'],
        decide: () => accept(),
      },
      {
        type: 'UpstreamTasksReceived',
        version: 1,
        stream: 'upstream',
        payload: Task,
        visibility: 'reader',
        statedBy: ['DRAW_ADMIN'],
        decide: () => accept(),
      },
    ],
    refusals: {},
  };

  it('stand for their import as the rows of a register do', () => {
    const now = new Scenario([registersContext, tasks]);
    const task = (row: number) => ({
      type: 'TaskAdded',
      stream: `task/${row}`,
      data: { import: { file: FILE, row } },
    });
    now.given(task(1), task(2));
    expect(importsUnfinished(now.facts())).toEqual([{ file: FILE, register: 'TASKS', rows: 2 }]);
    expect(now.outcome(completion(now, 3))).toBe('import-row-missing');
    expect(now.outcome(completion(now, 2))).toBe('accepted');
    expect(importIsComplete(now.facts(), FILE)).toBe(true);
  });

  it('are unfinished from the moment that they are announced, and may be given up', () => {
    const now = new Scenario([registersContext, tasks]);
    now.given({ type: 'UpstreamTasksReceived', stream: 'upstream/U-1', data: { import: FILE } });
    expect(importsUnfinished(now.facts())).toEqual([{ file: FILE, register: 'TASKS', rows: 0 }]);
    now.given(completion(now, 0));
    expect(importsUnfinished(now.facts())).toEqual([]);
  });

  it('cannot be given up where nobody announced them', () => {
    const now = new Scenario([registersContext, tasks]);
    expect(now.outcome(completion(now, 0))).toBe('import-row-missing');
  });
});
