import { bad, fault, good, note, type Check, type Report, type Words } from '@mingjing/bundle';
import { isLinesHeader, TranscriptLines } from '@mingjing/draw/lines';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import { isJsonObject, parseJson, type Json, type Result, type Sha256 } from '@mingjing/kernel';
import type { Opener } from './opener';

const DEPTH = 16;
const TITLE: Words = { zh: '抽签重算', en: 'The draw, recomputed' };

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
  open: ({ bytes, text = '', name }, { tools: { sha256 } }) => {
    const parsed = isLinesHeader(firstLineOf(text)) ? fromLines(text) : parseJson(bytes, DEPTH);
    if (!parsed.ok) {
      const { code, reason } = parsed.rejection;
      return reportOf(name, [bad('transcript', TITLE, fault(code, '不是可读的抽签记录', reason))]);
    }
    const id = isJsonObject(parsed.value) ? parsed.value['drawId'] : undefined;
    const checks = [judged(recomputed(parsed.value, sha256)), ...LIMITS];
    return reportOf(typeof id === 'string' ? id : name, checks);
  },
};

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

function judged(verdict: string): Check {
  if (verdict === 'OK')
    return good('transcript', TITLE, '登记根、承诺、种子、抽取与派员逐行重算一致', verdict);
  if (verdict === 'OK (selection only)') {
    return good('transcript', TITLE, '登记根、承诺、种子与抽取重算一致（公开版不含人员）', verdict);
  }
  return bad('transcript', TITLE, fault('draw-differs', `重算不一致：${verdict}`, verdict));
}

const LIMITS: readonly Check[] = [
  note(
    'not-proven-log',
    { zh: '本文件不能证明：与日志相符', en: 'Not proven: that it is the draw of the log' },
    '抽签记录不含签名；请打开该抽签的取证材料（bundle），以核对已签名的各层比例、登记根、承诺、种子与结果',
    'A transcript is not signed: open the bundle of the draw to hold it against the signed ratios, roots, commitments, seed and result',
  ),
  note(
    'not-proven-beacon',
    { zh: '本文件不能证明：外部信标的取值', en: 'Not proven: the value of a beacon' },
    '信标按所给取值计算，请与其来源核对',
    'A beacon’s value is taken as given: compare it with its source',
  ),
];

function reportOf(id: string, checks: readonly Check[]): Report {
  return { kind: 'transcript', title: { zh: `抽签记录 ${id}`, en: `Transcript of draw ${id}` }, checks };
}
