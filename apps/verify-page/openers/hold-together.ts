import { BESIDE, holdTranscript, holds, note, type Check, type Report, type Words } from '@mingjing/bundle';
import type { Sha256 } from '@mingjing/kernel';
import type { GivenFile, Opened } from './opener';

/** Name of the note that a transcript says nothing of the log; it goes where a bundle beside it shows that. */
export const NOT_PROVEN_LOG = 'not-proven-log';

/** A file that was opened, by the name that a reader sees. */
export type OpenedFile = Opened & Pick<GivenFile, 'name'>;

/** A transcript and a bundle of one draw, and what its signed events say of the transcript. */
interface Pair {
  readonly transcript: OpenedFile;
  readonly bundle: OpenedFile;
  readonly found: Check;
}

/** Every transcript is held against every bundle of its draw that lies beside it, and both reports say so. */
export function heldTogether(opened: readonly OpenedFile[], sha256: Sha256): readonly Report[] {
  const pairs = opened.flatMap((bundle) =>
    opened.flatMap((transcript) => pairOf(transcript, bundle, sha256) ?? []),
  );
  return opened.map((file) => {
    const ofTranscript = pairs.filter(({ transcript }) => transcript === file);
    const ofBundle = pairs.filter(({ bundle }) => bundle === file);
    return besideTranscripts(besideBundles(file.report, ofTranscript), ofBundle);
  });
}

function pairOf(transcript: OpenedFile, bundle: OpenedFile, sha256: Sha256): Pair | undefined {
  const { drawn } = transcript;
  if (drawn === undefined || bundle.bundle === undefined) return undefined;
  const tools = { sha256, transcript: () => drawn.verdict };
  const found = holdTranscript(bundle.bundle, drawn.transcript, tools);
  return found && { transcript, bundle, found };
}

function besideTranscripts(report: Report, pairs: readonly Pair[]): Report {
  const more = pairs.map(({ transcript, found }) => named(found, TRANSCRIPT, transcript.name));
  return more.length === 0 ? report : { ...report, checks: [...report.checks, ...more] };
}

/** What a transcript claims of the log is shown by a bundle that holds, under a log key that the reader has from elsewhere. */
function besideBundles(report: Report, pairs: readonly Pair[]): Report {
  if (pairs.length === 0) return report;
  const [judged, ...limits] = report.checks;
  const more = pairs.map(ofTheLog);
  const isShown = pairs.some(({ bundle }, at) => more[at]?.status !== 'bad' && isTrusted(bundle.report));
  const left = isShown ? limits.filter(({ name }) => name !== NOT_PROVEN_LOG) : limits;
  const { isAlone: _alone, ...shown } = report;
  return { ...(isShown ? shown : report), checks: [...(judged ? [judged] : []), ...more, ...left] };
}

function ofTheLog({ bundle: { name, report }, found }: Pair): Check {
  if (found.status === 'bad' || isTrusted(report)) return named(found, LOG, name);
  if (!holds(report)) {
    return note(
      BESIDE,
      LOG,
      `${name} 本身不成立，不足为凭`,
      `${name} does not hold itself: it shows nothing`,
    );
  }
  return note(
    BESIDE,
    LOG,
    `与 ${name} 相符；该材料的公钥仅为其自称：请先填写日志公钥，再作核对`,
    `it agrees with ${name}, whose key is only as it says of itself: give the log’s verifier key too`,
  );
}

function isTrusted(bundle: Report): boolean {
  return holds(bundle) && bundle.checks.some(({ name, status }) => name === 'trust' && status === 'good');
}

function named({ status, detail }: Check, title: Words, file: string): Check {
  return {
    name: BESIDE,
    status,
    title,
    detail: { zh: `${file}：${detail.zh}`, en: `${file}: ${detail.en}` },
  };
}

const LOG: Words = { zh: '与旁边的取证材料对照', en: 'Held against the bundle beside it' };
const TRANSCRIPT: Words = { zh: '与旁边的抽签记录对照', en: 'Held against the transcript beside it' };
