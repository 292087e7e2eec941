import { allOf, type EventDefinition, type Role } from '@mingjing/kernel';
import { addTask } from '../domain/add-task';
import { closeTask } from '../domain/close-task';
import { designateOfficers } from '../domain/designate';
import { aKeyCheckMustBeOrdered, aListMustBeOrdered } from '../domain/ordered-covers';
import { nobodyDecidesHisOwnRecusal } from '../domain/own-departure';
import { everyDepartureStandsInTheRegisters } from '../domain/recorded-departures';
import { decideRecusal, requestRecusal } from '../domain/recusal';
import { meetObligation, openObligation, receiveUpstream, recordTrigger } from '../domain/record-sources';
import { requestReplacement } from '../domain/replace-officer';
import {
  anOfficerWorksInTheField,
  theItemsStandOnAChecklist,
  theListIsNotDueBeforeItCame,
  theTaskIsNotDueBeforeItCame,
} from '../domain/workable-task';
import {
  AssignmentRevealed,
  OfficersDesignated,
  ReserveCalled,
  TaskAdded,
  TaskClosed,
} from '../payloads/assignment-events';
import {
  OfficerReplaced,
  RecusalDecided,
  RecusalRequested,
  ReplacementRequested,
} from '../payloads/replacement-events';
import {
  ObligationMet,
  ObligationOpened,
  TriggerRecorded,
  UpstreamTasksReceived,
} from '../payloads/task-sources';

/** A task's id names the entity that was drawn: sealed until the draw is unblinded. */
const sealed = { version: 1, stream: 'task', visibility: 'sealed' } as const;
const ledger = { ...sealed, statedBy: ['ledger'] } as const;
const read = { version: 1, visibility: 'reader' } as const;
const office: readonly Role[] = ['HEAD', 'DEPUTY', 'DRAW_ADMIN', 'ENTRY'];
const anyone: readonly Role[] = [...office, 'LEGAL', 'LEAD', 'OFFICER'];

export const taskEvents: readonly EventDefinition[] = [
  { ...ledger, type: 'AssignmentRevealed', payload: AssignmentRevealed },
  { ...ledger, type: 'ReserveCalled', payload: ReserveCalled },
  {
    ...{ ...sealed, type: 'RecusalRequested', payload: RecusalRequested, statedBy: anyone },
    personal: ['reason'],
    decide: requestRecusal,
  },
  {
    ...{ ...sealed, type: 'RecusalDecided', payload: RecusalDecided, statedBy: ['HEAD'] },
    decide: decideRecusal,
    admit: nobodyDecidesHisOwnRecusal,
  },
  {
    ...{ ...sealed, type: 'ReplacementRequested', payload: ReplacementRequested },
    statedBy: ['DRAW_ADMIN'],
    decide: requestReplacement,
    admit: everyDepartureStandsInTheRegisters,
  },
  { ...ledger, type: 'OfficerReplaced', payload: OfficerReplaced },
  {
    ...{ ...sealed, type: 'OfficersDesignated', payload: OfficersDesignated },
    statedBy: ['HEAD', 'DEPUTY', 'DRAW_ADMIN'],
    decide: designateOfficers,
  },
  { ...sealed, type: 'TaskClosed', payload: TaskClosed, statedBy: anyone, decide: closeTask },
  {
    ...{ ...read, type: 'TaskAdded', stream: 'task', payload: TaskAdded, statedBy: office },
    decide: addTask,
    admit: allOf(
      aKeyCheckMustBeOrdered,
      theItemsStandOnAChecklist,
      anOfficerWorksInTheField,
      theTaskIsNotDueBeforeItCame,
    ),
  },
];

/** What calls for visits besides the draw. */
export const sourceEvents: readonly EventDefinition[] = [
  {
    ...{ ...read, type: 'UpstreamTasksReceived', stream: 'upstream', payload: UpstreamTasksReceived },
    statedBy: office,
    decide: receiveUpstream,
    admit: allOf(aListMustBeOrdered, theListIsNotDueBeforeItCame),
  },
  {
    ...{ ...read, type: 'TriggerRecorded', stream: 'trigger', payload: TriggerRecorded, statedBy: anyone },
    personal: ['complainant', 'content'],
    decide: recordTrigger,
  },
  {
    ...{ ...read, type: 'ObligationOpened', stream: 'obligation', payload: ObligationOpened },
    statedBy: [...office, 'REGISTRAR_ENTITY'],
    decide: openObligation,
  },
  {
    ...{ ...read, type: 'ObligationMet', stream: 'obligation', payload: ObligationMet },
    statedBy: anyone,
    decide: meetObligation,
  },
];
