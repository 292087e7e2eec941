import { join } from 'node:path';
import { faultsOf } from '@mingjing/catalogue/testing';
import { codesIn, QUOTED_CODE, sourcesIn } from '@mingjing/kernel/testing';
import { aChecklist, anItem, aPlan, aRatio } from '../testing';
import { checklistContext } from './checklist-context';
import { shippedPresets } from './shipped-presets';

const context = checklistContext(shippedPresets);

const faults = (type: string, data: object): readonly string[] => faultsOf(context, type, data);

describe('checklists and plans', () => {
  it('title every refusal that they make, and no other', () => {
    const codes = codesIn(sourcesIn(join(__dirname, '../domain')), QUOTED_CODE);
    expect(codes).toEqual(Object.keys(context.refusals).sort());
  });

  it('are public, and stated by the head; ratios and weights by the deputy too', () => {
    const stated = context.events.map(({ type, visibility, statedBy }) => [type, visibility, ...statedBy]);
    expect(stated).toEqual([
      ['ChecklistPublished', 'public', 'HEAD'],
      ['ChecklistRevised', 'public', 'HEAD'],
      ['PlanApproved', 'public', 'HEAD'],
      ['RatioDecided', 'public', 'HEAD', 'DEPUTY'],
      ['WeightsDecided', 'public', 'HEAD', 'DEPUTY'],
    ]);
  });
});

describe('the payload of a checklist event', () => {
  it('is sound as the drafts of the specs write it', () => {
    expect(faults('ChecklistPublished', aChecklist('gaoqing').data)).toEqual([]);
    expect(
      faults('PlanApproved', aPlan('gaoqing', { bindings: [{ category: 'PP', ratio: [3, 10] }] }).data),
    ).toEqual([]);
    expect(faults('RatioDecided', aRatio('gaoqing').data)).toEqual([]);
  });

  it.each([
    ['ChecklistPublished', aChecklist('gaoqing', { items: [] }).data, 'items'],
    ['ChecklistPublished', aChecklist('gaoqing', { items: [anItem('PP-01', { basis: [] })] }).data, 'items'],
    [
      'ChecklistPublished',
      aChecklist('gaoqing', { items: [anItem('PP-01', { class: 'SECRET' })] }).data,
      'items',
    ],
    ['PlanApproved', aPlan('gaoqing', { draws: [] }).data, 'draws'],
    ['PlanApproved', aPlan('gaoqing', { preset: null }).data, 'preset'],
    ['PlanApproved', aPlan('gaoqing', { bindings: [{ category: 'PP', ratio: [3] }] }).data, 'bindings'],
    ['PlanApproved', aPlan('gaoqing', { bindings: [{ category: 'PP', ratio: [0.3, 1] }] }).data, 'bindings'],
    ['PlanApproved', aPlan('gaoqing', { census: ['PP-SWIM', 'PP-SWIM'] }).data, 'census'],
    ['RatioDecided', aRatio('gaoqing', { source: 'WISH' }).data, 'source'],
    ['RatioDecided', aRatio('gaoqing', { source: 'FLOOR', ratio: [1, 2, 3] }).data, 'ratio'],
  ])('%s with a wrong member is refused', (type, data, property) => {
    expect(faults(type, data)).toEqual([property]);
  });
});
