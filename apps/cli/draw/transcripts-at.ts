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

/** The transcript of a draw, the full one where a reader asks. Throws CliFailure. */
export type TranscriptOf = (draw: string) => Promise<Transcript | PublicTranscript>;

/**
 * Asks a ledger for the transcripts of draws, at one opening for all of them: a data folder, or a service, whose
 * word they then are until somebody recomputes them. Throws CliFailure.
 */
export async function withTranscriptsAt<T>(
  { data, url }: Where,
  reader: Pen | undefined,
  io: CliIo,
  work: (transcriptOf: TranscriptOf) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return work(await overHttp(url, reader, io));
  return atTheDesk(data, reader, io, async ({ desk, ledger, authorization }) => {
    const facts = ledger.writer.facts();
    return work(async (draw) => {
      if (drawOf(facts, draw) === undefined) throw unreadable(`There is no draw ${draw} in this ledger.`);
      return toldTranscript(desk, facts, draw, reader && { authorization: authorization() });
    });
  });
}

async function overHttp(url: string, reader: Pen | undefined, io: CliIo): Promise<TranscriptOf> {
  const gateway = await HttpGateway.open(url, (origin) => reader && readerToken(reader, origin, io.clock()));
  return async (draw) => {
    const path = `draws/${encodeURIComponent(draw)}/transcript`;
    const bytes = await gateway.bytes(reader === undefined ? path : `${path}?full=true`);
    // What a service sends is judged where it is recomputed.
    return readTranscriptBytes(bytes, url) as unknown as Transcript | PublicTranscript;
  };
}
