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
  if (draw.register !== undefined) return agreeing(zh, verdict, draw);
  return note(
    'transcript',
    TITLE,
    `${zh}；本签沿用被作废之签所冻结的名册，而该名册不在本材料内：各层比例与登记根按抽签记录所载，未经核对`,
    `${verdict}; the register is that of the voided draw that this one replaces, and is not in this bundle: ratios and roots are as the transcript says`,
  );
}

/** Since draws are bundled with their plan, a decision is missing where somebody took it out, or where it is of another plan. */
function agreeing(zh: string, verdict: string, { ratios }: SignedDraw): Check {
  const agrees = [`${zh}；与已签名事件相符`, `${verdict}; it agrees with the signed events`] as const;
  const absent = [...ratios].find(([, events]) => events.length === 0)?.[0];
  if (absent === undefined) return good('transcript', TITLE, ...agrees);
  return note(
    'transcript',
    TITLE,
    `${agrees[0]}；抽取比例的决定 ${absent} 不在本材料内：是否先于冻结作出，未经核对`,
    `${agrees[1]}; the decision ${absent} on its ratio is not in this bundle: that it was made before the freeze is not shown`,
  );
}

function differs(what: string): Fault {
  return fault(
    'transcript-of-another',
    `与已签名事件不符：${what}`,
    `it contradicts the signed events: ${what}`,
  );
}
