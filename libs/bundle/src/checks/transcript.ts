import { textIn, type Examined, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';
import { firstContradiction } from './draw/draw-claims';
import { orderFault } from './draw/draw-order';
import { signedDraw, type SignedDraw } from './draw/signed-draw';

const TITLE: Words = { zh: '抽签记录重算', en: 'The draw, recomputed' };

/** A draw has its transcript from the moment on which its last side was told, and a bundle of it then too. */
const NOT_TOLD = note(
  'transcript',
  TITLE,
  '本材料制作时该抽签尚未揭晓（或已作废），不含抽签记录：未作任何重算；揭晓之后请重新取得取证材料',
  'the draw was not unblinded yet, or was voided, when this bundle was made: it holds no transcript, and nothing was recomputed. Make the bundle again once the last side has been told',
);

/** The transcript recomputes, and it is that of the draw whose signed events stand in the bundle. */
export function checkTranscript(
  examined: Pick<Examined, 'bundle' | 'entries'>,
  { sha256, transcript: recompute }: Pick<Tools, 'sha256' | 'transcript'>,
): readonly Check[] {
  const { transcript, subject } = examined.bundle;
  if (transcript === undefined) return subject.startsWith('draw/') ? [NOT_TOLD] : [];
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
  const unshown = [...unshownRegister(draw), ...unshownDecision(draw), ...unshownReveals(draw)];
  return (unshown.length === 0 ? good : note)(
    'transcript',
    TITLE,
    [`${zh}；与已签名事件相符`, ...unshown.map((words) => words.zh)].join('；'),
    [`${verdict}; it agrees with the signed events`, ...unshown.map((words) => words.en)].join('; '),
  );
}

function unshownRegister({ register }: SignedDraw): readonly Words[] {
  if (register !== undefined) return [];
  return [
    {
      zh: '本签沿用被作废之签所冻结的名册，而该名册不在本材料内：登记根及由年度比例得出的数按抽签记录所载，未经核对',
      en: 'the register is that of the voided draw that this one replaces, and is not in this bundle: roots, and what follows from a yearly share, are as the transcript says',
    },
  ];
}

/** Since draws are bundled with their plan, a decision is missing where somebody took it out, or where it is of another plan. */
function unshownDecision({ ratios }: SignedDraw): readonly Words[] {
  const absent = [...ratios].find(([, events]) => events.length === 0)?.[0];
  if (absent === undefined) return [];
  return [
    {
      zh: `抽取比例的决定 ${absent} 不在本材料内：是否即所用之比例、是否先于冻结作出，未经核对`,
      en: `the decision ${absent} on its ratio is not in this bundle: neither that it gives the ratio used nor that it was made before the freeze is shown`,
    },
  ];
}

/** Secrets are public once they are in a transcript; the statements that revealed them are not. */
function unshownReveals({ isOpen }: SignedDraw): readonly Words[] {
  if (!isOpen) return [];
  return [
    {
      zh: '本材料只含公开条目：随机数与已签名的承诺相符，由此得出种子；随机数是否在名册冻结之后才公开，未经核对',
      en: 'it holds public entries alone: the secrets open the signed commitments, and the seed follows from them; that they were revealed after the freeze is not shown',
    },
  ];
}

function differs(what: string): Fault {
  return fault(
    'transcript-of-another',
    `与已签名事件不符：${what}`,
    `it contradicts the signed events: ${what}`,
  );
}
