import { join } from 'node:path';
import { faultsOf } from '@mingjing/catalogue/testing';
import { codesIn, QUOTED_CODE, sourcesIn } from '@mingjing/kernel/testing';
import { anEntity, anInterest, anOfficer } from '../testing';
import { registersContext } from './registers-context';

const faults = (type: string, data: object): readonly string[] => faultsOf(registersContext, type, data);

describe('the registers', () => {
  it('title every refusal that they make, and no other', () => {
    const codes = codesIn(sourcesIn(join(__dirname, '../domain')), QUOTED_CODE);
    expect(codes).toEqual(Object.keys(registersContext.refusals).sort());
  });

  it('let only the right people state each event', () => {
    const stated = Object.fromEntries(registersContext.events.map(({ type, statedBy }) => [type, statedBy]));
    expect(stated).toEqual({
      AbsenceRecorded: ['REGISTRAR_OFFICER'],
      EntityRegistered: ['REGISTRAR_ENTITY', 'ENTRY'],
      EntityChanged: ['REGISTRAR_ENTITY'],
      EntityExcluded: ['REGISTRAR_ENTITY'],
      OfficerRegistered: ['REGISTRAR_OFFICER'],
      OfficerChanged: ['REGISTRAR_OFFICER'],
      InterestDeclared: ['LEAD', 'OFFICER', 'REGISTRAR_OFFICER'],
      RegisterReviewed: ['REGISTRAR_ENTITY', 'REGISTRAR_OFFICER'],
      OfficerRegisterFiled: ['REGISTRAR_OFFICER'],
      ImportCompleted: ['REGISTRAR_ENTITY', 'REGISTRAR_OFFICER', 'DRAW_ADMIN'],
    });
  });

  it('show nothing of themselves to the public', () => {
    expect(new Set(registersContext.events.map(({ visibility }) => visibility))).toEqual(new Set(['reader']));
  });
});

describe('the payload of a register event', () => {
  it('is sound as the drafts of the specs write it', () => {
    expect(faults('EntityRegistered', anEntity('E-1').data)).toEqual([]);
    expect(faults('OfficerRegistered', anOfficer('G-1').data)).toEqual([]);
    expect(faults('InterestDeclared', anInterest('G-1', 'E-1').data)).toEqual([]);
  });

  it.each([
    ['EntityRegistered', anEntity('E-1', { weight: 0 }).data, 'weight'],
    ['EntityRegistered', anEntity('E-1', { grade: null }).data, 'grade'],
    ['EntityRegistered', anEntity('E-1', { phone: '13800000000' }).data, 'phone'],
    ['EntityRegistered', anEntity('E-1', { import: { file: 'f'.repeat(64), row: 0 } }).data, 'import'],
    ['OfficerRegistered', anOfficer('G-1', { certificateNumber: '37032200001' }).data, 'certificateNumber'],
    ['OfficerRegistered', anOfficer('G-1', { fields: ['public-places'] }).data, 'fields'],
    ['EntityChanged', { changes: { status: 'GONE' }, reason: '更正' }, 'changes'],
    ['EntityChanged', { changes: { import: { file: 'f'.repeat(64), row: 1 } }, reason: '更正' }, 'changes'],
    ['InterestDeclared', anInterest('G-1', 'E-1', { reason: '亲属' }).data, 'reason'],
  ])('%s with a wrong member is refused', (type, data, property) => {
    expect(faults(type, data)).toEqual([property]);
  });
});
