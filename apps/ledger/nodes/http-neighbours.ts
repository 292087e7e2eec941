import type { HolderState, Neighbours } from '@mingjing/nodes';
import type { Answer } from '@mingjing/writer';
import type { Rejection } from '@mingjing/kernel';
import { asJson, type NodeCaller } from './node-caller';

/** Milliseconds for a statement: longer than a witness is waited for. A change of writer ends it earlier. */
const ANSWER_MS = 30_000;
/** Milliseconds after which a node that says nothing is not there. */
const THERE_MS = 3_000;

/** What a node says of something seen by a reader of another one. */
export interface Observed {
  /** Why it cannot be recorded now. */
  readonly rejection?: Rejection;
}

/** What a node that others may leave the pen to says of itself. */
export interface PenTold {
  readonly writing: boolean;
  /** False where it has the pen and has been kept from writing for a while. */
  readonly able: boolean;
  /** Which process this is, as a term names it. */
  readonly instance: string;
}

/** The other nodes, over HTTP: statements are handed on as they came in, byte for byte. */
export function httpNeighbours(caller: NodeCaller): Neighbours {
  return {
    submit: (url, { bytes }, wait, until) =>
      caller.json<Answer>({
        ...{ url, path: `/nodes/statements?wait=${wait}`, body: bytes },
        ...{ timeout: ANSWER_MS, until },
      }),
    observe: async (url, observation, until) => {
      const path = '/nodes/observations';
      const call = { url, path, body: asJson(observation), timeout: ANSWER_MS, until };
      return (await caller.json<Observed>(call)).rejection;
    },
    holder: ({ url, instance }) =>
      caller.json<PenTold>({ url, path: '/nodes/pen', timeout: THERE_MS }).then(
        (told) => holderIn(told, instance),
        () => 'away',
      ),
  };
}

/** A node of an older release says nothing of being kept from writing. */
function holderIn(told: Omit<PenTold, 'able'> & Partial<PenTold>, instance: string): HolderState {
  if (told.instance !== instance) return 'away';
  return told.able === false ? 'unable' : 'able';
}
