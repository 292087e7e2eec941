import { basename } from 'node:path';
import { firstBad, verifyBundle } from '@mingjing/bundle';
import {
  isQuicknetSignature,
  publicTranscript,
  verifyTranscript,
  type Transcript,
  type Verification,
} from '@mingjing/draw';
import { isJsonObject, type Json, type Rejection } from '@mingjing/kernel';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { recomputed } from '../../verify-page/openers/transcript-opener';
import { hashLine } from '../draw/hash-line';
import { readTranscriptFile } from '../draw/read-transcript-file';
import { WITHOUT_THE_LOG } from '../draw/without-the-log';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import type { TrustOptions } from './given-keys';
import { readBytes } from './read-json';
import { checkLines, toolsFor } from './verify-file';

/** The ten-minute verifier prefers the plainest way to the fastest: beyond this it would take minutes. */
const PLAINLY = 20_000;

export interface DrawVerifyCommand extends TrustOptions {
  /** Of a full transcript the public one alone is checked: the selection. */
  readonly isPublic: boolean;
  /** The bundle of the draw, whose signed events the transcript is held against. */
  readonly bundle?: string;
}

/**
 * Recomputes a draw from its transcript, twice: by the code that drew it, and by the ten-minute verifier,
 * which shares nothing with it. Needs neither the server nor the log; with a bundle the transcript is held
 * against what was signed too.
 */
export function drawVerify(path: string, command: DrawVerifyCommand, io: CliIo): ExitCode {
  const given = readTranscriptFile(path);
  const file = command.isPublic ? withoutPersonal(given) : given;
  const verification = verifyTranscript(file, sha256, isQuicknetSignature);
  refuseOtherFiles(path, verification);
  const { verdict, lines } = verification;
  for (const line of lines.slice(0, -1)) io.out(line);
  // Shaped as a transcript, or it would have been refused.
  if (verdict.startsWith('OK')) io.out(hashLine(file as unknown as Transcript, sha256));
  if (command.bundle === undefined) io.out(WITHOUT_THE_LOG);
  const contradiction = command.bundle === undefined ? undefined : held(file, verdict, command, io);
  const plain = plainly(file);
  io.out(`ten-minute verifier: ${plain ?? 'not asked; it is made for draws of up to 20,000 entities'}`);
  const fault = faultOf(verdict, plain, lines.at(-1)) ?? contradiction;
  io.out(fault ?? verdict);
  return fault === undefined ? EXIT.done : EXIT.no;
}

/** A file that is no transcript is neither right nor wrong. Throws CliFailure. */
function refuseOtherFiles(path: string, verification: Verification): void {
  if (verification.verdict !== 'REFUSED') return;
  const { code, reason } = verification.rejection;
  if (code === 'malformed-transcript') throw unreadable(`${path}: ${reason}`);
}

/** What the two verifiers say against it; undefined where both recompute it. */
function faultOf(verdict: string, plain: string | undefined, last: string | undefined): string | undefined {
  if (verdict !== 'OK' && verdict !== 'OK (selection only)') return last ?? verdict;
  if (plain === undefined || plain === verdict) return undefined;
  return `DIFFERENT: the two verifiers do not agree (${verdict}, ${plain}); report it`;
}

/** What of the bundle does not hold, or what the transcript says otherwise; undefined where all is well. Throws CliFailure. */
function held(file: Json, verdict: string, command: DrawVerifyCommand, io: CliIo): string | undefined {
  const { bundle = '', ...trust } = command;
  if (!isJsonObject(file)) throw unreadable('A transcript is a JSON object.');
  const tools = { ...toolsFor(trust), transcript: () => verdict };
  const verified = verifyBundle(readBytes(bundle), tools, file);
  if (verified.rejection !== undefined) throw unreadable(notABundle(bundle, verified.rejection));
  for (const line of [`${basename(bundle)}: ${verified.report.title.en}`, ...checkLines(verified.report)]) {
    io.out(line);
  }
  const bad = firstBad(verified.report);
  return bad && `DIFFERENT at ${bad.name}: ${bad.detail.en}`;
}

function notABundle(path: string, { code, reason }: Rejection): string {
  if (code === 'bundle-version') return `${path} cannot be read: ${reason}`;
  return `${path} is no bundle (${code}): ${reason} Give the file that mingjing bundle draw/ID writes.`;
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
