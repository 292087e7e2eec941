import { logKeysInForce, recordedTime } from '@mingjing/kernel';
import { strangeEncoding } from '@mingjing/log';
import { EXIT, unreadable, type ExitCode } from '../failure';
import { given } from '../given';
import type { CliIo } from '../io';
import { withTemporaryFolder } from '../log/temporary-folder';
import { claimSeenBefore } from '../verify/seen-before';
import type { LogFault, LogSummary } from '../verify/verdict';
import { logAt, type LogOptions } from './log-at';
import { cliPolicy } from './cli-policy';
import { soundLogKey } from './given-keys';
import { readBytes } from './read-json';
import { verifySource } from './verify-source';

export interface VerifyCommand extends LogOptions {
  /** The log's verifier key as the user has it from elsewhere. */
  readonly logKey?: string;
  /** A tlog-policy file: whose cosignatures the checkpoint must bear. */
  readonly policy?: string;
  /** A checkpoint or proof that the user kept: the log must contain it. */
  readonly since?: string;
  /** Every file that an entry names must be here. */
  readonly requireFiles?: true;
}

/** Verifies a log offline and says what the first bad entry is, if any. */
export async function verify(
  named: string | undefined,
  options: VerifyCommand,
  io: CliIo,
): Promise<ExitCode> {
  const started = io.clock();
  const asked = {
    ...given({ logKey: soundLogKey(options.logKey), requireFiles: options.requireFiles }),
    ...cliPolicy(options.policy),
    ...kept(options.since),
  };
  const verdict = await withTemporaryFolder(async (temporary) => {
    const source = await logAt(named, options, temporary, io);
    try {
      return await verifySource(source, { temporary, ...asked }, io);
    } finally {
      await source.close();
    }
  });
  if (!verdict.ok) {
    io.out(faultLine(verdict.fault));
    return EXIT.no;
  }
  for (const line of summaryLines(verdict.summary, io.clock() - started)) io.out(line);
  return EXIT.done;
}

function kept(since: string | undefined): { readonly seenBefore?: readonly string[] } {
  if (since === undefined) return {};
  const bytes = readBytes(since);
  const text = Buffer.from(bytes).toString('utf8');
  const claimed = claimSeenBefore(text);
  if (claimed.ok) return { seenBefore: [text] };
  const why = strangeEncoding(bytes) ?? claimed.rejection.reason;
  throw unreadable(`--since wants a checkpoint or a proof that you kept, and ${since} is none: ${why}`);
}

function faultLine({ index, id, path, rejection: { code, reason } }: LogFault): string {
  const entry = index === undefined ? '' : ` at entry ${index}${id === undefined ? '' : ` (${id})`}`;
  return `FAILED${entry}${path === undefined ? '' : ` in ${path}`}: ${code}: ${reason}`;
}

export function summaryLines(summary: LogSummary, milliseconds: number): readonly string[] {
  const { origin, size, root, signatures, secondOpinions, derived, filesHashed, filesAbsent } = summary;
  const seconds = Math.max(0.001, milliseconds / 1_000);
  return [
    `OK: ${size} entries of ${origin}`,
    ...notChecked(summary),
    `  root        ${root}`,
    ...trustedLines(summary),
    ...keyLines(summary),
    ...witnessLines(summary),
    `  signatures  ${signatures} valid, ${secondOpinions} of them by a second implementation too`,
    `  derived     ${derived} events recomputed`,
    `  files       ${filesHashed} hashed, ${filesAbsent} named but not here`,
    `  time        ${seconds.toFixed(1)} s, ${Math.round(size / seconds)} entries/s`,
  ];
}

/** Directly under the verdict: what it does not speak of. */
function notChecked({ filesHashed, filesAbsent }: LogSummary): readonly string[] {
  if (filesAbsent === 0) return [];
  return [
    `NOT CHECKED: ${filesAbsent} of the ${filesAbsent + filesHashed} files that entries name are not here (--require-files makes this a failure)`,
  ];
}

/** The key that everything hangs on, and those by which the log signs now where they are others. */
function trustedLines({ givenLogKey, logKey, logKeys, size }: LogSummary): readonly string[] {
  const trusted = givenLogKey ?? logKey;
  const why =
    givenLogKey === undefined
      ? 'as entry 0 says of itself: compare it with one from elsewhere, or give it with --log-key'
      : 'as given';
  const inForce = logKeysInForce(logKeys, size).filter((one) => one.logKey !== trusted);
  return [`  log key     ${trusted} (${why})`, ...inForce.map((one) => `  in force    ${one.logKey}`)];
}

/** How the log changed its key, and who vouches for each. */
function keyLines({ logKeys }: LogSummary): readonly string[] {
  return logKeys.flatMap(({ logKey, enrolledAt, endorsement, retiredAt, lastTrustedIndex }) => {
    const by = endorsement === undefined ? 'by the founder alone' : 'endorsed by the key before it';
    const trusted = lastTrustedIndex === undefined ? '' : `, trusted up to entry ${lastTrustedIndex} only`;
    return [
      ...(enrolledAt === 0 ? [] : [`  new key     ${logKey}: announced in entry ${enrolledAt}, ${by}`]),
      ...(retiredAt === undefined
        ? []
        : [`  old key     ${logKey}: retired in entry ${retiredAt}${trusted}`]),
    ];
  });
}

/** Cosigned times are the only ones that an outsider can trust. */
function witnessLines({ witnessed, grownFrom, size }: LogSummary): readonly string[] {
  const at = (timestamp: number): string => recordedTime(timestamp * 1_000).slice(0, 19);
  const by = witnessed?.map(({ name, timestamp }) => `${name} at ${at(timestamp)}Z`).join(', ');
  return [
    ...(by === undefined ? [] : [`  witnessed   as the policy asks: ${by === '' ? 'by nobody' : by}`]),
    ...(grownFrom === undefined
      ? []
      : [`  grown       from the ${grownFrom} entries seen before to ${size}`]),
  ];
}
