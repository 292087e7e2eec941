import { rejection, under, type Policy } from '@mingjing/kernel';
import type { Anchored } from '../payloads/observations';
import { opensItsStream } from './single-statements';

/** Whoever anchors must have anchored this log: another root would prove another history. */
const theRootMustBeTheLogs: Policy<unknown, Anchored> = (_state, { data }, facts) => {
  const root = facts.root(data.size);
  if (root === data.root) return undefined;
  return root === undefined
    ? rejection('size-beyond-log', `The log is not ${data.size} entries long: anchor a size that it has.`, {
        size: data.size,
      })
    : rejection(
        'root-differs',
        `At size ${data.size} the log has another root than the anchored one: see whether the anchor is of this log, and tell the administrator if it is.`,
        {
          size: data.size,
          anchored: data.root,
          root,
        },
      );
};

export const recordAnchor = under<unknown, Anchored>([opensItsStream, theRootMustBeTheLogs]);
