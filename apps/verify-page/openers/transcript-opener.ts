import { note, type Check, type Report } from '@mingjing/bundle';
import { isLinesHeader, TranscriptLines } from '@mingjing/draw/lines';
import { verifyTranscript } from '@mingjing/draw/recompute';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import {
  isJsonObject,
  ok,
  parseJson,
  refused,
  type Json,
  type JsonObject,
  type Result,
  type Sha256,
} from '@mingjing/kernel';
import { NOT_PROVEN_LOG } from './hold-together';
import { doesNotRecompute, recomputes } from './judge-transcript';
import type { GivenFile, Opener } from './opener';
import { unreadable } from './unreadable';

const DEPTH = 16;

/** What the ten-minute verifier says of a transcript; a file that is none is said to be none. */
export function recomputed(transcript: Json, sha256: Sha256): string {
  try {
    return verifyInTenMinutes(transcript as unknown as TranscriptFile, sha256);
  } catch (error) {
    return `REFUSED: not a transcript (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** The transcript of a draw (mingjing-draw-v1), full or public, one value or lines: nothing but SHA-256 and sorting. */
export const transcriptOpener: Opener = {
  kind: 'transcript',
  recognises: ({ text }) => text?.includes('"mingjing-draw-v1"') === true && text.trimStart().startsWith('{'),
  open: (file, { tools: { sha256 } }) => {
    const parsed = transcriptIn(file);
    if (!parsed.ok) return { report: unreadable(file, parsed.rejection, 'transcript') };
    const transcript = parsed.value;
    const verdict = recomputed(transcript, sha256);
    const drawn = { transcript, verdict };
    if (verdict.startsWith('OK')) return { report: reportOf(transcript, recomputes(verdict)), drawn };
    const verification = verifyTranscript(transcript, sha256);
    if (verification.verdict === 'REFUSED' && verification.rejection.code === 'malformed-transcript') {
      return { report: unreadable(file, verification.rejection, 'transcript') };
    }
    return { report: reportOf(transcript, doesNotRecompute(verdict, verification)), drawn };
  },
};

function transcriptIn({ bytes, text = '' }: GivenFile): Result<JsonObject> {
  const parsed = isLinesHeader(firstLineOf(text)) ? fromLines(text) : parseJson(bytes, DEPTH);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return isJsonObject(value) ? ok(value) : refused('malformed-transcript', 'A transcript is a JSON object.');
}

function firstLineOf(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

function fromLines(text: string): Result<Json> {
  const reader = new TranscriptLines();
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    if (!reader.add(text.slice(from, end))) break;
    from = end + 1;
  }
  return reader.end();
}

/** Alone it agrees with itself: whoever changes a ratio and draws anew has a transcript that recomputes. */
function reportOf({ drawId, beacon }: JsonObject, judged: Check): Report {
  const id = typeof drawId === 'string' ? drawId : '?';
  return {
    ...{ kind: 'transcript', isAlone: true },
    title: { zh: `抽签记录 ${id}`, en: `Transcript of draw ${id}` },
    checks: [judged, NOT_OF_THE_LOG, ...(beacon === undefined ? [] : [BEACON_AS_GIVEN])],
  };
}

const NOT_OF_THE_LOG = note(
  NOT_PROVEN_LOG,
  { zh: '本文件不能证明：与日志相符', en: 'Not proven: that it is the draw of the log' },
  '抽签记录不含签名；请同时打开该抽签的取证材料（bundle），以核对已签名的各层比例、登记根、承诺、种子与结果',
  'A transcript is not signed: open the bundle of the draw beside it (mingjing bundle draw/ID writes one) to hold it against the signed ratios, roots, commitments, seed and result',
);

const BEACON_AS_GIVEN = note(
  'not-proven-beacon',
  { zh: '本文件不能证明：外部信标的取值', en: 'Not proven: the value of a beacon' },
  '信标按所给取值计算，请与其来源核对',
  'A beacon’s value is taken as given: compare it with its source',
);
