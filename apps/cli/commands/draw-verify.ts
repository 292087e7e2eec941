import { isQuicknetSignature, publicTranscript, verifyTranscript, type Transcript } from '@mingjing/draw';
import { isJsonObject, type Json } from '@mingjing/kernel';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { recomputed } from '../../verify-page/openers/transcript-opener';
import { EXIT, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { readTranscriptFile } from '../draw/read-transcript-file';

/** The ten-minute verifier prefers the plainest way to the fastest: beyond this it would take minutes. */
const PLAINLY = 20_000;

/** Whoever changes a ratio and draws anew has a transcript that recomputes. */
const WITHOUT_THE_LOG =
  'without the log: strata, ratios and registers are as the file says; the draw’s bundle holds them against the signed events (mingjing bundle draw/ID, then mingjing verify FILE)';

/**
 * Recomputes a draw from its transcript, twice: by the code that drew it, and by the ten-minute verifier,
 * which shares nothing with it. Needs neither the server nor the log. With `isPublic` a full transcript is
 * checked as the public one: the selection alone.
 */
export function drawVerify(path: string, isPublic: boolean, io: CliIo): ExitCode {
  const given = readTranscriptFile(path);
  const file = isPublic ? withoutPersonal(given) : given;
  const { verdict, lines } = verifyTranscript(file, sha256, isQuicknetSignature);
  const passed = verdict === 'OK' || verdict === 'OK (selection only)';
  for (const line of lines.slice(0, -1)) io.out(line);
  io.out(WITHOUT_THE_LOG);
  const plain = plainly(file);
  io.out(`ten-minute verifier: ${plain ?? 'not asked; it is made for draws of up to 20,000 entities'}`);
  if (passed && plain !== undefined && plain !== verdict) {
    io.out(`DIFFERENT: the two verifiers do not agree (${verdict}, ${plain}); report it`);
    return EXIT.no;
  }
  io.out(lines.at(-1) ?? '');
  return passed ? EXIT.done : EXIT.no;
}

function plainly(file: Json): string | undefined {
  const entities = isJsonObject(file) ? file['entities'] : undefined;
  if (Array.isArray(entities) && entities.length > PLAINLY) return undefined;
  return recomputed(file, sha256);
}

function withoutPersonal(file: Json): Json {
  if (!isJsonObject(file) || !isJsonObject(file['result'] ?? null)) return file;
  return { ...publicTranscript(file as unknown as Transcript) };
}
