import { rejection, type Entry, type Rejection } from '@mingjing/kernel';
import type { DraftEntry } from '../deciding/constitution';

/** What an outsider found wrong with an entry. */
export interface Fault {
  readonly index: number;
  readonly rejection: Rejection;
}

export function wrongRevision({ revision, statement }: Entry, next: number): Rejection | undefined {
  if (revision === next) return undefined;
  return rejection('revision-wrong', `The entry should be revision ${String(next)} of ${statement.stream}.`, {
    found: revision,
    next,
  });
}

export function derivedMissing({ statement }: DraftEntry): Rejection {
  return rejection(
    'derived-missing',
    `Here the ${statement.type} is missing that follows from an earlier entry.`,
    { type: statement.type, cause: statement.cause ?? '' },
  );
}

export function derivedUnfounded({ statement: { type } }: Entry): Rejection {
  return rejection('derived-unfounded', `Nothing that stands before it calls for this ${type}.`, { type });
}

export function derivedWrong({ statement: { type, id } }: DraftEntry): Rejection {
  return rejection('derived-wrong', `Here should stand the ${type} that follows from the entries before.`, {
    type,
    id,
  });
}

export function clockBackwards(recordedAt: string): Rejection {
  return rejection('clock-backwards', 'The entry was recorded before the one that it follows.', {
    recordedAt,
  });
}

export function idTwice(id: string): Rejection {
  return rejection('id-twice', `The id ${id} stands in the log twice.`, { id });
}

export function causeUnknown(cause: string): Rejection {
  return rejection('unknown-cause', 'The entry names a cause that does not stand before it.', { cause });
}

export function idNotRandom(id: string): Rejection {
  return rejection('id-version', 'An observed entry has a random id.', { id });
}
