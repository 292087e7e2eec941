import { rejection, type Policy } from '@mingjing/kernel';

/** Corrections, anchors and late entries stand alone: one statement in a stream of its own. */
export const opensItsStream: Policy<unknown, unknown> = (_state, { stream }, facts) =>
  facts.revision(stream) < 0
    ? undefined
    : rejection('stream-used', `${stream} holds a statement already: state this one in a new stream.`, {
        stream,
      });
