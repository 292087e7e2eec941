import type { Statement } from '@mingjing/kernel';
import { Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import type { InterestDeclared } from '../payloads/officer-events';
import { anEntity, anInterest, anOfficer } from '../testing';
import { hasConflict, interestsOf } from './interest';
import { declareInterest } from './interest-decisions';
import type { OfficerRow } from './rows';

const house = () =>
  new Scenario([registersContext]).given(
    anEntity('E-1'),
    anEntity('E-2'),
    anOfficer('G-1'),
    anOfficer('G-2'),
  );

describe('an interest', () => {
  it('keeps the officer from the entity, and no one else from anything', () => {
    const facts = house().given(anInterest('G-1', 'E-2')).facts();
    expect(hasConflict(facts, 'G-1', 'E-2')).toBe(true);
    expect(hasConflict(facts, 'G-1', 'E-1')).toBe(false);
    expect(hasConflict(facts, 'G-2', 'E-2')).toBe(false);
    expect(['G-1', 'G-2', 'G'].map((id) => interestsOf(facts, id))).toEqual([['E-2'], [], []]);
  });

  it('ends when it is withdrawn, and may begin again', () => {
    const now = house().given(anInterest('G-1', 'E-1'), anInterest('G-1', 'E-1', { withdrawn: true }));
    expect(hasConflict(now.facts(), 'G-1', 'E-1')).toBe(false);
    expect(interestsOf(now.facts(), 'G-1')).toEqual([]);
    expect(now.outcome(anInterest('G-1', 'E-1'))).toBe('accepted');
  });

  it('is not declared twice, and does not end before it began', () => {
    const now = house().given(anInterest('G-1', 'E-1'));
    expect(now.outcome(anInterest('G-1', 'E-1'))).toBe('interest-stands');
    expect(now.outcome(anInterest('G-1', 'E-2', { withdrawn: true }))).toBe('interest-unknown');
  });

  it('is refused where officer or entity are unknown: a draw could not name them', () => {
    expect(house().outcome(anInterest('G-9', 'E-1'))).toBe('officer-unknown');
    expect(house().outcome(anInterest('G-1', 'E-9'))).toBe('entity-unknown');
  });

  it("stands in the officer's own stream", () => {
    const astray = { ...anInterest('G-1', 'E-1'), stream: 'officer/G-2', actor: 'registrar/officers' };
    expect(house().outcome(astray)).toBe('interest-in-foreign-stream');
  });
});

describe('who declares an interest', () => {
  it('is the officer himself or the registrar, never another officer', () => {
    expect(house().outcome(anInterest('G-1', 'E-1'))).toBe('accepted');
    expect(house().outcome({ ...anInterest('G-1', 'E-1'), actor: 'registrar/officers' })).toBe('accepted');
    expect(house().outcome({ ...anInterest('G-1', 'E-1'), actor: 'officer/G-2' })).toBe(
      'interest-of-another',
    );
  });

  it('may be an officer who is the registrar', () => {
    const now = house().given(anInterest('G-1', 'E-2'));
    const facts = now.facts();
    const statement = {
      ...now.last('InterestDeclared'),
      actor: 'officer/G-2',
      data: { officer: 'G-1', entity: 'E-1' },
    } as unknown as Statement<InterestDeclared>;
    const officer = facts.state('registers', 'officer/G-1') as OfficerRow;
    const asRegistrar = declareInterest(
      (_facts, actor, role) => `${actor} ${role}` === 'officer/G-2 REGISTRAR_OFFICER',
    );
    const asColleague = declareInterest(() => false);
    expect(asRegistrar(officer, statement, facts).accepted).toBe(true);
    expect(asColleague(officer, statement, facts).accepted).toBe(false);
  });
});
