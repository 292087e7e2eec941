import {
  countedRows,
  judgedAt,
  questionOf,
  rollUp,
  type CountedQuery,
  type JudgedFinding,
  type MustsQuestion,
} from '@mingjing/accountability';
import { LedgerInUse } from '@mingjing/event-store';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openingIn } from '../../ledger/composition/opening';
import { openViews, type OpenViews } from '../../ledger/composition/open-views';
import { unreadable } from '../failure';
import { heldByAService, originIn } from '../gateway/open-alone';
import type { MustsAnswer, MustsListed, MustsQuery } from './musts-answer';

/** Rolls up the three musts from the views of a data folder, as the API does. Throws CliFailure. */
export function rollUpLocally(folder: DataFolder, query: MustsQuery): Promise<MustsAnswer> {
  return locally(folder, query, rollUp);
}

/** The rows behind the numbers, from the views of a data folder. Throws CliFailure. */
export function listLocally(folder: DataFolder, query: MustsQuery): Promise<MustsListed> {
  return locally(folder, query, (judged, asked) => ({ rows: countedRows(judged, asked) }));
}

type Told<T> = T & { readonly size: number; readonly asOf: string; readonly clock?: 'story' };

async function locally<T extends object>(
  folder: DataFolder,
  query: MustsQuery,
  answer: (judged: readonly JudgedFinding[], query: CountedQuery) => T,
): Promise<Told<T>> {
  const question = questionFrom(query);
  await originIn(folder);
  const isStory = (await openingIn(folder))?.clock === 'story';
  const open = await openViews(folder).catch((error: unknown) => {
    throw error instanceof LedgerInUse ? heldByAService(folder.root, error) : error;
  });
  try {
    const asOf = question.asOf ?? open.lastRecordedAt;
    const told = { size: open.size, asOf, ...answer(judgedIn(open, asOf), question.query) };
    return isStory ? { ...told, clock: 'story' } : told;
  } finally {
    await open.close();
  }
}

function judgedIn({ definitions, views }: OpenViews, asOf: string): readonly JudgedFinding[] {
  const view = definitions.find(({ name }) => name === 'three_musts');
  if (view === undefined) throw new Error('There is no view three_musts');
  return judgedAt(views.rows(view, { where: { kind: 'finding' } }), asOf);
}

function questionFrom(asked: MustsQuery): Extract<MustsQuestion, { readonly ok: true }> {
  const question = questionOf(asked);
  if (question.ok) return question;
  throw unreadable(`--${question.name} must be ${question.is}.`);
}
