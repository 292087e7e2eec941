import { commitmentOf, drawOf, tasksOfDraw, type DrawnTask } from '@mingjing/draw';
import { fromBase64, toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau, Saying } from './bureau';
import { BAND_DECISION, CHECKLIST, FLOOR_DECISION, openCounty, PLAN } from './county';
import { COUNTERSIGNER, LEGAL, ORGANISER } from './county-people';

export const DRAW = 'D-2026-1';

/** How far a draw has come; each stage holds the ones before it. */
export const STAGES = [
  'PLANNED',
  'FROZEN',
  'REVEALING',
  'EXECUTED',
  'COUNTERSIGNED',
  'OFFICERS',
  'UNBLINDED',
] as const;
export type Stage = (typeof STAGES)[number];

const COURSE: Readonly<Record<Stage, (bureau: Bureau) => Promise<unknown>>> = {
  PLANNED: async (bureau) => {
    await bureau.says(ORGANISER, plannedDraw());
    await bureau.says(ORGANISER, commitment('organiser'));
    await bureau.says(LEGAL, commitment('legal'));
  },
  FROZEN: (bureau) => bureau.says(ORGANISER, { type: 'FreezeOrdered', stream: `draw/${DRAW}`, data: {} }),
  REVEALING: (bureau) => bureau.says(ORGANISER, reveal(bureau, 'organiser')),
  EXECUTED: (bureau) => bureau.says(LEGAL, reveal(bureau, 'legal')),
  COUNTERSIGNED: (bureau) => bureau.says(COUNTERSIGNER, countersignature(bureau)),
  OFFICERS: (bureau) => bureau.passTo('2026-03-09T08:30:00.000+08:00'),
  UNBLINDED: (bureau) => bureau.passTo('2026-03-09T12:30:00.000+08:00'),
};

/** A county whose first draw has come so far. */
export async function drawnUpTo(stage: Stage): Promise<Bureau> {
  const bureau = await openCounty();
  await advance(bureau, 'PLANNED', stage);
  return bureau;
}

/** Lets the draw go on, from one stage up to another, both included. */
export async function advance(bureau: Bureau, from: Stage, to: Stage): Promise<void> {
  for (const stage of STAGES.slice(STAGES.indexOf(from), STAGES.indexOf(to) + 1)) await COURSE[stage](bureau);
}

export function plannedDraw(id = DRAW, members: object = {}): Saying {
  const ratio = { mode: 'ratio' };
  const strata = [
    {
      ...{ id: 'S-places', field: 'G/public-places', ...ratio, ratioDecision: BAND_DECISION },
      select: { categories: ['PP'] },
    },
    {
      ...{ id: 'S-clinics', field: 'G/medical', ...ratio, ratio: [30, 100], ratioDecision: FLOOR_DECISION },
      select: { categories: ['MI'] },
    },
  ];
  return {
    type: 'DrawPlanned',
    stream: `draw/${id}`,
    data: {
      ...{
        plan: PLAN,
        no: 1,
        kind: 'DAILY',
        items: ['PP-01', 'PP-02', 'MI-01'],
        checklist: CHECKLIST,
        strata,
      },
      contributors: [
        { id: 'legal', actor: LEGAL },
        { id: 'organiser', actor: ORGANISER },
      ],
      ...{ validOn: '2026-03-09', organiser: ORGANISER, reserve: 'NONE', algorithm: 'mingjing-draw-v1' },
      ...{ commitBy: '2026-03-03T17:00:00.000+08:00', revealBy: '2026-03-04T17:00:00.000+08:00' },
      unblind: { officers: '2026-03-09T08:00:00.000+08:00', entity: '2026-03-09T12:00:00.000+08:00' },
      ...members,
    },
  };
}

/** One for each draw: no secret serves two. */
export function secretOf(contributor: string, id = DRAW): string {
  return toHex(sha256(utf8(`secret of ${contributor} ${id}`)));
}

export function commitment(contributor: string, id = DRAW): Saying {
  const data = commitmentOf(id, { contributor, secret: secretOf(contributor, id) }, sha256);
  return { type: 'SeedCommitted', stream: `draw/${id}`, data };
}

/** A reveal under the checkpoint that is served now. */
export function reveal(
  bureau: Bureau,
  contributor: string,
  { id = DRAW, secret = secretOf(contributor, id) } = {},
): Saying {
  const [, size, root] = bureau.ledger.writer.sealed.note.split('\n');
  const checkpoint = { size: Number(size), root: toHex(fromBase64(root ?? '') ?? new Uint8Array()) };
  return { type: 'SeedRevealed', stream: `draw/${id}`, data: { contributor, secret, checkpoint } };
}

export function countersignature(bureau: Bureau): Saying {
  const result = drawOf(bureau.ledger.writer.facts(), DRAW)?.sealed?.result ?? '';
  return { type: 'DrawResultCountersigned', stream: `draw/${DRAW}`, data: { result } };
}

/** What nobody may know yet; the test takes it from the ledger's own memory. */
export function drawnTasks(bureau: Bureau): readonly DrawnTask[] {
  return tasksOfDraw(bureau.ledger.writer.facts(), DRAW);
}
