import { isQuicknetSignature, publicTranscript, verifyTranscript, type Transcript } from '@mingjing/draw';
import { isJsonObject, type Json } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { EXIT, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { readJson } from './read-json';

/** Entities, officers and results stand at most this deep in a transcript. */
const DEPTH = 16;

/**
 * Recomputes a draw from its transcript; needs neither the server nor the log. With `isPublic` a full
 * transcript is checked as the public one: the selection alone.
 */
export function drawVerify(path: string, isPublic: boolean, io: CliIo): ExitCode {
  const file = readJson(path, DEPTH);
  const { verdict, lines } = verifyTranscript(
    isPublic ? withoutPersonal(file) : file,
    sha256,
    isQuicknetSignature,
  );
  for (const line of lines) io.out(line);
  return verdict === 'OK' || verdict === 'OK (selection only)' ? EXIT.done : EXIT.no;
}

function withoutPersonal(file: Json): Json {
  if (!isJsonObject(file) || !isJsonObject(file['result'] ?? null)) return file;
  return { ...publicTranscript(file as unknown as Transcript) };
}
