import type { Draft } from '@mingjing/kernel/testing';
import { approved, CLERK, county, HEAD, officer, started, taskTold } from '../testing';

const ready = (...more: readonly Draft[]) => county().given(approved(), ...more);
const interest = (id: string, entity: string): Draft => ({
  ...{ type: 'RowTold', stream: 'row/interest', data: { key: `${id} ${entity}`, value: { since: 1 } } },
});

describe('a visit that begins', () => {
  it('is made by two whom nothing keeps away', () => {
    expect(ready().admission(started())).toBe('admitted');
  });

  it('is not made by whom the head has told to stand aside; until he decides, it is', () => {
    const recusal = (members: object) => ({ request: 'r', officer: 'G-0002', ...members });
    const asked = (members: object) => ready(taskTold({ recusals: [recusal(members)] })).admission(started());
    expect(asked({ granted: true })).toBe('officer-recused');
    expect(asked({ granted: false })).toBe('admitted');
    expect(asked({})).toBe('admitted');
    expect(asked({ granted: true, officer: 'G-0003' })).toBe('admitted');
  });

  it('is not made by whom an interest ties to the entity, whenever he declared it', () => {
    expect(ready(interest('G-0001', 'E-0001')).admission(started())).toBe('officer-tied');
    expect(ready(interest('G-0001', 'E-0002')).admission(started())).toBe('admitted');
    expect(ready(interest('G-0003', 'E-0001')).admission(started())).toBe('admitted');
  });

  it('is not made by whoever has left the service', () => {
    expect(ready(officer('G-0002', { status: 'LEFT' })).admission(started())).toBe('officer-left');
    expect(ready(officer('G-0002', { status: 'UNAVAILABLE' })).admission(started())).toBe('admitted');
  });
});

describe('an approval by word of mouth', () => {
  it('is one of the head or the deputy', () => {
    const by = (approver: string) => county().admission(approved({ data: { approver } }));
    expect(by(HEAD)).toBe('admitted');
    expect(by(CLERK)).toBe('approver-not-authorised');
  });
});
