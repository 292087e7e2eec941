import { drawnTasks, drawnUpTo } from '../kit/county-draw';
import { CHECKLIST } from '../kit/county';
import { announce, pairOf } from '../kit/county-visit';
import type { Bureau } from '../kit/bureau';

let bureau: Bureau;

beforeAll(async () => {
  bureau = await drawnUpTo('UNBLINDED');
});

afterAll(() => bureau.close());

/** Officers are told on 9 March at eight. */
it.each([
  ['2026-01-10T09:00:00.000+08:00', 'before-unblinding'],
  ['2026-03-09T07:59:59.999+08:00', 'before-unblinding'],
  ['2026-03-09T08:00:00.000+08:00', 'accepted'],
])('a drawn visit said to have begun at %s is %s', async (occurredAt, outcome) => {
  const [task] = drawnTasks(bureau).map(pairOf);
  if (task === undefined) throw new Error('Nobody was drawn');
  const data = { checklist: CHECKLIST, checklistVersion: 1, urgent: true };
  const visit = { type: 'InspectionStarted', stream: `task/${task.task}`, data, cosigners: [task.second] };
  expect(await bureau.outcome(task.lead, { ...visit, occurredAt })).toBe(outcome);
});

it('a notice is not dated before it either', async () => {
  const [, task] = drawnTasks(bureau).map(pairOf);
  if (task === undefined) throw new Error('Nobody was drawn');
  const data = { visitsThisYear: 1, rights: true, channel: '电话' };
  const notice = { type: 'InspectionNotified', stream: `task/${task.task}`, data };
  const occurredAt = '2026-03-02T09:00:00.000+08:00';
  expect(await bureau.outcome(task.lead, { ...notice, occurredAt })).toBe('before-unblinding');
  await announce(bureau, task);
});
