import { basename } from 'node:path';
import { firstBad, firstUnchecked, verdictOf, type Report, type Tools, type Verdict } from '@mingjing/bundle';
import { nativeVerify, sha256 } from '@mingjing/writer';
import { givenFile, openFiles } from '../../verify-page/openers/open-files';
import type { GivenFile } from '../../verify-page/openers/opener';
import { recomputed } from '../../verify-page/openers/transcript-opener';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { givenKeys, type TrustOptions } from './given-keys';
import { readBytes } from './read-json';

export interface VerifyFileCommand extends TrustOptions {
  /** The entry that a proof is about. */
  readonly entry?: string;
  /** Of a log only: refused here. */
  readonly since?: string;
  /** Of a log only: refused here. */
  readonly requireFiles?: true;
}

/** Verifies a bundle, a proof or a transcript offline: the same code as verify.html, the native libraries. */
export function verifyFile(path: string, command: VerifyFileCommand, io: CliIo): ExitCode {
  if (command.since !== undefined) throw unreadable(NO_GROWTH);
  if (command.requireFiles !== undefined) throw unreadable(NO_FILES);
  const [entry] = [command.entry].flatMap((one) =>
    one === undefined ? [] : [givenFile(basename(one), readBytes(one))],
  );
  const report = readable(path, entry, command);
  if (entry !== undefined && report.kind !== 'proof') throw unreadable(noProof(path));
  for (const line of linesOf(report)) io.out(line);
  return EXITS[verdictOf(report)];
}

/** Throws CliFailure where nothing in the file could be judged. */
function readable(path: string, entry: GivenFile | undefined, command: TrustOptions): Report {
  const [report] = openFiles([givenFile(basename(path), readBytes(path))], toolsFor(command), entry);
  if (report === undefined || report.kind === 'unknown') throw unreadable(unknown(path));
  if (report.isUnreadable !== true) return report;
  throw unreadable(`${path} cannot be read (${firstBad(report)?.detail.en ?? ''})`);
}

const EXITS: Readonly<Record<Verdict, ExitCode>> = {
  ...{ good: EXIT.done, itself: EXIT.done, different: EXIT.no, bad: EXIT.no },
  ...{ unchecked: EXIT.unreadable, unreadable: EXIT.unreadable },
};

const NO_GROWTH =
  '--since asks whether a log has grown from a checkpoint that you kept, which no single file can show: name the exported log, its service or, with --data, its data folder.';

const NO_FILES =
  '--require-files is asked of a whole log; which files a bundle encloses its own report says.';

/** A file that is none of ours was not altered: it is the wrong one. */
function unknown(path: string): string {
  return `${path} is neither a bundle, nor a tlog-proof, nor the transcript of a draw. Of an exported log name the folder, of a ledger its data folder with --data.`;
}

function noProof(path: string): string {
  return `--entry names the entry that a tlog-proof is about, and ${path} is none: leave it out.`;
}

/** The native libraries, and the keys that the user trusts. Throws CliFailure. */
export function toolsFor(command: TrustOptions): Tools {
  return {
    sha256,
    verify: nativeVerify,
    given: givenKeys(command),
    transcript: (transcript) => recomputed(transcript, sha256),
  };
}

const MARKS = { good: 'ok  ', bad: 'BAD ', note: 'note', unchecked: '??  ' } as const;

function linesOf(report: Report): readonly string[] {
  return [headline(report), ...checkLines(report)];
}

export function checkLines({ checks }: Report): readonly string[] {
  return checks.map(({ status, title, detail }) => `  ${MARKS[status]}  ${title.en}: ${detail.en}`);
}

function headline(report: Report): string {
  const verdict = verdictOf(report);
  switch (verdict) {
    case 'good':
      return `OK: ${report.title.en}`;
    case 'itself':
      return `OK, it agrees with itself: ${report.title.en}; draw verify with --bundle holds it against the log`;
    case 'unchecked':
      return `NOT CHECKED: ${report.title.en}: ${wanted(report)}`;
    case 'different':
    case 'bad':
    case 'unreadable':
      return failing(report);
    default:
      return unknownVerdict(verdict);
  }
}

function wanted(report: Report): string {
  return firstUnchecked(report)?.name === 'checkpoint'
    ? "give the log's verifier key with --log-key, for a proof does not hold it"
    : 'name the entry that it is about with --entry';
}

function failing(report: Report): string {
  const found = firstBad(report);
  return `FAILED at ${found?.name ?? ''}: ${found?.detail.en ?? ''}`;
}

function unknownVerdict(verdict: never): never {
  throw new Error(`No report ends as ${String(verdict)}`);
}
