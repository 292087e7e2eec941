import { judgedAt, questionOf, rollUp, type MustsQuestion, type RollUpQuery } from '@mingjing/accountability';
import { LedgerInUse } from '@mingjing/event-store';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { openingIn } from '../../ledger/composition/opening';
import { openViews, type OpenViews } from '../../ledger/composition/open-views';
import { unreadable } from '../failure';
import { heldByAService, originIn } from '../gateway/open-alone';
import type { MustsAnswer, MustsQuery } from './musts-answer';

/** Rolls up the three musts from the views of a data folder, as the API does. Throws CliFailure. */
export async function askLocally(folder: DataFolder, query: MustsQuery): Promise<MustsAnswer> {
  const question = questionFrom(query);
  await originIn(folder);
  const isStory = (await openingIn(folder))?.clock === 'story';
  const open = await openViews(folder).catch((error: unknown) => {
    throw error instanceof LedgerInUse ? heldByAService(folder.root, error) : error;
  });
  try {
    const told = answer(open, question.query, question.asOf);
    return isStory ? { ...told, clock: 'story' } : told;
  } finally {
    await open.close();
  }
}

function answer(open: OpenViews, query: RollUpQuery, moment: string | undefined): MustsAnswer {
  const view = open.definitions.find(({ name }) => name === 'three_musts');
  if (view === undefined) throw new Error('There is no view three_musts');
  const asOf = moment ?? open.lastRecordedAt;
  const judged = judgedAt(open.views.rows(view, { where: { kind: 'finding' } }), asOf);
  return { size: open.size, asOf, ...rollUp(judged, query) };
}

function questionFrom(asked: MustsQuery): Extract<MustsQuestion, { readonly ok: true }> {
  const question = questionOf(asked);
  if (question.ok) return question;
  throw unreadable(`--${question.name} is ${question.is}.`);
}
