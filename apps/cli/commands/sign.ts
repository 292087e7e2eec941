import type { SignedSubmission } from '@mingjing/client';
import type { Json } from '@mingjing/kernel';
import { readPen } from '../../ledger/composition/key-file';
import { CliFailure, EXIT } from '../failure';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { signedDraft } from './complete-draft';
import { readJson } from './read-json';
import { receiptLine } from './states';

export interface SignOptions {
  readonly key: string;
  readonly cosign: readonly string[];
  readonly origin: string | undefined;
  readonly expect?: number | 'none';
  /** Where it goes at once; otherwise the submission is printed. */
  readonly send?: Where;
}

/** Signs the statements of a file: one object, or an array that stands or falls together. */
export async function sign(path: string, options: SignOptions, io: CliIo): Promise<void> {
  const drafts = readJson(path);
  const completion = {
    pen: readPen(options.key),
    cosigners: options.cosign.map(readPen),
    origin: options.origin,
    ...(options.expect === undefined ? {} : { expect: options.expect }),
  };
  const all = (Array.isArray(drafts) ? drafts : [drafts]) as readonly Json[];
  const submissions = all.map((draft) => signedDraft(draft, completion, io));
  if (options.send !== undefined) return send(submissions, options.send, io);
  io.out(JSON.stringify(Array.isArray(drafts) ? submissions : submissions[0], null, 2));
}

async function send(submissions: readonly SignedSubmission[], where: Where, io: CliIo): Promise<void> {
  const answer = await atTheGateway(where, io, undefined, (gateway) => gateway.submit(submissions));
  if (!answer.ok) {
    const { code, reason } = answer.rejection;
    throw new CliFailure(`The ledger refused it (${code}): ${reason} Nothing was recorded.`, EXIT.no);
  }
  for (const [i, { statement }] of submissions.entries()) {
    const receipt = answer.receipts[i];
    if (receipt !== undefined) io.out(receiptLine(statement, receipt));
  }
}
