import { rejection, type Facts, type Rejection } from '@mingjing/kernel';
import { rehearse, type Rehearsed } from '@mingjing/writer';
import { constitutionOf, findKey } from './constitution';

/** What an import states before its completion. */
const OF_AN_IMPORT: ReadonlySet<string> = new Set([
  'EntityRegistered',
  'OfficerRegistered',
  'TaskAdded',
  'UpstreamTasksReceived',
]);

/** What the ledger would say to rows of an import, by position; nothing else is ever tried without being stated. */
export function rehearseImport(
  facts: Facts,
  now: number,
  rows: readonly Rehearsed[],
): ReadonlyMap<number, Rejection> {
  const position = rows.findIndex(({ statement }) => !OF_AN_IMPORT.has(statement.type));
  if (position >= 0) return new Map([[position, NO_ROW]]);
  const log = { root: (size: number) => facts.root(size), file: (hash: string) => facts.file(hash) };
  return rehearse(constitutionOf(facts.ledger, log), findKey, { facts, now }, rows);
}

const NO_ROW = rejection(
  'not-of-an-import',
  'Only the rows of an import can be tried without being recorded: entities, officers, and tasks with their list.',
);
