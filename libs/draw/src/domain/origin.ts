import type { TaskOrigin } from '../payloads/assignment-events';
import type { DrawState } from './draw-state';
import type { Cover } from './tables';

/** Where a drawn task came from: the kind of its draw, as far as a higher level stands behind it. */
export function originOf({ plan }: DrawState): TaskOrigin {
  switch (plan.kind) {
    case 'SPECIAL':
    case 'NATIONAL':
    case 'PROVINCIAL':
      return plan.kind;
    case 'DAILY':
    case 'KEY':
    case 'CITY':
    case 'JOINT':
      return 'DRAW';
    default:
      return unknownKind(plan.kind);
  }
}

/** National, provincial and city sampling and key checks spare the entity further daily checks (E18). */
export function coverOf(kind: string): Cover['by'] | undefined {
  switch (kind) {
    case 'NATIONAL':
    case 'PROVINCIAL':
    case 'CITY':
      return 'UPSTREAM';
    case 'KEY':
      return 'KEY';
    default:
      return undefined;
  }
}

function unknownKind(kind: never): never {
  throw new Error(`No draw is of kind ${String(kind)}`);
}
