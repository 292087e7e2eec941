import { textIn, type Examined, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';
import { firstContradiction } from './draw/draw-claims';
import { orderFault } from './draw/draw-order';
import { signedDraw, type SignedDraw } from './draw/signed-draw';

const TITLE: Words = { zh: '抽签记录重算', en: 'The draw, recomputed' };

/** The transcript recomputes, and it is that of the draw whose signed events stand in the bundle. */
export function checkTranscript(
  examined: Examined,
  { sha256, transcript: recompute }: Tools,
): readonly Check[] {
  const { transcript, subject } = examined.bundle;
  if (transcript === undefined) return [];
  const stream = `draw/${textIn(transcript['drawId'])}`;
  const draw = signedDraw(stream, examined.entries);
  const other =
    stream === subject ? firstContradiction(transcript, draw, sha256) : `drawId is that of ${stream}`;
  const found = other === undefined ? orderFault(draw) : differs(other);
  if (found !== undefined) return [bad('transcript', TITLE, found)];
  return [judged(recompute?.(transcript), draw)];
}

function judged(verdict: string | undefined, draw: SignedDraw): Check {
  if (verdict === undefined) return note('transcript', TITLE, '未重算', 'not recomputed here');
  if (!verdict.startsWith('OK')) {
    return bad('transcript', TITLE, fault('draw-differs', `重算不一致：${verdict}`, verdict));
  }
  const zh = verdict === 'OK' ? '逐行重算一致' : '抽取部分重算一致（公开版不含人员）';
  if (draw.register !== undefined) {
    return good(
      'transcript',
      TITLE,
      `${zh}；与已签名事件相符`,
      `${verdict}; it agrees with the signed events`,
    );
  }
  return note(
    'transcript',
    TITLE,
    `${zh}；本签沿用被作废之签所冻结的名册，而该名册不在本材料内：各层比例与登记根按抽签记录所载，未经核对`,
    `${verdict}; the register is that of the voided draw that this one replaces, and is not in this bundle: ratios and roots are as the transcript says`,
  );
}

function differs(what: string): Fault {
  return fault(
    'transcript-of-another',
    `与已签名事件不符：${what}`,
    `it contradicts the signed events: ${what}`,
  );
}
