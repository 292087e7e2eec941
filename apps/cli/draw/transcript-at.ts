import type { Pen } from '@mingjing/client';
import { drawOf } from '@mingjing/draw/contracts';
import type { PublicTranscript, Transcript } from '@mingjing/draw';
import { toldTranscript } from '../../ledger/http/told-transcript';
import { unreadable } from '../failure';
import { atTheDesk } from '../gateway/at-the-desk';
import { HttpGateway } from '../gateway/http-gateway';
import type { Where } from '../gateway/open-gateway';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';
import { readTranscriptBytes } from './read-transcript-file';

export interface TranscriptAsked {
  readonly draw: string;
  /** Who asks for the full one; without him it is the public one. */
  readonly reader?: Pen;
}

/**
 * The transcript of a draw as a ledger gives it: of a data folder, or of a service, whose word it then is
 * until somebody recomputes it. Throws CliFailure.
 */
export async function transcriptAt(
  { data, url }: Where,
  { draw, reader }: TranscriptAsked,
  io: CliIo,
): Promise<Transcript | PublicTranscript> {
  if (url !== undefined) return overHttp(url, { draw, ...(reader && { reader }) }, io);
  return atTheDesk(data, reader, io, async ({ desk, ledger, authorization }) => {
    const facts = ledger.writer.facts();
    if (drawOf(facts, draw) === undefined) throw unreadable(`There is no draw ${draw} in this ledger.`);
    return toldTranscript(desk, facts, draw, reader && { authorization });
  });
}

async function overHttp(
  url: string,
  { draw, reader }: TranscriptAsked,
  io: CliIo,
): Promise<Transcript | PublicTranscript> {
  const gateway = await HttpGateway.open(url, (origin) => reader && readerToken(reader, origin, io.clock()));
  const path = `draws/${encodeURIComponent(draw)}/transcript`;
  const bytes = await gateway.bytes(reader === undefined ? path : `${path}?full=true`);
  // What a service sends is judged where it is recomputed.
  return readTranscriptBytes(bytes, url) as unknown as Transcript | PublicTranscript;
}
