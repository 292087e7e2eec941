import { bad, fault, good, type Check, type Fault, type Words } from '@mingjing/bundle';
import type { TranscriptDifference, Verification } from '@mingjing/draw/recompute';

const TITLE: Words = { zh: '抽签重算', en: 'The draw, recomputed' };

/** Both parts recompute, or the public one. */
export function recomputes(verdict: string): Check {
  const zh =
    verdict === 'OK'
      ? '登记根、承诺、种子、抽取与派员逐行重算一致'
      : '登记根、承诺、种子与抽取重算一致（公开版不含人员）';
  return good('transcript', TITLE, zh, verdict);
}

/** What the ten-minute verifier finds wrong, with the place that the verifier of `draw verify` names. */
export function doesNotRecompute(verdict: string, verification: Verification): Check {
  return bad('transcript', TITLE, faultIn(verification, verdict));
}

function faultIn(verification: Verification, plain: string): Fault {
  switch (verification.verdict) {
    case 'DIFFERENT':
      return differs(verification.difference, verification.lines.at(-1) ?? '');
    case 'REFUSED': {
      const { code, reason } = verification.rejection;
      return fault('draw-refused', `所载输入不能成签：${code}`, `${code}: ${reason}`);
    }
    case 'OK':
    case 'OK (selection only)':
      return fault(
        'verifiers-disagree',
        '两套核验程序结论不一，请报告',
        `the two verifiers do not agree (${verification.verdict}, ${plain}); report it`,
      );
    default:
      return unknownVerdict(verification);
  }
}

function differs({ path, recomputed, claimed }: TranscriptDifference, line: string): Fault {
  const [made, said] = [recomputed, claimed].map((value) =>
    value === undefined ? '无' : JSON.stringify(value),
  );
  return fault(
    'draw-differs',
    `重算不一致，首处在 ${path}：重算得 ${made ?? ''}，文件写 ${said ?? ''}`,
    line,
  );
}

function unknownVerdict(verification: never): never {
  throw new Error(`No verification ends as ${String(verification)}`);
}
