import { importRowsRoot } from '@mingjing/registers';
import type { Draft } from '@mingjing/kernel/testing';
import { CLERK, county, HEAD, ORGANISER } from '../testing/county';
import { aClosure, aDesignation, aTask, TASK } from '../testing/tasks';
import { ofTask } from '../testing/visits';
import { sha256 } from '../testing/draws';

const request = '00000000-0000-4000-a000-0000000000d1';
const decision = { request, officer: 'G-02', granted: true, ground: 'DIRECT_INTEREST' };

const statements: readonly (readonly [string, Draft])[] = [
  ['OfficersDesignated', aDesignation()],
  ['RecusalRequested', { ...ofTask('RecusalRequested', TASK, { officer: 'G-02' }), actor: CLERK }],
  [
    'ReplacementRequested',
    { ...ofTask('ReplacementRequested', TASK, { out: 'G-02', reason: 'ABSENCE' }), actor: ORGANISER },
  ],
  ['TaskClosed', aClosure(TASK, 'G-02')],
];

describe.each(statements)('%s', (_type, draft) => {
  it('is refused for a task that does not stand', () => {
    expect(county().outcome(draft)).toBe('task-unknown');
  });

  it('is refused for a task that is closed', () => {
    const now = county().given(aTask(), aDesignation(), aClosure(TASK, 'G-02'));
    expect(now.outcome(draft)).toBe('task-closed');
  });
});

describe('a decision on a recusal', () => {
  it('speaks of a task that stands', () => {
    expect(county().outcome({ ...ofTask('RecusalDecided', TASK, decision), actor: HEAD })).toBe(
      'task-unknown',
    );
  });
});

describe('officers for a row of an import', () => {
  it('are designated once the import is completed', () => {
    const file = 'ef'.repeat(32);
    const now = county().given(aTask({ import: { file, row: 1 } }));
    expect(now.outcome(aTask({ import: { file, row: 1 } }, request))).toBe('import-row-taken');
    expect(now.outcome(aDesignation())).toBe('import-unfinished');
    const rowsRoot = importRowsRoot(sha256, [{ id: now.last('TaskAdded').id, row: 1 }]);
    const data = { register: 'TASKS', file: { sha256: file, size: 9 }, rows: 1, rowsRoot };
    now.given({ type: 'ImportCompleted', stream: `import/${file}`, actor: ORGANISER, data });
    expect(now.outcome(aDesignation())).toBe('accepted');
  });
});
