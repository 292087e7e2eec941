import { Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { anOfficer } from '../testing';
import { isAbsent } from './absence';
import { officerRegisterIsFiled, officerRegisterRoot } from './officer-register';

const house = () => new Scenario([registersContext]).given(anOfficer('G-1'));
const absence = (from: string, to: string, members: object = {}, id = 'G-1') => ({
  ...{ type: 'AbsenceRecorded', stream: `officer/${id}`, actor: 'registrar/R-2' },
  data: { from, to, ...members },
});

describe('an absence', () => {
  it('keeps the officer from inspecting on its first day, its last day and between', () => {
    const facts = house().given(absence('2026-03-02', '2026-03-06')).facts();
    const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-06', '2026-03-07'];
    expect(days.map((day) => isAbsent(facts, 'G-1', day))).toEqual([false, true, true, true, false]);
    expect(isAbsent(facts, 'G-10', '2026-03-04')).toBe(false);
  });

  it('can be shortened, and withdrawn where it is recorded', () => {
    const now = house().given(absence('2026-03-02', '2026-03-06'), absence('2026-03-02', '2026-03-03'));
    expect(isAbsent(now.facts(), 'G-1', '2026-03-04')).toBe(false);
    now.given(absence('2026-03-02', '2026-03-03', { withdrawn: true }));
    expect(isAbsent(now.facts(), 'G-1', '2026-03-02')).toBe(false);
    expect(now.outcome(absence('2026-03-02', '2026-03-03', { withdrawn: true }))).toBe('absence-unknown');
  });

  it('needs an officer of the register and real days in their order', () => {
    expect(house().outcome(absence('2026-03-02', '2026-03-06', {}, 'G-9'))).toBe('officer-unknown');
    expect(house().outcome(absence('2026-03-06', '2026-03-02'))).toBe('absence-days-wrong');
    expect(house().outcome(absence('2026-02-29', '2026-03-02'))).toBe('absence-days-wrong');
  });

  it('leaves the register as it was filed', () => {
    const now = house();
    const data = { root: officerRegisterRoot(now.facts()), receipt: '备案1号', filedWith: 'gaoqing-health' };
    now.given({ type: 'OfficerRegisterFiled', stream: 'register/officers', data });
    now.given(absence('2026-03-02', '2026-03-06'));
    expect(officerRegisterIsFiled(now.facts())).toBe(true);
  });
});
