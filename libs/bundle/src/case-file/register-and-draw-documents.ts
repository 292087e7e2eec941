import type { Listed } from './document-list';

/** 名录: the party, or the officer, as the registers hold it. */
export const REGISTERS: readonly Listed[] = [
  ['EntityRegistered', '当事人主体资格（登记信息）', 'The party as registered'],
  ['EntityChanged', '当事人登记变更', 'Change of the register'],
  ['EntityExcluded', '移出检查范围决定', 'Exclusion from inspection'],
  ['OfficerRegistered', '执法人员登记', 'The officer as registered'],
  ['OfficerChanged', '执法人员登记变更', 'Change of the officer register'],
  ['InterestDeclared', '利害关系申报', 'Conflict of interest declared'],
  ['AbsenceRecorded', '执法人员缺勤登记', 'Absence of an officer'],
  ['RegisterReviewed', '名录库复核记录', 'Review of a register'],
  ['OfficerRegisterFiled', '执法检查人员名录库备案', 'Filing of the officer register'],
  ['ImportCompleted', '名录导入记录', 'Import of a list'],
];

/** 抽查计划与抽取, in the order in which a draw runs. */
export const PLAN_AND_DRAW: readonly Listed[] = [
  ['PlanApproved', '抽查计划', 'Plan'],
  ['RatioDecided', '抽查比例决定', 'Decision on a ratio'],
  ['WeightsDecided', '抽取权重决定', 'Decision on weights'],
  ['DrawPlanned', '抽取方案', 'The draw as planned'],
  ['SeedCommitted', '随机数承诺', 'Commitments to secrets'],
  ['FreezeOrdered', '名录冻结指令', 'Order to freeze the registers'],
  ['RegisterFrozen', '名录冻结记录', 'The registers as frozen'],
  ['SeedRevealed', '随机数公开', 'Secrets revealed'],
  ['BeaconObserved', '公共随机源取值', 'Value of the public beacon'],
  ['RevealOverdue', '逾期未提交随机数记录', 'Commitment or reveal overdue'],
  ['DrawExecuted', '抽取结果', 'Result of the draw'],
  ['TasksAssignedSealed', '任务密封派发', 'Tasks assigned under seal'],
  ['DrawResultCountersigned', '抽取结果法制会签', 'Countersignature of legal affairs'],
  ['DrawVoided', '抽取作废决定', 'Draw voided'],
  ['DrawPublished', '抽取结果公布', 'Publication of the draw'],
  ['PlanPeriodEnded', '抽查计划期满统计', 'End of a period of the plan'],
];

/** 任务: where it comes from, who inspects, and why nobody did. */
export const TASK: readonly Listed[] = [
  ['UpstreamTasksReceived', '上级任务清单', 'List of tasks from a higher level'],
  ['TriggerRecorded', '检查线索登记', 'What calls for a visit'],
  ['ObligationOpened', '应检事项登记', 'A visit that is owed'],
  ['ObligationMet', '应检事项履行记录', 'The visit that was owed was made'],
  ['TaskAdded', '检查任务来源', 'Source of the task'],
  ['AssignmentRevealed', '双随机抽取结果（派员）', 'Who was drawn to inspect'],
  ['OfficersDesignated', '指定检查人员决定（非随机）', 'Officers designated, not drawn'],
  ['RecusalRequested', '回避申请', 'Request of recusal'],
  ['RecusalDecided', '回避决定', 'Decision on recusal'],
  ['ReplacementRequested', '更换检查人员申请', 'Request to replace an officer'],
  ['OfficerReplaced', '检查人员更换', 'Replacement of an officer'],
  ['TaskClosed', '检查任务关闭（未检查）', 'Task closed without a visit'],
  ['ReserveCalled', '候补检查对象递补', 'Entity of the reserve called'],
];
