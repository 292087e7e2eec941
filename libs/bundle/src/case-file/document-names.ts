import type { Words } from '../report';

/**
 * The documents of a paper file (卷内文书) in its order, by the event that states each: the decision and
 * its service first, then the procedure as it ran (filing, party, inspection and evidence, order and
 * recheck, review, notice, hearing, execution, closing), then what was published, then remarks.
 */
const NAMES: readonly (readonly [type: string, zh: string, en: string])[] = [
  ['PenaltyDecided', '行政处罚决定书', 'Penalty decision'],
  ['OnSpotPenaltyImposed', '当场行政处罚决定书', 'Penalty imposed on the spot'],
  ['DecisionServed', '送达回证（决定书）', 'Service of the decision'],
  ['CaseFiled', '立案审批表', 'Filing of the case'],
  ['EntityRegistered', '当事人主体资格（登记信息）', 'The party as registered'],
  ['EntityChanged', '当事人登记变更', 'Change of the register'],
  ['TaskAdded', '检查任务来源', 'Source of the task'],
  ['AssignmentRevealed', '双随机抽取结果（派员）', 'Who was drawn to inspect'],
  ['OfficerReplaced', '检查人员更换', 'Replacement of an officer'],
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
  ['FindingOpened', '问题线索登记', 'Trace of a finding'],
  ['ViolationConfirmed', '违法事实确认', 'Violation confirmed'],
  ['RectificationOrdered', '责令改正通知书', 'Order to correct'],
  ['OrderServed', '送达回证（责令改正）', 'Service of the order'],
  ['OrderExtended', '整改期限延长', 'Extension of the order'],
  ['RectificationReported', '整改报告', 'Report of correction'],
  ['RecheckPerformed', '复查笔录', 'Recheck'],
  ['RecheckFailed', '复查不合格', 'Recheck failed'],
  ['PenaltyStandardAssessed', '处罚裁量评估', 'Assessment against the standard'],
  ['PenaltyWaived', '不予处罚决定', 'Penalty waived'],
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
  ['CrimeSuspected', '涉嫌犯罪线索', 'Suspected crime'],
  ['ReferralApproved', '移送审批', 'Approval of the referral'],
  ['CaseTransferred', '案件移送书', 'Transfer of the case'],
  ['DocumentIssued', '其他文书', 'Other documents'],
  ['PublicationDecided', '公示决定', 'Decision to publish'],
  ['PublicationApproved', '公示内容审批', 'Approval of the text'],
  ['Published', '行政处罚信息公示', 'Publication'],
  ['Withdrawn', '公示撤回', 'Withdrawal of a publication'],
  ['CorrectionRecorded', '更正记录', 'Corrections'],
  ['LateEntryReasonGiven', '补录说明', 'Reasons for late entries'],
  ['LateStatementAdmitted', '逾期陈述', 'Late statements'],
];

const PLACES: ReadonlyMap<string, number> = new Map(NAMES.map(([type], i) => [type, i]));

/** Undefined for what is no document of a file: keys, roles, rules, what stands in the appendix. */
export function placeOf(type: string): number | undefined {
  return PLACES.get(type);
}

/** An event without a name of its own keeps that of the catalogue. */
export function documentName(type: string): Words {
  const [, zh, en] = NAMES[PLACES.get(type) ?? -1] ?? [type, type, type];
  return { zh, en };
}
