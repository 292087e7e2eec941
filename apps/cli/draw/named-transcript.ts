import { existsSync } from 'node:fs';
import type { Json } from '@mingjing/kernel';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import type { Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';
import { readTranscriptFile } from './read-transcript-file';
import { transcriptAt } from './transcript-at';

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

/** Transcripts in files, or those of draws which a ledger gives. Throws CliFailure. */
export async function transcriptsNamed(
  subjects: readonly string[],
  source: TranscriptSource,
  io: CliIo,
): Promise<readonly NamedTranscript[]> {
  const named: NamedTranscript[] = [];
  // One after the other: a data folder is opened by one at a time.
  for (const subject of subjects) named.push(await transcriptNamed(subject, source, io));
  return named;
}

async function transcriptNamed(
  subject: string,
  { where, key }: TranscriptSource,
  io: CliIo,
): Promise<NamedTranscript> {
  if (isFile(subject, where)) return { name: subject, file: readTranscriptFile(subject) };
  const reader = key === undefined ? undefined : readPen(key);
  const transcript = await transcriptAt(where, { draw: subject, ...(reader && { reader }) }, io);
  return { name: `draw ${subject} of ${where.url ?? where.data}`, file: { ...transcript } };
}

/** Where there is no such file it is meant as one if it is named like one, or if no ledger is at hand. */
function isFile(subject: string, { data, url }: Where): boolean {
  if (existsSync(subject) || /[\\/]|\.jsonl?$/.test(subject)) return true;
  return url === undefined && !existsSync(dataFolder(data).ledger);
}
