import { existsSync } from 'node:fs';
import type { PublicTranscript, Transcript } from '@mingjing/draw';
import type { Json } from '@mingjing/kernel';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import type { Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { readTranscriptFile } from './read-transcript-file';
import { withTranscriptsAt } from './transcripts-at';

export interface TranscriptSource {
  /** The ledger in which a draw is looked up. */
  readonly where: Where;
  /** Key file of a reader of draws, to whom it gives the full transcript. */
  readonly key?: string;
}

export interface NamedTranscript {
  /** Of whom it was had. */
  readonly name: string;
  readonly file: Json;
}

/**
 * Transcripts in files, or those of draws which a ledger gives. Beside files alone neither the ledger nor the key
 * is opened. Throws CliFailure.
 */
export async function transcriptsNamed(
  subjects: readonly string[],
  { where, key }: TranscriptSource,
  io: CliIo,
): Promise<readonly NamedTranscript[]> {
  if (subjects.every((subject) => isFile(subject, where))) return subjects.map(ofFile);
  const reader = key === undefined ? undefined : readPen(key);
  return withTranscriptsAt(where, reader, io, async (transcriptOf) => {
    const named: NamedTranscript[] = [];
    for (const subject of subjects) {
      if (isFile(subject, where)) named.push(ofFile(subject));
      else named.push(ofDraw(subject, where, await transcriptOf(subject)));
    }
    return named;
  });
}

function ofFile(path: string): NamedTranscript {
  return { name: path, file: readTranscriptFile(path) };
}

function ofDraw(
  draw: string,
  { data, url }: Where,
  transcript: Transcript | PublicTranscript,
): NamedTranscript {
  return { name: `draw ${draw} of ${url ?? data}`, file: { ...transcript } };
}

/** Where there is no such file it is meant as one if it is named like one, or if no ledger is at hand. */
function isFile(subject: string, { data, url }: Where): boolean {
  if (existsSync(subject) || /[\\/]|\.jsonl?$/.test(subject)) return true;
  return url === undefined && !existsSync(dataFolder(data).ledger);
}
