import { toHex, utf8 } from '@mingjing/kernel';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { importRowsRoot } from '@mingjing/registers';
import { CLERK, county, entityChange, HEAD, ORGANISER } from '../testing/county';
import { sha256 } from '../testing/draws';
import {
  aCommitment,
  aDraw,
  aFreeze,
  aReveal,
  aVoid,
  countersignedDraw,
  DRAW,
  executedDraw,
  hotels,
  pools,
  unblindedDraw,
} from '../testing/steps';
import { ofTask, pairNow } from '../testing/visits';
import { assignmentOf, mayInspect } from './assignment';
import { frozenRegisterOf, isSealed } from './draw-questions';
import { tasksOfDraw } from './drawn-tasks';
import { upstreamOf } from './task-sources';
import { placesHeld } from './year-facts';

const FILE = toHex(sha256(utf8('the list')));
const list = { sha256: FILE, size: 8 };
const { ratioDecision: _decision, ...plain } = hotels;
const drawing = { no: 5, kind: 'PROVINCIAL', upstream: 'U-1', strata: [{ ...plain, mode: 'census' }] };

function received(members: object = {}): Draft {
  const data = {
    level: 'PROVINCIAL',
    document: '鲁疾控〔2026〕7号',
    list,
    count: 3,
    due: '2026-10-31',
    ...members,
  };
  return { type: 'UpstreamTasksReceived', stream: 'upstream/U-1', actor: CLERK, data };
}

function idOf(row: number): string {
  return `00000000-0000-4000-b000-${String(row).padStart(12, '0')}`;
}

function aRow(row: number, members: object = {}): Draft {
  const data = {
    ...{ origin: 'PROVINCIAL', list: 'U-1', entity: `E-00${String(row)}`, items: ['PP-01'] },
    ...{ due: '2026-10-31', field: 'G/public-places', ...members },
  };
  return { ...ofTask('TaskAdded', idOf(row), data), actor: CLERK };
}

function listed(): Scenario {
  return county().given(received(), aRow(1), aRow(2), aRow(3));
}

describe('a list that a higher level drew', () => {
  it('is received once and takes its own rows only, each entity once, none too many', () => {
    const now = county().given(received());
    expect(now.outcome(received())).toBe('already-recorded');
    expect(now.outcome(aRow(1, { origin: 'NATIONAL' }))).toBe('list-missing');
    expect(now.outcome(aRow(1, { origin: 'SPECIAL' }))).toBe('list-missing');
    now.given(aRow(1));
    expect(now.outcome(aRow(2, { entity: 'E-001' }))).toBe('entity-listed-twice');
    now.given(aRow(2), aRow(3));
    expect(now.outcome(aRow(4))).toBe('list-full');
    expect(upstreamOf(now.facts(), 'U-1')).toMatchObject({ level: 'PROVINCIAL', count: 3 });
  });

  it('is ordered by the head or the deputy: no clerk hides anybody under the name of a level above', () => {
    const now = county();
    expect(now.admission(received())).toBe('upstream-list-not-ordered');
    expect(now.admission({ ...received(), actor: ORGANISER })).toBe('upstream-list-not-ordered');
    expect(now.admission({ ...received(), cosigners: [HEAD] })).toBe('admitted');
    expect(now.admission({ ...received(), actor: HEAD })).toBe('admitted');
  });

  it.each(['NATIONAL', 'PROVINCIAL', 'CITY'])('of the %s level spares its entities daily draws', (level) => {
    const rows = [1, 2, 3].map((row) => aRow(row, { origin: level }));
    const exclude = ['COVERED_UPSTREAM'];
    const draw = aDraw({ no: 2, kind: 'DAILY', strata: [hotels], exclude });
    const now = county().given(received({ level }), ...rows, draw, aFreeze());
    expect(frozenRegisterOf(now.facts(), DRAW)?.counts).toMatchObject({ entities: 21, excluded: 3 });
  });
});

