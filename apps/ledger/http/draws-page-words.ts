/** Chinese words for the codes that the page of all draws shows; each stands beside its code, as the JSON has it. */
export const STATUS: Readonly<Record<string, string>> = {
  PLANNED: '已计划',
  COMMITTED: '各方已承诺',
  FROZEN: '名录已冻结',
  READY: '待公开随机数',
  REVEALING: '正在公开随机数',
  EXECUTED: '已抽取',
  COUNTERSIGNED: '已会签',
  UNBLINDED: '已解盲',
  PUBLISHED: '已公布',
  VOIDED: '已作废',
};

export const KIND: Readonly<Record<string, string>> = {
  DAILY: '日常抽查',
  KEY: '重点抽查',
  CITY: '市级抽查',
  SPECIAL: '专项抽查',
  NATIONAL: '国家随机抽查',
  PROVINCIAL: '省级随机抽查',
  JOINT: '部门联合抽查',
};

export const CAUSE: Readonly<Record<string, string>> = {
  ABANDONED: '承诺后弃置',
  BEACON_MISSING: '公共随机源缺失',
  WRONG_INPUT: '输入有误',
  ORDERED_BY_AUTHORITY: '上级责令',
};

export const ALERT: Readonly<Record<string, string>> = {
  ABANDONED: '承诺后弃置',
  OVERDUE: '逾期未提交',
  LATE_REVEAL: '迟公开随机数',
  BAND_MOVED: '冻结前名录变动致分段改变',
  PASSED_OVER: '抽取后才登记缺席的候补被跳过',
  NOT_COUNTERSIGNED: '到期未会签',
  NOT_DRAWN: '到期未抽取',
  SHARE_MISSED: '年度比例未达',
  OUTSIDE_AREAS: '有对象不在任何抽取区域',
};

/** `已公布 PUBLISHED`; a code that has no word yet stands alone. */
export function worded(words: Readonly<Record<string, string>>, code: unknown): string {
  const name = typeof code === 'string' ? code : '';
  return [words[name] ?? '', name].filter((part) => part !== '').join(' ');
}
