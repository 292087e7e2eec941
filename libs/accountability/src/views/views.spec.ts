import type { SqliteViewStore, ViewDefinition } from '@mingjing/followers';
import type { RecordedEvent } from '@mingjing/kernel';
import {
  calendarTold,
  HEAD,
  HOTEL,
  LEAD,
  openBureau,
  REGISTRAR,
  SECOND,
  shippedCalendar,
  TASK,
} from '../testing/bureau';
import {
  china,
  confirmed,
  F1,
  O1,
  ordered,
  rechecked,
  served,
  traced,
  uuid,
  visitFinished,
  visitStarted,
} from '../testing/acts';
import { corrected, decided, decisionServed, filed, onSpot } from '../testing/case-acts';
import { toldViews } from '../testing/told-views';
import { accountabilityViews } from './accountability-views';
import { eventsIn, remarksOn } from './trail';

const FILE = 'c'.repeat(64);
const imported = (id: string, row: number) => ({
  type: 'EntityRegistered',
  stream: `entity/${id}`,
  actor: REGISTRAR,
  data: {
    ...{ kind: 'SOLE_TRADER', category: 'PP', subtypes: [], district: 'tianzhen', licensor: 'bureau' },
    ...{ level: 'COUNTY', import: { file: FILE, row } },
  },
});

const { events, registry } = openBureau().given(
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00'),
  ...visitFinished('03-02 11:20'),
  ordered('03-02 11:30', { due: '03-17' }),
  served('03-02 11:40', { id: uuid('6', 1) }),
  rechecked('03-18 10:00', 'NO'),
  filed('03-20 10:00'),
  ...decided('04-20 10:00'),
  decisionServed('04-21 10:00'),
  corrected(uuid('6', 1), '05-20 10:00', 'data.receipt', '回证3'),
  { ...calendarTold(shippedCalendar(2027)), at: china('11-20 10:00') },
  imported('E-0101', 1),
  imported('E-0102', 2),
  {
    type: 'EntityChanged',
    stream: `entity/${HOTEL}`,
    actor: REGISTRAR,
    data: { changes: { grade: 'A', status: 'SUSPENDED' }, reason: '停业整顿' },
  },
);
const definitions = accountabilityViews(registry);
const view = (name: string): ViewDefinition => definitions.find((one) => one.name === name)!;
const completed = (): RecordedEvent => ({
  ...events.at(-1)!,
  ...{ index: events.length, type: 'ImportCompleted', stream: `import/${FILE}`, id: uuid('3', 1) },
  data: { register: 'ENTITIES', file: { sha256: FILE, size: 9 }, rows: 2, rowsRoot: FILE },
});

let views: SqliteViewStore;
beforeAll(async () => {
  views = await toldViews(definitions, events);
});
afterAll(() => views.close());

describe('the views of a ledger', () => {
  it('come out the same in pages of any size', async () => {
    for (const page of [1, 3, 7]) {
      const again = await toldViews(definitions, events, page);
      for (const one of definitions)
        expect([one.name, again.digest(one)]).toEqual([one.name, views.digest(one)]);
      again.close();
    }
  });

  it('as of a size are those that were told up to it', async () => {
    for (let size = 0; size < events.length; size += 9) {
      const part = await toldViews(definitions, events.slice(0, size));
      for (const one of definitions) expect(part.digest(one)).toBe(views.digest(one, size));
      part.close();
    }
  });
});

