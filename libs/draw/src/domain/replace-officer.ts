import { holdsRole, ruleAt, ruleMissing } from '@mingjing/governance/contracts';
import {
  accept,
  rejection,
  streamId,
  under,
  type Decide,
  type Facts,
  type JsonObject,
} from '@mingjing/kernel';
import {
  isAboveCap,
  replaceOfficer as replacementOf,
  replacementShare,
  type Replacement,
} from '../algorithm/replacement';
import type { Assignment } from '../algorithm/draw-types';
import { findById } from '../algorithm/text-order';
import type { ReplacementRequested } from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { drawOf, type DrawState } from './draw-state';
import { reserveCalls } from './drawn-tasks';
import { DRAW_ALGORITHM } from './execute';
import { recomputeDraw, type RecomputedDraw } from './recompute';
import { rowOf, TABLE, type PlaceCount } from './tables';
import {
  pairMustBeDrawn,
  taskMustBeKnown,
  taskMustBeOpen,
  visitMustNotHaveBegun,
  type TaskPolicy,
} from './task-policies';

type ReplacementPolicy = TaskPolicy<ReplacementRequested>;

/** The cap on replacements in percent of the places of a draw (draw.md, replacement); 15 as it ships. */
const CAP_RULE = 'T-12';

const theCapMustBePublished: ReplacementPolicy = (_task, _statement, facts) =>
  ruleAt(facts, CAP_RULE, facts.recordedAt) === undefined
    ? ruleMissing(CAP_RULE, facts.recordedAt)
    : undefined;

const aRecusalMustBeGranted: ReplacementPolicy = (task, { data }) => {
  const isGranted = task?.recusals?.some(({ officer, granted }) => officer === data.out && granted === true);
  if (data.reason !== 'RECUSAL' || isGranted === true) return undefined;
  const reason = `The recusal of officer ${data.out} is not granted; the head decides first (RecusalDecided).`;
  return rejection('recusal-not-granted', reason, { officer: data.out });
};

/** Departures by choice would turn the draw into a choice: above the cap the head answers for them. */
const aboveTheCapTheHeadSigns: ReplacementPolicy = (task, { data, cosigners = [] }, facts) => {
  const share = shareOf(task, facts);
  if (!isAboveCap(share, capOf(facts))) return undefined;
  const isSigned = cosigners.some((actor) => holdsRole(facts, actor, 'HEAD'));
  if (isSigned && data.exception !== undefined) return undefined;
  const [cap] = capOf(facts);
  const reason = `${share.replaced} of ${share.assigned} places would be replaced, more than ${cap} %. The head cosigns, and "exception" says why.`;
  return rejection('replacement-above-cap', reason, { ...share, cap });
};

const replace: Decide<TaskState, ReplacementRequested> = (task, { data, stream }, facts) => {
  const draw = drawOf(facts, task?.drawId ?? '');
  if (task === undefined || draw === undefined) throw new Error(`A replacement without a draw in ${stream}`);
  const drawn = recomputeDraw(facts, draw);
  const now = assignmentNow(task, assignedAs(streamId(stream), task, draw, drawn, facts));
  const departure = { out: data.out, unavailable: data.unavailable ?? [] };
  const outcome = replacementOf(now, departure, (id) => findById(drawn.pool.officers, id)?.canLead ?? false);
  if (!outcome.ok) return { accepted: false, rejection: outcome.rejection };
  const event = { stream, type: 'OfficerReplaced', version: 1, algorithm: DRAW_ALGORITHM };
  return accept([{ ...event, data: replacedData(data.out, outcome.value, task, facts) }]);
};

/** Who came by the draw, in which order the rest would come: recomputed, so that nobody can say otherwise. */
function assignedAs(
  id: string,
  { entity }: TaskState,
  { id: drawId }: DrawState,
  drawn: RecomputedDraw,
  facts: Facts,
): Assignment {
  const name = id.startsWith(`${drawId}/`) ? id : `${drawId}/${entity}`;
  const called = reserveCalls(facts, drawId, drawn).flatMap(({ assignments }) => assignments);
  const assignment = [...drawn.result.assignments, ...called].find(({ task }) => task === name);
  if (assignment === undefined) throw new Error(`The draw ${drawId} assigned nobody to ${name}`);
  return assignment;
}

function assignmentNow(task: TaskState, drawn: Assignment): Assignment {
  const struck = new Set(task.struck);
  return {
    task: drawn.task,
    lead: task.lead ?? drawn.lead,
    second: task.second ?? drawn.second,
    substitutes: drawn.substitutes.filter((officer) => !struck.has(officer)),
  };
}

function replacedData(out: string, outcome: Replacement, task: TaskState, facts: Facts): JsonObject {
  const share = shareOf(task, facts);
  return {
    ...{ out, place: outcome.place === 'lead' ? 'LEAD' : 'SECOND' },
    ...(outcome.outcome === 'replaced'
      ? { incoming: outcome.incoming, lead: outcome.assignment.lead, second: outcome.assignment.second }
      : {}),
    share: [share.replaced, share.assigned],
    aboveCap: isAboveCap(share, capOf(facts)),
  };
}

function shareOf(task: TaskState | undefined, facts: Facts): ReturnType<typeof replacementShare> {
  const count = rowOf<PlaceCount>(facts, TABLE.placeCount, task?.drawId ?? '');
  return replacementShare(count?.replaced ?? 0, (count?.assigned ?? 0) / 2);
}

/** Of what is allowed without the head: nothing where no rule is in force, which is refused before. */
function capOf(facts: Facts): readonly [number, number] {
  return [ruleAt(facts, CAP_RULE, facts.recordedAt)?.value ?? 0, 100];
}

export const requestReplacement: Decide<TaskState, ReplacementRequested> = under(
  [
    taskMustBeKnown,
    taskMustBeOpen,
    pairMustBeDrawn,
    visitMustNotHaveBegun,
    aRecusalMustBeGranted,
    theCapMustBePublished,
    aboveTheCapTheHeadSigns,
  ],
  replace,
);
