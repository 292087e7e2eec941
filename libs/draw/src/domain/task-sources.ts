import { streamId, type Facts, type Plain, type RecordedEvent } from '@mingjing/kernel';
import type {
  ObligationMet,
  ObligationOpened,
  TriggerRecorded,
  UpstreamTasksReceived,
} from '../payloads/task-sources';

export type UpstreamList = Plain<UpstreamTasksReceived> & {
  readonly id: string;
  readonly receivedAt: string;
};
export type Trigger = Plain<TriggerRecorded> & { readonly id: string };
export type Obligation = Plain<ObligationOpened> & {
  readonly id: string;
  /** The task by which it was met. */
  readonly met?: string;
};

export function evolveUpstream(
  state: UpstreamList | undefined,
  event: RecordedEvent,
): UpstreamList | undefined {
  if (event.type !== 'UpstreamTasksReceived') return state;
  const data = event.data as unknown as Plain<UpstreamTasksReceived>;
  return { ...data, id: streamId(event.stream), receivedAt: event.occurredAt };
}

export function evolveTrigger(state: Trigger | undefined, event: RecordedEvent): Trigger | undefined {
  if (event.type !== 'TriggerRecorded') return state;
  return { ...(event.data as unknown as Plain<TriggerRecorded>), id: streamId(event.stream) };
}

export function evolveObligation(
  state: Obligation | undefined,
  event: RecordedEvent,
): Obligation | undefined {
  switch (event.type) {
    case 'ObligationOpened':
      return { ...(event.data as unknown as Plain<ObligationOpened>), id: streamId(event.stream) };
    case 'ObligationMet':
      return state && { ...state, met: (event.data as unknown as ObligationMet).task };
    default:
      return state;
  }
}

/** The list of a higher level; undefined where none was received under the id. */
export function upstreamOf(facts: Facts, id: string): UpstreamList | undefined {
  return facts.state('draw', `upstream/${id}`) as UpstreamList | undefined;
}

export function triggerOf(facts: Facts, id: string): Trigger | undefined {
  return facts.state('draw', `trigger/${id}`) as Trigger | undefined;
}

export function obligationOf(facts: Facts, id: string): Obligation | undefined {
  return facts.state('draw', `obligation/${id}`) as Obligation | undefined;
}
