import { chinaTime, type JsonObject } from '@mingjing/kernel';
import { HEAD, LEGAL, ORGANISER } from '../generator/county/people';
import { at, laterBy } from '../generator/story/moments';
import type { Attack, Outcome, Try } from './attack';
import { exposedIf, type Stage } from './stage';
import type { Course } from './the-draws';

const MADE_UP = { cause: 'WRONG_INPUT', reason: '名录有误', proof: ['ab'.repeat(32)] };

interface Draws {
  readonly counts: { readonly voided: number; readonly abandoned: number };
  readonly draws: readonly {
    readonly id: string;
    readonly alerts: readonly { readonly kind: string }[];
  }[];
}

/**
 * 4: legal affairs have revealed, so the organiser can compute whom it would draw; he does not like it
 * and keeps silent, to draw again.
 */
export async function abandonedDraw(stage: Stage, course: Course): Promise<Attack> {
  const { draw, planned, frozen, revealed } = course;
  await stage.play([...planned, ...frozen, revealed[1]]);
  const early = await voids(stage, draw.id, [LEGAL]);
  await stage.server.reach(at(draw.day, '12:30'));
  await stage.server.told();
  const seen = await stage.publicly<Draws>('draws');
  const silent = exposedIf(
    seen.counts.abandoned === 1,
    'alert ABANDONED on /v1/draws',
    'the ledger recorded who kept silent at the deadline (RevealOverdue)',
  );
  const alone = await voids(stage, draw.id, []);
  const unproved = await voids(stage, draw.id, [LEGAL], MADE_UP);
  return {
    no: 4,
    title: 'abandon a draw',
    tries: [
      { tried: 'void the draw as abandoned while the deadline runs', outcome: early },
      { tried: 'keep silent past the deadline', outcome: silent },
      { tried: 'void it alone, without legal affairs', outcome: alone },
      { tried: 'void it for a wrong input, on a hash of which nobody has the file', outcome: unproved },
      ...(await drawAgain(stage, course)),
    ],
  };
}

async function drawAgain(stage: Stage, { draw, planned }: Course): Promise<readonly Try[]> {
  const voided = await voids(stage, draw.id, [LEGAL]);
  if (voided.kind !== 'SUCCEEDED') throw new Error(`The draw could not be voided: ${voided.reason}`);
  const remembered = await isRemembered(stage, draw.id);
  const [step] = planned;
  const [plan] = step?.kind === 'sitting' ? step.acts : [];
  const times = laterTimes(stage.server.now);
  const fresh = stage.act('DrawPlanned', `draw/${draw.id}B`, { ...plan?.data, ...times });
  const replacing = stage.act('DrawPlanned', `draw/${draw.id}C`, {
    ...plan?.data,
    ...times,
    replaces: draw.id,
  });
  const freshly = await stage.tries(ORGANISER, fresh);
  const replaced = await stage.tries(ORGANISER, replacing);
  if (replaced.kind !== 'SUCCEEDED')
    throw new Error(`The draw could not be replaced: ${replaced.by}: ${replaced.reason}`);
  const freeze = stage.act('FreezeOrdered', `draw/${draw.id}C`, {});
  return [
    {
      tried: 'void it with both signatures and forget it',
      outcome: remembered,
    },
    { tried: 'draw afresh under the same number, as if nothing had been', outcome: freshly },
    {
      tried: 'replace it openly, but with a register frozen anew',
      outcome: await stage.tries(ORGANISER, freeze),
    },
  ];
}

/** A void ends neither the count nor the alert. */
async function isRemembered(stage: Stage, draw: string): Promise<Outcome> {
  const { counts, draws } = await stage.publicly<Draws>('draws');
  const alerts = draws.find(({ id }) => id === draw)?.alerts ?? [];
  return exposedIf(
    counts.voided === 1 && counts.abandoned === 1 && alerts.some(({ kind }) => kind === 'ABANDONED'),
    'GET /v1/draws',
    `counted for ever: ${String(counts.voided)} voided, ${String(counts.abandoned)} abandoned; the alert ABANDONED stands`,
  );
}

async function voids(
  stage: Stage,
  draw: string,
  cosigners: readonly string[],
  data: JsonObject = { cause: 'ABANDONED', reason: '一方未按时公开' },
): Promise<Outcome> {
  return stage.tries(HEAD, stage.act('DrawVoided', `draw/${draw}`, data, { cosigners }));
}

function laterTimes(now: number): {
  readonly [member: string]: string | { readonly [side: string]: string };
} {
  const on = (days: number): string => chinaTime(laterBy(now, days));
  return {
    commitBy: on(2),
    revealBy: on(4),
    unblind: { officers: on(6), entity: on(7) },
  };
}
