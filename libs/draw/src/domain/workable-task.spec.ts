import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { county, HEAD } from '../testing/county';
import { aTask, aTrigger, TRIGGER } from '../testing/tasks';

const list = (due: string, members: object = {}): Draft => ({
  ...{ type: 'UpstreamTasksReceived', stream: 'upstream/U-1', actor: HEAD },
  data: {
    ...{ level: 'CITY', document: '淄卫办〔2026〕7号', list: { sha256: 'ab'.repeat(32), size: 8 }, count: 3 },
    ...{ due, ...members },
  },
});

const revised = (code: string, effectiveFrom: string): Draft => ({
  ...{ type: 'ChecklistRevised', stream: 'checklist/health', actor: HEAD },
  data: {
    ...{ title: '修订', effectiveFrom, version: 2, reason: '法规修订' },
    items: [
      {
        ...{
          code,
          name: '水质',
          basis: [{ document: '公共场所卫生管理条例', article: '8' }],
          objects: ['PP'],
        },
        ...{ subject: 'gaoqing-health', content: '水质是否合格', method: 'SITE', frequency: '每年一次' },
        ...{ class: 'GENERAL', mandatory: true },
      },
    ],
  },
});

describe('a new task that no draw made', () => {
  const now = county();

  it('has only items of a published checklist', () => {
    expect(now.admission(aTask())).toBe('admitted');
    expect(now.admission(aTask({ items: ['PP-01', 'ZZ-99'] }))).toBe('item-not-on-checklist');
    expect(now.admission(aTask({ items: ['PP-01 '] }))).toBe('item-not-on-checklist');
  });

  it('goes by the version in force and by those to come, not by those that are past', () => {
    const items = (scenario: Scenario): readonly string[] =>
      ['PP-01', 'PP-09'].map((item) => scenario.admission(aTask({ items: [item] })));
    expect(items(county().given(revised('PP-09', '2026-04-01')))).toEqual(['admitted', 'admitted']);
    expect(items(county().given(revised('PP-09', '2026-03-02')))).toEqual([
      'item-not-on-checklist',
      'admitted',
    ]);
  });

  it('lies in a field in which an officer works', () => {
    expect(now.admission(aTask({ field: 'G/nonsense' }))).toBe('field-unknown');
    expect(now.admission(aTask({ field: 'G/medical' }))).toBe('admitted');
  });

  it('is not due before it came', () => {
    expect(now.admission(aTask({ due: '2026-03-01' }))).toBe('due-before-receipt');
    expect(now.admission(aTask({ due: '2026-03-02' }))).toBe('admitted');
  });

  it('may be entered late where its trigger or its list came in time', () => {
    const complained = county().given(aTrigger());
    const complaint = { origin: 'COMPLAINT', trigger: TRIGGER };
    expect(complained.admission(aTask({ ...complaint, due: '2026-02-28' }))).toBe('due-before-receipt');
    expect(complained.admission(aTask({ ...complaint, due: '2026-03-01' }))).toBe('admitted');
    const listed = county().given(list('2026-03-31')).passTo('2026-04-10T09:00:00.000+08:00');
    const row = { origin: 'CITY', list: 'U-1' };
    expect(listed.admission(aTask({ ...row, due: '2026-03-01' }))).toBe('due-before-receipt');
    expect(listed.admission(aTask({ ...row, due: '2026-03-31' }))).toBe('admitted');
  });

  it('is not asked where it stands in a log', () => {
    expect(now.outcome(aTask({ items: ['ZZ-99'], field: 'G/nonsense', due: '2020-01-01' }))).toBe('accepted');
  });
});

describe('a list of a higher level', () => {
  it('is not due before it came', () => {
    expect(county().admission(list('2026-03-01'))).toBe('due-before-receipt');
    expect(county().admission(list('2026-03-02'))).toBe('admitted');
  });
});
