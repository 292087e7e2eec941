import type { Examined } from '../examined';
import { note, type Check } from '../report';

/** What no bundle can prove, said in every report so that nobody reads more into it. */
export function checkLimits({ checkpoint }: Examined): readonly Check[] {
  const size = checkpoint.ok ? String(checkpoint.value.size) : '?';
  return [
    note(
      'not-proven-completeness',
      { zh: '本材料不能证明：没有遗漏', en: 'Not proven: that nothing was left out' },
      `连号只说明中间无缺；流末尾是否还有条目、其他流是否有关联、密钥此后是否撤销（至第 ${size} 条），须核对整个日志`,
      `Without a gap means none in between. Whether a stream goes on, another one concerns the subject, or a key was revoked elsewhere (up to size ${size}) only the whole log shows: mingjing verify DIR`,
    ),
    note(
      'not-proven-decisions',
      {
        zh: '本材料不能证明：派生事件与处理结论正确',
        en: 'Not proven: that derived events and decisions are right',
      },
      '由账本推算的事件与是否依规接受，须从整个日志重算',
      'Events that the ledger derived, and whether a rule allowed each statement, are recomputed only from the whole log: mingjing verify DIR',
    ),
    note(
      'not-proven-times',
      { zh: '本材料不能证明：所称时间', en: 'Not proven: the times that are stated' },
      '发生时间为签名人所称；对外可信的时间只有见证人共签时间',
      'When something happened is as its signer says; only cosigned checkpoints are times that an outsider can trust',
    ),
  ];
}
