import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  NO_KEYS,
  firstBad,
  holds,
  parseGivenKeys,
  type GivenKeys,
  type Report,
  type Tools,
} from '@mingjing/bundle';
import { nativeVerify, sha256 } from '@mingjing/writer';
import { givenFile, openFiles } from '../../verify-page/openers/open-files';
import { recomputed } from '../../verify-page/openers/transcript-opener';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { readBytes } from './read-json';

export interface VerifyFileCommand {
  readonly logKey?: string;
  /** A file of verifier keys, or a tlog-policy. */
  readonly trust?: string;
  /** The entry that a proof is about. */
  readonly entry?: string;
}

/** Verifies a bundle, a proof or a transcript offline: the same code as verify.html, the native libraries. */
export function verifyFile(path: string, command: VerifyFileCommand, io: CliIo): ExitCode {
  const paths = command.entry === undefined ? [path] : [path, command.entry];
  const files = paths.map((one) => givenFile(basename(one), readBytes(one)));
  const reports = openFiles(files, toolsFor(command));
  refuseUnknown(path, reports);
  for (const report of reports) for (const line of linesOf(report)) io.out(line);
  return reports.every(holds) ? EXIT.done : EXIT.no;
}

/** A file that is none of ours was not altered: it is the wrong one. Throws CliFailure. */
function refuseUnknown(path: string, [report]: readonly Report[]): void {
  if (report?.kind !== 'unknown') return;
  throw unreadable(
    `${path} is neither a bundle, nor a tlog-proof, nor the transcript of a draw. Of an exported log name the folder, of a ledger its data folder with --data.`,
  );
}

/** The native libraries, and the keys that the user trusts. Throws CliFailure. */
export function toolsFor(command: VerifyFileCommand): Tools {
  return {
    sha256,
    verify: nativeVerify,
    given: keysOf(command),
    transcript: (transcript) => recomputed(transcript, sha256),
  };
}

/** What the user named and what his policy holds. Throws CliFailure. */
function keysOf({ logKey, trust }: VerifyFileCommand): GivenKeys {
  const text = [logKey, trust === undefined ? undefined : readFileSync(trust, 'utf8')];
  const written = text.filter((one) => one !== undefined).join('\n');
  if (written === '') return NO_KEYS;
  const keys = parseGivenKeys(sha256, written);
  if (keys.ok) return keys.value;
  throw unreadable(keys.rejection.reason);
}

const MARKS = { good: 'ok  ', bad: 'BAD ', note: 'note' } as const;

function linesOf(report: Report): readonly string[] {
  const bad = firstBad(report);
  const verdict = bad === undefined ? 'OK' : `FAILED at ${bad.name}: ${bad.detail.en}`;
  return [
    `${verdict}${bad === undefined ? `: ${report.title.en}` : ''}`,
    ...report.checks.map(({ status, title, detail }) => `  ${MARKS[status]}  ${title.en}: ${detail.en}`),
  ];
}
