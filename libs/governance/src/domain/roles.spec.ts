import fc from 'fast-check';
import { ROLES } from '@mingjing/kernel';
import { openedBureau, role, withdrawal } from '../testing/bureau';
import { holdsRole, organisationOf, rolesOf } from './held-roles';
import { areKeptApart } from './separation-of-duties';

const PERSON = 'clerk/C-1';

describe('a role', () => {
  it('is held from its first to its last day', () => {
    const scenario = openedBureau().given(
      role(PERSON, 'ENTRY', 'brigade', { from: '2026-02-01', to: '2026-02-28' }),
    );
    const heldOn = (moment: string) => holdsRole(scenario.passTo(moment).facts(), PERSON, 'ENTRY');
    expect(heldOn('2026-01-31T23:59:59.999+08:00')).toBe(false);
    expect(heldOn('2026-02-01T00:00:00.000+08:00')).toBe(true);
    expect(heldOn('2026-02-28T23:59:59.999+08:00')).toBe(true);
    expect(heldOn('2026-03-01T00:00:00.000+08:00')).toBe(false);
  });

  it('is held until it is withdrawn, in that organisation', () => {
    const scenario = openedBureau().given(role(PERSON, 'ENTRY', 'bureau'), role(PERSON, 'ENTRY', 'brigade'));
    expect(organisationOf(scenario.facts(), PERSON)).toEqual(['brigade', 'bureau']);
    scenario.given(withdrawal(PERSON, 'ENTRY', 'bureau'));
    expect(rolesOf(scenario.facts(), PERSON)).toEqual([
      { role: 'ENTRY', org: 'brigade', from: '2026-01-01' },
    ]);
    expect(scenario.outcome(withdrawal(PERSON, 'ENTRY', 'bureau'))).toBe('role-not-assigned');
  });

  it('is nobody’s whose id only begins alike', () => {
    const scenario = openedBureau().given(role('clerk/C-10', 'ENTRY', 'bureau'));
    expect(rolesOf(scenario.facts(), PERSON)).toEqual([]);
  });

  it('is not assigned twice for the same days, but again once it ran out', () => {
    const scenario = openedBureau().given(role(PERSON, 'ENTRY', 'bureau', { to: '2026-03-31' }));
    expect(scenario.outcome(role(PERSON, 'ENTRY', 'bureau', { from: '2026-03-31' }))).toBe(
      'role-already-held',
    );
    expect(scenario.outcome(role(PERSON, 'ENTRY', 'bureau', { from: '2026-04-01' }))).toBe('accepted');
  });

  it('keeps the term that runs, or is to come, until somebody withdraws it', () => {
    const scenario = openedBureau().given(role(PERSON, 'ENTRY', 'bureau', { to: '2026-12-31' }));
    const next = role(PERSON, 'ENTRY', 'bureau', { from: '2027-01-01' });
    expect(scenario.passTo('2026-12-31T12:00:00.000+08:00').admission(next)).toBe('role-term-stands');
    expect(scenario.passTo('2027-01-01T00:00:00.000+08:00').admission(next)).toBe('admitted');
    scenario.given(next);
    const until = role(PERSON, 'ENTRY', 'bureau', { from: '2026-01-01', to: '2026-12-31' });
    expect(scenario.admission(until)).toBe('role-term-stands');
    expect(scenario.given(withdrawal(PERSON, 'ENTRY', 'bureau')).admission(until)).toBe('admitted');
    expect(scenario.admission(role(PERSON, 'ENTRY', 'brigade'))).toBe('admitted');
  });

  it('is one in a registered organisation, on real days in their order', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(role(PERSON, 'ENTRY', 'nowhere'))).toBe('org-unknown');
    expect(scenario.outcome(role(PERSON, 'ENTRY', 'bureau', { from: '2026-02-30' }))).toBe('day-not-real');
    expect(scenario.outcome(role(PERSON, 'ENTRY', 'bureau', { to: '2025-12-31' }))).toBe('validity-reversed');
  });

  it('is given by somebody else than its holder', () => {
    const scenario = openedBureau().given(role('head/H-2', 'HEAD', 'bureau'));
    const own = role('head/H-1', 'PUBLISHER', 'bureau');
    expect(scenario.admission({ ...own, actor: 'head/H-1' })).toBe('appoints-himself');
    expect(scenario.admission({ ...own, actor: 'head/H-2' })).toBe('admitted');
  });

  it('stands in the stream of the person', () => {
    const elsewhere = { stream: 'actor/clerk/C-2' };
    expect(openedBureau().outcome({ ...role(PERSON, 'ENTRY', 'bureau'), ...elsewhere })).toBe(
      'stream-mismatch',
    );
    expect(openedBureau().outcome({ ...withdrawal(PERSON, 'ENTRY', 'bureau'), ...elsewhere })).toBe(
      'stream-mismatch',
    );
  });
});

describe('separation of duties', () => {
  it.each([
    ['DRAW_ADMIN', 'REGISTRAR_ENTITY'],
    ['DRAW_ADMIN', 'REGISTRAR_OFFICER'],
    ['LEAD', 'REGISTRAR_ENTITY'],
    ['OFFICER', 'REGISTRAR_OFFICER'],
    ['LAB_SIGNER', 'LEAD'],
    ['LAB_SIGNER', 'OFFICER'],
    ['AUDITOR', 'HEAD'],
    ['AUDITOR', 'ENTRY'],
    ['AUDITOR', 'PUBLISHER'],
  ])('never lets one person be %s and %s, in whichever order and organisation', (one, other) => {
    const first = openedBureau().given(role(PERSON, one, 'bureau'));
    const second = openedBureau().given(role(PERSON, other, 'bureau'));
    expect(first.outcome(role(PERSON, other, 'brigade'))).toBe('role-separation');
    expect(second.outcome(role(PERSON, one, 'brigade'))).toBe('role-separation');
  });

  it('ends with the withdrawal of the other role', () => {
    const scenario = openedBureau().given(
      role(PERSON, 'DRAW_ADMIN', 'bureau'),
      withdrawal(PERSON, 'DRAW_ADMIN', 'bureau'),
    );
    expect(scenario.outcome(role(PERSON, 'REGISTRAR_ENTITY', 'bureau'))).toBe('accepted');
  });

  it('looks at the days on which both would be held', () => {
    const scenario = openedBureau().given(role(PERSON, 'DRAW_ADMIN', 'bureau', { to: '2026-06-30' }));
    expect(scenario.outcome(role(PERSON, 'REGISTRAR_ENTITY', 'bureau', { from: '2026-06-30' }))).toBe(
      'role-separation',
    );
    expect(scenario.outcome(role(PERSON, 'REGISTRAR_ENTITY', 'bureau', { from: '2026-07-01' }))).toBe(
      'accepted',
    );
  });

  it('lets an auditor look on, and officers lead', () => {
    const scenario = openedBureau().given(
      role('auditor/A-1', 'AUDITOR', 'bureau'),
      role(PERSON, 'OFFICER', 'brigade'),
    );
    expect(scenario.outcome(role('auditor/A-1', 'OBSERVER', 'bureau'))).toBe('accepted');
    expect(scenario.outcome(role(PERSON, 'LEAD', 'brigade'))).toBe('accepted');
  });

  it('is mutual', () => {
    const any = fc.constantFrom(...ROLES);
    fc.assert(
      fc.property(any, any, (one, other) => expect(areKeptApart(one, other)).toBe(areKeptApart(other, one))),
    );
  });
});
