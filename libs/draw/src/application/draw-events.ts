import { allOf, type EventDefinition, type Role } from '@mingjing/kernel';
import { isQuicknetSignature } from '../beacon/quicknet';
import { commitSeed } from '../domain/commit-seed';
import { countersignResult } from '../domain/countersign';
import { observeBeacon } from '../domain/observe-beacon';
import { orderFreeze } from '../domain/order-freeze';
import { admitPlan } from '../domain/plan-admission';
import { theTimesMustBeBounded } from '../domain/plan-bounds';
import { planDraw } from '../domain/plan-draw';
import { publishDraw } from '../domain/publish-draw';
import { revealSeed } from '../domain/reveal-seed';
import { theLoadsMustNotTellOfASealedDraw } from '../domain/sealed-before';
import { everyRowOfAListHasItsStratum } from '../domain/upstream-policies';
import { aSecretIsRevealedInOneDraw, noRevealedSecretIsCommittedTo } from '../domain/used-secrets';
import { admitVoid } from '../domain/void-admission';
import { voidDraw } from '../domain/void-draw';
import {
  DrawExecuted,
  DrawPublished,
  DrawResultCountersigned,
  DrawVoided,
  TasksAssignedSealed,
} from '../payloads/draw-course';
import { DrawPlanned } from '../payloads/draw-planned';
import { PlanPeriodEnded } from '../payloads/plan-year';
import { FreezeOrdered, RegisterFrozen } from '../payloads/register-frozen';
import { BeaconObserved, RevealOverdue, SeedCommitted, SeedRevealed } from '../payloads/seed-events';

const row = { version: 1, stream: 'draw', visibility: 'public' } as const;
const organiser = { ...row, statedBy: ['DRAW_ADMIN'] } as const;
const ledger = { ...row, statedBy: ['ledger'] } as const;
/** Whoever the plan names; that he is the one is the decider's to ask. */
const contributors: readonly Role[] = ['DRAW_ADMIN', 'LEGAL', 'HEAD', 'DEPUTY', 'OBSERVER', 'AUDITOR'];

/** The rows of draw.md, order of events, that stand in `draw/<drawId>`. */
export const drawEvents: readonly EventDefinition[] = [
  {
    ...organiser,
    type: 'DrawPlanned',
    payload: DrawPlanned,
    decide: planDraw,
    admit: allOf(admitPlan, theTimesMustBeBounded),
  },
  {
    ...{ ...row, type: 'SeedCommitted', payload: SeedCommitted, statedBy: contributors },
    decide: commitSeed,
    admit: noRevealedSecretIsCommittedTo,
  },
  {
    ...{ ...organiser, type: 'FreezeOrdered', payload: FreezeOrdered, decide: orderFreeze },
    admit: allOf(theLoadsMustNotTellOfASealedDraw, everyRowOfAListHasItsStratum),
  },
  { ...ledger, type: 'RegisterFrozen', payload: RegisterFrozen },
  {
    ...{ ...row, type: 'SeedRevealed', payload: SeedRevealed, statedBy: contributors },
    visibility: 'sealed',
    decide: revealSeed,
    admit: aSecretIsRevealedInOneDraw,
  },
  {
    ...{ ...organiser, type: 'BeaconObserved', payload: BeaconObserved },
    cosignedBy: ['LEGAL'],
    decide: observeBeacon(isQuicknetSignature),
  },
  { ...ledger, type: 'RevealOverdue', payload: RevealOverdue },
  { ...ledger, type: 'PlanPeriodEnded', stream: 'plan', payload: PlanPeriodEnded },
  { ...ledger, type: 'DrawExecuted', payload: DrawExecuted, visibility: 'sealed' },
  { ...ledger, type: 'TasksAssignedSealed', payload: TasksAssignedSealed, visibility: 'sealed' },
  {
    ...{ ...row, type: 'DrawResultCountersigned', payload: DrawResultCountersigned },
    statedBy: ['LEGAL'],
    decide: countersignResult,
  },
  {
    ...{ ...row, type: 'DrawVoided', payload: DrawVoided, statedBy: ['HEAD'] },
    cosignedBy: ['LEGAL'],
    decide: voidDraw,
    admit: admitVoid,
  },
  {
    ...{ ...row, type: 'DrawPublished', payload: DrawPublished, statedBy: ['PUBLISHER'] },
    cosignedBy: ['LEGAL'],
    decide: publishDraw,
  },
];
