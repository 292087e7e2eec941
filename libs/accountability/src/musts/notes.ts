import type { Label } from './states';

/** What a row says beside its state, in the words of a reviewer. */
export const NOTES = {
  ADMITTED_LATE: {
    zh: '补录的原始声明未能及时核验：仅列示，不计入',
    en: 'admitted late, unverified in time: shown, not counted',
  },
  ANNULLED: { zh: '决定被撤销，未责令重作', en: 'annulled without remake' },
  ASSESSED_NOT_FILED: { zh: '已认定达到处罚标准，未立案', en: 'assessed as reached, no case filed' },
  CASE_CLOSED_WITHOUT_ACT: {
    zh: '已达处罚标准，结案时既未处罚也未免罚',
    en: 'reached, and the case closed without a penalty or a waiver',
  },
  CLOSED_AS_NORMAL: { zh: '检查以“未发现问题”办结', en: 'the visit was closed as normal' },
  CLOSED_UNANSWERED: { zh: '未作答复即关闭', en: 'closed unanswered' },
  CLOSED_WITHOUT_ACT: { zh: '既未处罚也未免罚即关闭', en: 'closed without a penalty or a waiver' },
  CLOSED_WITHOUT_RECHECK: { zh: '未经复查即关闭', en: 'closed without recheck' },
  DATE_CORRECTED_LATE: { zh: '整改期限的更正晚于复查时限', en: 'date corrected after the limit' },
  DISMISSED_IN_TIME: { zh: '按时认定不成立', en: 'dismissed in time' },
  ENTERED_AFTER_LIMIT: { zh: '时限届满后补录', en: 'entered after the limit' },
  EXTENSION_LATE: { zh: '延期于期限届满后录入（L4）', en: 'extension entered after the date (L4)' },
  FINED_BEFORE: {
    zh: '核查是否为同一违法行为：同类问题在另案作出罚款前已被发现（行政处罚法第二十九条）',
    en: 'to be weighed whether it is one act: it was found before a fine for one of the same kind (Art. 29)',
  },
  FINDING_WITHDRAWN: { zh: '问题已撤销', en: 'finding withdrawn' },
  FINDING_WITHDRAWN_WITH_EVIDENCE: { zh: '问题已撤销，附证据', en: 'finding withdrawn with evidence' },
  GATE_NEVER_OPENED: {
    zh: '处罚条件未成就：无可复查事项',
    en: 'the gate never opened: there was nothing to recheck',
  },
  LATE: { zh: '逾期认定', en: 'LATE' },
  MERGED: { zh: '并入另一问题', en: 'merged into another finding' },
  NO_EDUCATION: {
    zh: '免罚未附教育记录（行政处罚法第三十三条）',
    en: 'waiver without education record (Art. 33)',
  },
  NO_RECEIPT: { zh: '尚无接收回执', en: 'no receipt yet' },
  NO_RULE: { zh: '尚无生效的时限规则', en: 'no rule in force' },
  NOT_ASSESSABLE: { zh: '未复查，无法认定', en: 'not assessable: no recheck' },
  NOT_ASSESSED: { zh: '尚未认定是否达到处罚标准', en: 'not assessed' },
  NOT_CORRECTED: {
    zh: '与记录不符：此前的复查发现未整改',
    en: 'contradicted: the recheck before it found the violation not corrected',
  },
  NOT_FIRST: {
    zh: '与记录不符：此前任务中已有同类违法行为',
    en: 'contradicted: a violation of the same kind stands from an earlier task',
  },
  ORDER_WITHDRAWN: { zh: '责令整改已撤回', en: 'order withdrawn' },
  OVERDUE_NOT_CORRECTED: { zh: '与记录不符：逾期未整改', en: 'contradicted: overdue and not corrected' },
  OVERDUE_WITH_RECHECK: { zh: '随复查一并逾期', en: 'overdue with its recheck' },
  PAST_LIMITATION: {
    zh: '未结时间已超过 T-67；该期限止于发现之日，不影响处罚',
    en: 'open for longer than T-67, which ended with the discovery and bars nothing',
  },
  PENALISED_AFTER_WAIVER: {
    zh: '与记录不符：免罚后又处罚',
    en: 'contradicted: penalised after it was waived',
  },
  PENALISED_EARLY: {
    zh: '条件成就前已处罚，无依据（行政处罚法第三十八条）',
    en: 'penalised before it opened, without a ground (Art. 38)',
  },
  PENALTY_AT_ONCE: {
    zh: '与记录不符：该违法行为可直接处罚',
    en: 'contradicted: gate I lets a penalty follow at once',
  },
  PENDING_GATE: { zh: '处罚条件尚未成就', en: 'PENDING(gate)' },
  WAIVED_WITHOUT_POWER: { zh: '无权限免罚', en: 'waived without power' },
  WAIVED_WITHOUT_REVIEW: { zh: '免罚未经法制审核', en: 'waived without legal review' },
  WITH_POLICE: { zh: '公安机关办理中', en: 'with the police' },
  WITHDRAWN_WITH_EVIDENCE: { zh: '撤销，附证据', en: 'withdrawn with evidence' },
  WITHDRAWN_WITHOUT_EVIDENCE: { zh: '撤销，未附证据', en: 'withdrawn without evidence' },
} as const satisfies Readonly<Record<string, Label>>;

/** The order itself says why, in the words of whoever issued it. */
export function recheckNotNeeded(reason: string): Label {
  return { zh: `无需复查：${reason}`, en: `recheck not needed: ${reason}` };
}

export function assessedNotReached({ tier, signer }: { tier: string; signer: string }): Label {
  return {
    zh: `${signer} 认定未达处罚标准（${tier}）`,
    en: `not reached (${tier}), assessed by ${signer}`,
  };
}

export function recheckedCorrected(officers: readonly string[]): Label {
  return {
    zh: `复查确认已整改（${officers.join('、')}）`,
    en: `corrected, as rechecked by ${officers.join(', ')}`,
  };
}

/** Several notes as one; undefined of none. */
export function joined(notes: readonly (Label | undefined)[]): Label | undefined {
  const said = notes.filter((one) => one !== undefined);
  if (said.length === 0) return undefined;
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
}

/** The members of a row that say a note. */
export function noteMembers(note: Label | undefined): { note?: string; noteZh?: string } {
  return note === undefined ? {} : { note: note.en, noteZh: note.zh };
}

export function noteOf({
  note,
  noteZh,
}: {
  readonly note?: string;
  readonly noteZh?: string;
}): Label | undefined {
  return note === undefined ? undefined : { zh: noteZh ?? note, en: note };
}
