import { CLERK, DEPUTY } from '../county/people';
import { afterFailure } from '../musts/after-failure';
import { answerFound } from '../musts/answer-found';
import type { Found, Plot } from '../musts/found';
import { publishResult } from '../publication/publish-result';
import { at, dayOf, MINUTE, workingDay, workingDayBefore } from '../story/moments';
import type { Step } from '../story/step';
import { sitting, type Story } from '../story/story';
import { writeVisit } from './during-visit';
import { entryOf, type Entry } from './entry-time';
import { afterLateEntry } from './late-entry';
import { laboratory } from './laboratory';
import type { Visit } from './visit';

/** Minutes after the start at which the officers answer what they found. */
const ANSWERED_AFTER = 32 * MINUTE;

/** One visit, from its approval to the publication of its result, and all that follows from what it finds. */
export function makeVisit(story: Story, visit: Visit, plot: Plot = {}): readonly Step[] {
  const entry = entryOf(visit);
  const found = foundAt(story, visit, entry, plot);
  const answered = found.traces.length === 0 ? [] : answerFound(found);
  const result = resultOf(story, visit);
  const written = writeVisit(story, visit, result, entry);
  story.truth.count('visits');
  if (visit.traces.length > 0) story.truth.count('badVisits');
  return [
    ...announced(story, visit),
    sitting(entry.at, visit.leadActor, written.opening, written.files),
    ...answered,
    sitting(entry.at, visit.leadActor, written.closing),
    ...afterLateEntry(story, visit, entry, [...written.opening, ...written.closing]),
    ...passedOn(story, visit, entry),
    ...laboratory(found, entry),
    ...publishResult(story, visit, result, entry.at),
  ];
}

function foundAt(story: Story, visit: Visit, entry: Entry, plot: Plot): Found {
  return {
    ...{ story, visit, plot, afterFailure },
    chance: visit.chance.of('found'),
    traces: visit.traces,
    since: visit.start + 6 * MINUTE,
    answerable: visit.start + ANSWERED_AFTER,
    enteredAt: entry.at,
    pictures: [story.file('样例照片', visit.task, 1).sha256],
  };
}

/** As the truth about its findings has it by the end of the visit. */
function resultOf(story: Story, { traces, end }: Visit): string {
  const truths = traces.map(({ finding }) => story.truth.of(finding));
  if (truths.every(({ answer }) => answer?.kind === 'DISMISSED' && answer.at <= end)) return 'NORMAL';
  if (truths.some(({ transfer }) => transfer?.police === false)) return 'TRANSFERRED';
  return truths.some(({ penalty }) => penalty.onSpotAt !== undefined) ? 'CASE_OPENED' : 'ORDERED';
}

/** Approved by the deputy and announced to the entity the working day before (rule T-29). */
function announced(story: Story, { task, start, leadActor }: Visit): readonly Step[] {
  const day = workingDayBefore(dayOf(start));
  const approved = at(day, '16:30');
  const notified = at(day, '16:45');
  const stream = `task/${task}`;
  const notice = { visitsThisYear: 1, rights: true, channel: '电话' };
  return [
    sitting(approved, DEPUTY, [story.act('InspectionApproved', stream, approved, {})]),
    sitting(notified, leadActor, [story.act('InspectionNotified', stream, notified, notice)]),
  ];
}

/** The clerk pushes what was entered to the shared platform the next morning. */
function passedOn(story: Story, { task, origin }: Visit, entry: Entry): readonly Step[] {
  const moment = at(workingDay(dayOf(entry.at), 1), '09:00');
  const stream = `task/${task}`;
  const pushed = story.act('InspectionPushed', stream, moment, { receipt: '平台回执' });
  const isUpstream = origin === 'NATIONAL' || origin === 'PROVINCIAL';
  const reported = story.act('ReportedUpward', stream, moment, { receipt: '上级系统回执' });
  return [sitting(moment, CLERK, isUpstream ? [pushed, reported] : [pushed])];
}
