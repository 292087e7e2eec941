import type { Listed } from './document-list';

/** What stands on top of a paper file: what was decided, that it was served, and how the case began. */
export const DECISION: readonly Listed[] = [
  ['PenaltyDecided', '行政处罚决定书', 'Penalty decision'],
  ['OnSpotPenaltyImposed', '当场行政处罚决定书', 'Penalty imposed on the spot'],
  ['DecisionServed', '送达回证（决定书）', 'Service of the decision'],
  ['CaseFiled', '立案审批表', 'Filing of the case'],
  ['CaseNotFiled', '不予立案审批表', 'Decision not to file a case'],
];

/** 检查与问题: the visit, its evidence, and what became of each trace. */
export const VISIT: readonly Listed[] = [
  ['InspectionApproved', '检查审批', 'Approval of the inspection'],
  ['InspectionNotified', '检查通知', 'Notice of the inspection'],
  ['InspectionStarted', '现场检查开始记录', 'Beginning of the inspection'],
  ['CertificateShown', '出示执法证件记录', 'Certificates shown'],
  ['ItemAnswered', '检查事项记录', 'Items inspected'],
  ['EvidenceRegistered', '证据登记', 'Evidence'],
  ['SampleTaken', '采样记录', 'Samples'],
  ['LabReported', '检验报告', 'Laboratory reports'],
  ['RecordSigned', '现场检查笔录（签字）', 'Signing of the record'],
  ['InspectionFinished', '现场检查结束记录', 'End of the inspection'],
  ['InspectionPushed', '检查信息同步推送回执', 'Receipt of the platform that shares inspections'],
  ['ReportedUpward', '检查信息上报回执', 'Receipt of the level above'],
  ['FindingOpened', '问题线索登记', 'Trace of a finding'],
  ['FindingDismissed', '问题线索核查结论（不构成违法）', 'Finding dismissed: no violation'],
  ['FindingMerged', '问题线索并入记录', 'Finding merged into another'],
  ['ViolationConfirmed', '违法事实确认', 'Violation confirmed'],
  ['FindingWithdrawn', '违法事实认定撤回决定', 'Finding withdrawn'],
];

/** 三个必须: order, recheck, penalty or the reason why not. */
export const CORRECTION_AND_ASSESSMENT: readonly Listed[] = [
  ['RectificationOrdered', '责令改正通知书', 'Order to correct'],
  ['OrderServed', '送达回证（责令改正）', 'Service of the order'],
  ['OrderExtended', '整改期限延长', 'Extension of the order'],
  ['OrderWithdrawn', '责令改正撤回决定', 'Order withdrawn'],
  ['OrderWaived', '免予责令改正决定', 'Order waived'],
  ['RectificationReported', '整改报告', 'Report of correction'],
  ['RecheckPerformed', '复查笔录', 'Recheck'],
  ['RecheckFailed', '复查不合格', 'Recheck failed'],
  ['RecheckWaived', '免予复查决定', 'Recheck waived'],
  ['PenaltyStandardAssessed', '处罚裁量评估', 'Assessment against the standard'],
  ['PenaltyWaived', '不予处罚决定', 'Penalty waived'],
  ['EducationGiven', '教育记录（不予处罚）', 'Education in place of a penalty'],
  ['FindingClosed', '问题销号记录', 'Finding closed'],
];

/** 审核、告知、听证、执行、结案. */
export const PENALTY: readonly Listed[] = [
  ['LegalReviewRequested', '法制审核送审', 'Request of legal review'],
  ['LegalReviewReturned', '法制审核退回', 'Legal review returned'],
  ['LegalReviewDone', '法制审核意见书', 'Opinion of legal review'],
  ['NoticeGiven', '行政处罚事先告知书', 'Notice before the penalty'],
  ['DefenceReceived', '陈述申辩笔录', 'Defence'],
  ['HearingRequested', '听证申请', 'Request of a hearing'],
  ['HearingHeld', '听证笔录', 'Hearing'],
  ['CollectiveDiscussionHeld', '重大案件集体讨论记录', 'Collective discussion'],
  ['OnSpotPenaltyReported', '当场处罚备案', 'Report of a penalty on the spot'],
  ['FinePaid', '罚款缴纳凭证', 'Fine paid'],
  ['CaseClosed', '结案报告', 'Closing of the case'],
  ['DecisionAnnulled', '撤销决定', 'Annulment'],
];

/** 行刑衔接与移送. */
export const REFERRAL: readonly Listed[] = [
  ['ReferralConsidered', '是否移送公安机关研判意见', 'Whether the police are to be asked'],
  ['CrimeSuspected', '涉嫌犯罪线索', 'Suspected crime'],
  ['ReferralApproved', '移送审批', 'Approval of the referral'],
  ['ReferralRefused', '不批准移送决定', 'Refusal of the referral'],
  ['CaseTransferred', '案件移送书', 'Transfer of the case'],
  ['ReceiptReceived', '移送回执', 'Receipt of the transfer'],
  ['TransferReturned', '移送退回', 'Transfer returned'],
  ['PoliceDecision', '公安机关立案（不予立案）决定', 'Decision of the police'],
  ['ReturnedByProsecutor', '检察机关退回文书', 'Return by the prosecutor'],
];
