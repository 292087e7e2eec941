import { randomBytes } from 'node:crypto';
import { commitmentOf, drawOf } from '@mingjing/draw';
import { chinaTime, fromBase64, toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { actorOf, type GreatCounty } from './great-county';

export const DRAW = 'N-1';
const STREAM = `draw/${DRAW}`;
const HOUR = 3_600_000;
const CONTRIBUTORS = ['legal', 'organiser'] as const;

/** Draws every entity of the register: planned, frozen, revealed and countersigned, an hour before its unblinding. */
export async function drawAll(county: GreatCounty, say: (line: string) => void): Promise<number> {
  const { clock } = county;
  await county.says('organiser', 'DrawPlanned', STREAM, planned(clock.now));
  const reveals = CONTRIBUTORS.map((contributor) => ({
    contributor,
    secret: toHex(randomBytes(32)),
  }));
  for (const reveal of reveals) {
    await county.says(reveal.contributor, 'SeedCommitted', STREAM, commitmentOf(DRAW, reveal, sha256));
  }
  await county.says('organiser', 'FreezeOrdered', STREAM, {});
  say('frozen');
  for (const { contributor, secret } of reveals) {
    const checkpoint = checkpointOf(county);
    await county.says(contributor, 'SeedRevealed', STREAM, { contributor, secret, checkpoint });
  }
  const sealed = drawOf(county.ledger.writer.facts(), DRAW)?.sealed;
  if (sealed === undefined) throw new Error('The draw was not executed');
  await county.says('countersigner', 'DrawResultCountersigned', STREAM, { result: sealed.result });
  say(`${String(sealed.tasks)} tasks drawn and countersigned`);
  return sealed.tasks;
}

/** How long after its planning both sides are told. */
export const UNTIL_UNBLINDING = 5 * HOUR;

/** How long after its planning it is made: late in the evening that is another day. */
const UNTIL_REVEALED = 3 * HOUR;

function planned(now: number): object {
  const unblind = chinaTime(now + UNTIL_UNBLINDING);
  const revealBy = chinaTime(now + UNTIL_REVEALED);
  return {
    ...{ plan: 'P', no: 1, kind: 'DAILY', items: ['PP-01'], checklist: 'health' },
    strata: [{ id: 'S', field: 'G/places', mode: 'census', select: { categories: ['PP'] } }],
    contributors: CONTRIBUTORS.map((id) => ({ id, actor: actorOf(id) })),
    ...{ validOn: revealBy.slice(0, 10), organiser: actorOf('organiser'), reserve: 'NONE' },
    ...{ commitBy: chinaTime(now + 2 * HOUR), revealBy },
    ...{ unblind: { officers: unblind, entity: unblind }, algorithm: 'mingjing-draw-v1' },
  };
}

function checkpointOf({ ledger }: GreatCounty): object {
  const [, size, root] = ledger.writer.sealed.note.split('\n');
  return { size: Number(size), root: toHex(fromBase64(root ?? '') ?? new Uint8Array()) };
}
