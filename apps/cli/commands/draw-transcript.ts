import {
  isQuicknetSignature,
  publishedHashes,
  verifyTranscript,
  type PublicTranscript,
  type Transcript,
} from '@mingjing/draw';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { readPen } from '../../ledger/composition/key-file';
import { hashLine } from '../draw/hash-line';
import { withTranscriptsAt } from '../draw/transcripts-at';
import { writeTranscript } from '../draw/write-transcript';
import { CliFailure, EXIT } from '../failure';
import { atTheGateway, type Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { receiptLine, state } from './states';

export interface DrawTranscriptCommand {
  readonly where: Where;
  /** Key file of a reader of draws: he is given the full transcript. */
  readonly key?: string;
  readonly out?: string;
}

/** Writes the transcript of a draw into a file: what everybody may have, or with a reader's key all of it. */
export async function drawTranscript(
  draw: string,
  { where, key, out }: DrawTranscriptCommand,
  io: CliIo,
): Promise<void> {
  const reader = key === undefined ? undefined : readPen(key);
  const transcript = await withTranscriptsAt(where, reader, io, (transcriptOf) => transcriptOf(draw));
  const path = out ?? `${draw}.transcript.json`;
  // The full one names officers and their conflicts of interest.
  writeTranscript(path, transcript, reader === undefined ? 0o644 : 0o600);
  const which = reader === undefined ? 'public' : 'full';
  io.out(`${path}: the ${which} transcript of draw/${draw}`);
  io.out(hashLine(transcript, sha256));
  io.err(`Recompute it anywhere, without this server: mingjing draw verify ${path}, or open verify.html.`);
}

export interface DrawPublishCommand {
  readonly where: Where;
  /** Key file of the publisher. */
  readonly key: string;
  /** Key file of somebody of legal affairs: he reads the full transcript, and signs beside. */
  readonly cosign: string;
}

/** Publishes a draw by the hashes of its transcripts, once this program has recomputed it. */
export async function drawPublish(
  draw: string,
  { where, key, cosign }: DrawPublishCommand,
  io: CliIo,
): Promise<void> {
  const [publisher, legal] = [readPen(key), readPen(cosign)];
  const given = await withTranscriptsAt(where, legal, io, (transcriptOf) => transcriptOf(draw));
  const full = given as Transcript;
  demandThatItHolds(full);
  const data = publishedHashes(full, sha256);
  io.out(`recomputed: OK; transcript ${data.transcript}, publicTranscript ${data.publicTranscript}`);
  const what = { type: 'DrawPublished', stream: `draw/${draw}`, data };
  await atTheGateway(where, io, undefined, async (gateway) => {
    io.out(receiptLine(what, await state(what, publisher, gateway, io, [legal])));
  });
}

/** Nobody signs what a server says about a draw that he cannot recompute. Throws CliFailure. */
function demandThatItHolds(full: Transcript | PublicTranscript): void {
  const { verdict, lines } = verifyTranscript(full, sha256, isQuicknetSignature);
  if (verdict === 'OK') return;
  const reason = `Nothing was signed: the transcript that the ledger gave does not recompute. ${lines.at(-1) ?? verdict}`;
  throw new CliFailure(reason, EXIT.no);
}