describe('a draw of the officers for such a list', () => {
  it('leaves the list as it is and draws who goes, on the tasks of the list', () => {
    const now = unblindedDraw(drawing, DRAW, listed());
    const facts = now.facts();
    expect(
      tasksOfDraw(facts, DRAW)
        .map(({ task }) => task)
        .sort(),
    ).toEqual([1, 2, 3].map(idOf));
    for (const { task, lead, second } of tasksOfDraw(facts, DRAW)) {
      expect(assignmentOf(facts, task)).toMatchObject({
        ...{ origin: 'PROVINCIAL', lead, second, random: true, drawId: DRAW, items: ['PP-01'] },
        ...{ revealedTo: { officers: true, entity: true } },
      });
      expect(mayInspect(facts, task, [lead ?? '', second ?? ''])).toBe(true);
    }
    expect(facts.list('drawn', '')).toEqual([]);
    expect(now.all('ReserveCalled')).toEqual([]);
  });

  it('replaces an officer by the rule of the draw', () => {
    const now = unblindedDraw(drawing, DRAW, listed());
    const [{ task, second = '', substitutes } = { task: '', substitutes: [] }] = tasksOfDraw(
      now.facts(),
      DRAW,
    );
    const held = placesHeld(now.facts(), second, 2026);
    const exception = { exception: '三项任务', reason: 'ABSENCE' };
    now.given({
      ...ofTask('ReplacementRequested', task, { out: second, ...exception }),
      ...{ actor: ORGANISER, cosigners: [HEAD] },
    });
    expect(pairNow(now, task).second).toBe(substitutes[0]);
    expect(placesHeld(now.facts(), second, 2026)).toBe(held - 1);
  });

  it('seals who goes until the last side was told', () => {
    const now = countersignedDraw(drawing, DRAW, listed()).passTo('2026-03-09T08:00:00.000+08:00');
    const [{ task } = { task: '' }] = tasksOfDraw(now.facts(), DRAW);
    expect(isSealed(now.facts(), `task/${task}`)).toBe(true);
    now.passTo('2026-03-09T12:00:00.000+08:00');
    expect(isSealed(now.facts(), `task/${task}`)).toBe(false);
  });

  it.each<[string, object]>([
    ['upstream-list-adjusted', { strata: [{ ...hotels }] }],
    ['upstream-list-adjusted', { exclude: ['DRAWN_THIS_YEAR'] }],
  ])('is refused with %s where it says %j', (code, members) => {
    expect(listed().outcome(aDraw({ ...drawing, ...members }))).toBe(code);
  });

  it('leaves no row of the list without its lot', () => {
    const swimming = { ...drawing, strata: [pools] };
    const now = listed().given(aDraw(swimming));
    expect(now.admission(aFreeze())).toBe('upstream-row-in-no-stratum');
    // An older log may hold it: its replay freezes as it did.
    expect(now.outcome(aFreeze())).toBe('accepted');
    expect(listed().given(aDraw(drawing)).admission(aFreeze())).toBe('admitted');
  });

  it('waits until every row of the list stands', () => {
    const now = county().given(received(), aRow(1), aRow(2), aDraw(drawing));
    expect(now.outcome(aFreeze())).toBe('upstream-list-incomplete');
    now.given(aRow(3));
    expect(now.outcome(aFreeze())).toBe('accepted');
  });

  it('waits until the import of the list is completed', () => {
    const from = (row: number): object => ({ import: { file: FILE, row } });
    const now = county().given(
      received({ import: FILE }),
      ...[1, 2, 3].map((row) => aRow(row, from(row))),
      aDraw(drawing),
    );
    expect(now.outcome(aFreeze())).toBe('upstream-list-incomplete');
    const designated = { rule: '上级方案', decider: HEAD, lead: 'G-02', second: 'G-04' };
    const stated = now.all('TaskAdded').map(({ id }, at) => ({ id, row: at + 1 }));
    const data = { register: 'TASKS', file: list, rows: 3, rowsRoot: importRowsRoot(sha256, stated) };
    now.given({ type: 'ImportCompleted', stream: `import/${FILE}`, actor: ORGANISER, data });
    expect(now.outcome(aFreeze())).toBe('accepted');
    expect(now.outcome({ ...ofTask('OfficersDesignated', idOf(1), designated), actor: HEAD })).toBe(
      'draw-pending',
    );
  });

  it('draws nobody for a row that is settled, or whose entity is gone', () => {
    const designated = { rule: '上级方案', decider: HEAD, lead: 'G-02', second: 'G-04' };
    const now = listed().given(
      { ...ofTask('OfficersDesignated', idOf(1), designated), actor: HEAD },
      entityChange('E-002', { status: 'CLOSED' }),
      aDraw(drawing),
      aFreeze(),
    );
    expect(frozenRegisterOf(now.facts(), DRAW)?.counts).toMatchObject({ entities: 1, excluded: 2 });
  });

  it('is made once', () => {
    const now = executedDraw(drawing, DRAW, listed());
    expect(now.outcome(aDraw({ ...drawing, no: 4, kind: 'DAILY' }, 'GQ-2026-4'))).toBe('upstream-list-drawn');
    now.given(aVoid('WRONG_INPUT', { proof: ['ab'.repeat(32)] }));
    now.given(
      aDraw({ ...drawing, replaces: DRAW }, 'GQ-2026-5B'),
      aCommitment('organiser', 'GQ-2026-5B'),
      aCommitment('legal', 'GQ-2026-5B'),
    );
    now.given(aReveal(now, 'organiser', 'GQ-2026-5B')).given(aReveal(now, 'legal', 'GQ-2026-5B'));
    expect(tasksOfDraw(now.facts(), 'GQ-2026-5B')).toHaveLength(3);
  });
});
