import { Scenario } from '@mingjing/kernel/testing';
import { checklistContext } from '../application/checklist-context';
import { shippedPresets } from '../application/shipped-presets';
import { aChecklist, anItem } from '../testing';
import { checklistAt, checklistOf, itemOf } from './checklist';

const house = () =>
  new Scenario([checklistContext(shippedPresets)], undefined, '2026-03-01T09:00:00.000+08:00');

const revision = (version: number, effectiveFrom: string, items = [anItem('PP-01')]) => ({
  type: 'ChecklistRevised',
  stream: 'checklist/gaoqing',
  data: { title: '修订', items, effectiveFrom, version, reason: '法规修订' },
});

describe('a checklist', () => {
  it('is published once and revised from then on', () => {
    const now = house().given(aChecklist('gaoqing'));
    expect(now.outcome(aChecklist('gaoqing'))).toBe('checklist-exists');
    expect(house().outcome(revision(2, '2026-04-01'))).toBe('checklist-unknown');
  });

  it('counts its versions without a gap', () => {
    const now = house().given(aChecklist('gaoqing'));
    expect(now.outcome(revision(3, '2026-04-01'))).toBe('checklist-version-gap');
    now.given(revision(2, '2026-04-01'));
    expect(now.outcome(revision(2, '2026-05-01'))).toBe('checklist-version-gap');
    expect(now.outcome(revision(3, '2026-05-01'))).toBe('accepted');
  });

  it('gives each item a code of its own', () => {
    const twice = [anItem('PP-01'), anItem('PP-02'), anItem('PP-01')];
    expect(house().outcome(aChecklist('gaoqing', { items: twice }))).toBe('item-code-twice');
    expect(
      house()
        .given(aChecklist('gaoqing'))
        .outcome(revision(2, '2026-04-01', twice)),
    ).toBe('item-code-twice');
  });

  it('takes effect on a real day', () => {
    expect(house().outcome(aChecklist('gaoqing', { effectiveFrom: '2026-02-30' }))).toBe('day-not-real');
    expect(house().given(aChecklist('gaoqing')).outcome(revision(2, '2026-04-31'))).toBe('day-not-real');
  });

  it('is never revised for days that have passed, nor before what already stands', () => {
    const now = house().given(aChecklist('gaoqing'));
    expect(now.outcome(revision(2, '2026-02-28'))).toBe('checklist-effective-in-the-past');
    now.given(revision(2, '2026-06-01'));
    expect(now.outcome(revision(3, '2026-05-31'))).toBe('checklist-effective-in-the-past');
    expect(now.outcome(revision(3, '2026-06-01'))).toBe('accepted');
  });
});

describe('the version in force', () => {
  const facts = house()
    .given(aChecklist('gaoqing'), revision(2, '2026-04-01'), revision(3, '2026-04-01'))
    .facts();
  const at = (moment: string) => checklistAt(facts, 'gaoqing', moment)?.version;

  it('changes with the first moment of its day in China, whatever offset the moment is written in', () => {
    expect(at('2026-03-31T23:59:59.999+08:00')).toBe(1);
    expect(at('2026-04-01T00:00:00.000+08:00')).toBe(3);
    expect(at('2026-03-31T15:59:59.999Z')).toBe(1);
    expect(at('2026-03-31T16:00:00.000Z')).toBe(3);
  });

  it('is none before the first takes effect, and none of a list that nobody published', () => {
    expect(at('2025-12-31T12:00:00.000+08:00')).toBeUndefined();
    expect(checklistAt(facts, 'other', '2026-04-01T12:00:00.000+08:00')).toBeUndefined();
    expect(checklistOf(facts, 'other')).toBeUndefined();
  });

  it('keeps the old versions with their items', () => {
    const [first, second] = checklistOf(facts, 'gaoqing')?.versions ?? [];
    expect(first && itemOf(first, 'PP-02')).toMatchObject({ code: 'PP-02', mandatory: false });
    expect(second && itemOf(second, 'PP-02')).toBeUndefined();
    expect([first?.index, second?.index]).toEqual([0, 1]);
  });
});
