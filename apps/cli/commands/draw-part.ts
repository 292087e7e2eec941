import { existsSync } from 'node:fs';
import type { Pen } from '@mingjing/client';
import { commitmentOf } from '@mingjing/draw';
import { toHex } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { readPen } from '../../ledger/composition/key-file';
import { drawBeforeUnblinding, type SealedResult } from '../draw/draw-questions';
import { forgetSecret, readSecret, secretAt } from '../draw/secret-file';
import { CliFailure, EXIT, unreadable } from '../failure';
import type { Gateway, Inquiries } from '../gateway/gateway';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { receiptLine, state, type Stated } from './states';

/** Whoever takes part in a draw: where, and by which key. */
export interface Part {
  readonly where: Where;
  readonly key: string;
}

/** Makes a contributor's secret, keeps it in the file, and states the commitment to it. */
export async function drawCommit(draw: string, path: string, part: Part, io: CliIo): Promise<void> {
  const pen = readPen(part.key);
  await atTheGateway(part.where, io, pen, async (gateway) => {
    const contributor = await contributorOf(pen, draw, gateway);
    const isNew = !existsSync(path);
    const secret = secretAt(path, { draw, contributor }, io.random);
    const data = { ...commitmentOf(draw, secret, sha256) };
    try {
      await stated({ type: 'SeedCommitted', stream: `draw/${draw}`, data }, pen, gateway, io);
    } catch (error) {
      if (isNew && error instanceof CliFailure && error.exitCode === EXIT.no) forgetSecret(path);
      throw error;
    }
    io.err(`${path} alone can open this commitment: show it to nobody, and lose it neither.`);
  });
}

/** Opens the commitment, under the checkpoint that is served now: proof that everything else stood before. */
export async function drawReveal(draw: string, path: string, part: Part, io: CliIo): Promise<void> {
  const pen = readPen(part.key);
  const { contributor, secret } = readSecret(path, draw);
  await atTheGateway(part.where, io, pen, async (gateway) => {
    const { size, root } = await gateway.checkpoint();
    const data = { contributor, secret, checkpoint: { size, root: toHex(root) } };
    await stated({ type: 'SeedRevealed', stream: `draw/${draw}`, data }, pen, gateway, io);
  });
}

/** Signs the sealed result for legal affairs, and shows what was signed: counts and hashes, no name. */
export async function drawCountersign(draw: string, part: Part, io: CliIo): Promise<void> {
  const pen = readPen(part.key);
  await atTheGateway(part.where, io, pen, async (gateway) => {
    const { status, toCountersign } = await gateway.answer(drawBeforeUnblinding(draw));
    if (toCountersign === undefined) throw nothingToSign(draw, status);
    for (const line of linesOf(toCountersign)) io.out(line);
    const data = { result: toCountersign.result };
    await stated({ type: 'DrawResultCountersigned', stream: `draw/${draw}`, data }, pen, gateway, io);
  });
}

async function stated(what: Stated, pen: Pen, gateway: Gateway, io: CliIo): Promise<void> {
  io.out(receiptLine(what, await state(what, pen, gateway, io)));
}

/** The contributor that the plan lets this key's actor speak for. Throws CliFailure. */
async function contributorOf({ actor }: Pen, draw: string, gateway: Inquiries): Promise<string> {
  const { plan } = await gateway.answer(drawBeforeUnblinding(draw));
  const own = plan.contributors.find((contributor) => contributor.actor === actor);
  if (own !== undefined) return own.id;
  const named = plan.contributors.map((contributor) => contributor.actor).join(', ');
  throw unreadable(
    `${actor} contributes nothing to ${draw}; its plan names ${named}. Give one of their keys.`,
  );
}

function nothingToSign(draw: string, status: string): CliFailure {
  return new CliFailure(
    `${draw} has no result to countersign: it is ${status}. A result is signed by legal affairs (LEGAL), once, between its execution and its unblinding.`,
    EXIT.no,
  );
}

function linesOf({ result, tasks, strata }: SealedResult): readonly string[] {
  const drawn = strata.map(
    ({ id, population, drawn: count }) => `${id}: ${count} of ${population} entities drawn`,
  );
  return [...drawn, `${tasks} tasks assigned; result ${result}`];
}