describe('the trail', () => {
  const types = (subject: string): string[] =>
    views.rows(view('trail'), { where: { subject } }).map(({ data }) => (data as { type: string }).type);
  const afterTrace = ['ItemAnswered', 'FindingOpened', 'ViolationConfirmed'];
  const enforced = ['RectificationOrdered', 'OrderServed', 'RecheckPerformed', 'RecheckFailed', 'CaseFiled'];

  it('has a list of each stream’s own events, of which its state is folded, and of the remarks on an entry', () => {
    const own = (stream: string): RecordedEvent[] => events.filter((event) => event.stream === stream);
    for (const stream of new Set(events.map((event) => event.stream))) {
      const listed = views.rows(view('trail'), { where: { subject: eventsIn(stream) } });
      expect(listed.map(({ from }) => from)).toEqual(own(stream).map(({ index }) => index));
    }
    expect(types(remarksOn(uuid('6', 1)))).toEqual(['CorrectionRecorded']);
    expect(types(remarksOn(uuid('6', 2)))).toEqual([]);
  });

  it('of a finding holds its order and its case, in order of the log', () => {
    expect(types(`finding/${F1}`).filter((type) => [...afterTrace, ...enforced].includes(type))).toEqual([
      ...afterTrace.slice(1),
      ...enforced,
    ]);
    expect(types(`finding/${F1}`)).toContain('DecisionServed');
  });

  it('of an entity and of a task holds all that followed there', () => {
    for (const subject of [`entity/${HOTEL}`, `task/${TASK}`]) {
      for (const type of [...afterTrace, ...enforced]) expect(types(subject)).toContain(type);
    }
    expect(types('entity/E-0002')).toEqual(['EntityRegistered']);
  });

  it('of an officer holds what he signed, first or beside another, and where he was named', () => {
    expect(types(SECOND)).toEqual(
      expect.arrayContaining(['OfficerRegistered', 'InspectionStarted', 'ViolationConfirmed', 'TaskTold']),
    );
    expect(types(LEAD)).toContain('OrderServed');
    expect(types(HEAD)).toEqual(expect.arrayContaining(['RoleAssigned', 'PenaltyDecided']));
    expect(types(SECOND)).not.toContain('OrderServed');
  });

  it('says of each event which it is, and nothing of its content', () => {
    const [row] = views.rows(view('trail'), { where: { subject: `order/${O1}` } });
    expect(events[row!.from]).toMatchObject({ type: 'RectificationOrdered', stream: `order/${O1}` });
    expect(row).toMatchObject({ occurredAt: china('03-02 11:30') });
    expect(row?.data).toEqual({ type: 'RectificationOrdered' });
  });
});

describe('the registers', () => {
  it('are shown by kind, category, district and status, as changed since', () => {
    const rows = views.rows(view('registers'), { where: { kind: 'entity', status: 'SUSPENDED' } });
    expect(rows).toMatchObject([
      { key: `entity/${HOTEL}`, data: { grade: 'A', name: '样例E-0001', status: 'SUSPENDED' } },
    ]);
    expect(views.count(view('registers'), { where: { kind: 'officer', org: 'bureau' } })).toBe(2);
    expect(views.count(view('registers'), { where: { category: 'PP', district: 'gaoqing' } })).toBe(2);
  });

  it('show imported rows once the import is complete', async () => {
    const where = { kind: 'entity', district: 'tianzhen' };
    expect(views.rows(view('registers'), { where })).toEqual([]);
    const after = await toldViews(definitions, [...events, completed()]);
    expect(after.rows(view('registers'), { where }).map(({ key }) => key)).toEqual([
      'entity/E-0101',
      'entity/E-0102',
    ]);
    after.close();
  });
});

describe('the task list', () => {
  it('is found by draw, entity, officer, status and origin', () => {
    const where = {
      draw: 'D-1',
      entity: HOTEL,
      lead: 'G-0001',
      second: 'G-0002',
      status: 'FINISHED',
      origin: 'DRAW',
    };
    const [task] = views.rows(view('tasks'), { where });
    expect(task).toMatchObject({
      key: `task/${TASK}`,
      data: { result: 'ORDERED', startedAt: china('03-02 09:00') },
    });
  });
});

describe('the records of the three musts', () => {
  it('are found by kind, origin and entity', () => {
    const where = { kind: 'finding', origin: 'DRAW', entity: HOTEL };
    expect(views.rows(view('three_musts'), { where }).map(({ key }) => key)).toEqual([`finding/${F1}`]);
  });

  it('hold a case on the spot and the task of a finding as well', async () => {
    const scenario = openBureau().given(
      ...visitStarted('03-02 09:00'),
      traced('03-02 10:00'),
      confirmed('03-02 11:00'),
      onSpot('03-02 11:30'),
    );
    const told = await toldViews(accountabilityViews(scenario.registry), scenario.events);
    expect(told.row(view('three_musts'), `finding/${F1}`)?.data).toMatchObject({
      ...{ task: TASK, lead: 'G-0001', second: 'G-0002', category: 'PP', section: 'section-1' },
      cases: [{ procedure: 'SIMPLE' }],
    });
    told.close();
  });
});
