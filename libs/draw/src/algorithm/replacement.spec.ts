import { codeOf, valueOf } from '../testing/draws';
import { isAboveCap, replaceOfficer, replacementShare, type Departure } from './replacement';

const assignment = { task: 'D/E1', lead: 'Li', second: 'Wang', substitutes: ['Zhao', 'Qian', 'Sun'] };

function departure(out: string, ...unavailable: readonly string[]): Departure {
  return { out, unavailable: unavailable.map((officer) => ({ officer, reason: 'on leave' })) };
}

function replaced(of: Departure, ...leaders: readonly string[]): unknown {
  const replacement = valueOf(replaceOfficer(assignment, of, (officer) => leaders.includes(officer)));
  if (replacement.outcome === 'unassigned') return 'unassigned';
  const { lead, second, substitutes } = replacement.assignment;
  return [lead, second, ...substitutes];
}

describe('a replacement', () => {
  it.each([
    ['the second moves up and the next comes in', departure('Li'), ['Wang'], ['Wang', 'Zhao', 'Qian', 'Sun']],
    ['a second who cannot lead stays', departure('Li'), ['Qian'], ['Qian', 'Wang', 'Zhao', 'Sun']],
    ['the next follows a second', departure('Wang'), [], ['Li', 'Zhao', 'Qian', 'Sun']],
    ['who cannot come is passed over', departure('Wang', 'Zhao'), [], ['Li', 'Qian', 'Sun']],
    ['also for the second who moved up', departure('Li', 'Zhao'), ['Wang'], ['Wang', 'Qian', 'Sun']],
    ['also for a lead', departure('Li', 'Qian'), ['Qian', 'Sun'], ['Sun', 'Wang', 'Zhao']],
    ['nobody can lead', departure('Li'), [], 'unassigned'],
    ['the only one who can lead is away', departure('Li', 'Sun'), ['Sun'], 'unassigned'],
    ['nobody is left', departure('Wang', 'Zhao', 'Qian', 'Sun'), ['Wang'], 'unassigned'],
    ['a pair needs two', departure('Li', 'Zhao', 'Qian', 'Sun'), ['Wang'], 'unassigned'],
  ])('%s', (_rule, of, leaders, expected) => {
    expect(replaced(of, ...leaders)).toEqual(expected);
  });

  it('names the place that was left and who comes to the task', () => {
    const moved = valueOf(replaceOfficer(assignment, departure('Li'), (officer) => officer === 'Wang'));
    expect(moved).toMatchObject({ outcome: 'replaced', place: 'lead', incoming: 'Zhao' });
  });

  it.each([
    ['someone who is not on the task', departure('Zhao'), 'not-on-this-task'],
    ['an absence of the other place', departure('Li', 'Wang'), 'not-a-substitute'],
    [
      'an absence without a reason',
      { out: 'Li', unavailable: [{ officer: 'Zhao', reason: ' ' }] },
      'unavailable-without-reason',
    ],
  ])('refuses %s', (_what, of, code) => {
    expect(codeOf(replaceOfficer(assignment, of, () => true))).toBe(code);
  });
});

describe('the share of replaced places', () => {
  it('counts the one being asked for, against two places a task', () => {
    expect(replacementShare(2, 10)).toEqual({ replaced: 3, assigned: 20 });
  });

  it('is above the cap only beyond it', () => {
    expect(isAboveCap(replacementShare(2, 10), [15, 100])).toBe(false);
    expect(isAboveCap(replacementShare(3, 10), [15, 100])).toBe(true);
  });
});
