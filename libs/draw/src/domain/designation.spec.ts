import { CLERK, county, HEAD, officer, officerChange, ORGANISER } from '../testing/county';
import { DRAW, unblindedDraw } from '../testing/steps';
import { aDesignation, aTask, TASK } from '../testing/tasks';
import { anApproval, aNotice, aStart } from '../testing/visits';
import { assignmentOf } from './assignment';
import { tasksOfDraw } from './drawn-tasks';

describe('officers designated by decision', () => {
  const added = () => county().given(aTask());

  it('are shown as not random', () => {
    const now = added().given(aDesignation());
    expect(assignmentOf(now.facts(), TASK)).toMatchObject({
      ...{ lead: 'G-02', second: 'G-04', random: false, revealedTo: { officers: true, entity: false } },
    });
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('accepted');
  });

  it.each<[string, object, object]>([
    ['two-officers-needed', { second: 'G-02' }, {}],
    ['officer-not-eligible', { lead: 'G-99' }, {}],
    ['officer-cannot-lead', { lead: 'G-04', second: 'G-02' }, {}],
    ['officer-has-conflict', { lead: 'G-01' }, {}],
    ['decider-not-authorised', { decider: 'legal/L-1' }, {}],
    ['decider-must-sign', {}, { actor: ORGANISER }],
    ['not-authorised', {}, { actor: CLERK }],
  ])('are refused with %s where they are %j', (code, members, signs) => {
    expect(added().outcome(aDesignation(members, signs))).toBe(code);
  });

  it('may be entered by another, if the decider signs', () => {
    expect(added().outcome(aDesignation({}, { actor: ORGANISER, cosigners: [HEAD] }))).toBe('accepted');
  });

  it('hold a certificate that is valid that day', () => {
    const certificate = { kind: '行政执法证', validFrom: '2020-01-01', validTo: '2026-01-31' };
    const now = added().given(officer('G-07', { certificate }), officerChange('G-05', { status: 'LEFT' }));
    expect(now.outcome(aDesignation({ lead: 'G-07' }))).toBe('officer-not-eligible');
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('officer-not-eligible');
  });

  it('are not away that day', () => {
    const data = { from: '2026-03-02', to: '2026-03-06' };
    const absence = { type: 'AbsenceRecorded', stream: 'officer/G-04', actor: 'registrar/R-2', data };
    expect(added().given(absence).outcome(aDesignation())).toBe('officer-not-eligible');
  });

  it('never take the place of drawn ones', () => {
    const now = unblindedDraw();
    const [first] = tasksOfDraw(now.facts(), DRAW);
    expect(now.outcome(aDesignation({}, {}, first?.task))).toBe('officers-drawn');
    expect(now.outcome(aDesignation({}, {}, `${DRAW}/E-999`))).toBe('task-unknown');
  });

  it('are not exchanged once the visit has begun', () => {
    const now = added().given(aDesignation());
    now.given(anApproval(TASK), aNotice(now, TASK), aStart(now, TASK));
    expect(now.outcome(aDesignation({ second: 'G-05' }))).toBe('visit-begun');
  });
});
