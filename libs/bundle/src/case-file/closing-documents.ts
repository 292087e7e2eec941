import type { Listed } from './document-list';

/** 公示. */
export const PUBLICATION: readonly Listed[] = [
  ['DocumentIssued', '其他文书', 'Other documents'],
  ['SummaryDrafted', '抽查结果汇总（拟稿）', 'Summary drafted'],
  ['SummarySubmitted', '抽查结果汇总报请公示', 'Summary submitted for publication'],
  ['PublicationDecided', '公示决定', 'Decision to publish'],
  ['PublicationApproved', '公示内容审批', 'Approval of the text'],
  ['Published', '行政处罚信息公示', 'Publication'],
  ['PublicationFailed', '公示未成记录', 'Publication failed'],
  ['Withdrawn', '公示撤回', 'Withdrawal of a publication'],
];

/** What was said of the record itself, and who looked into it. */
export const REMARKS: readonly Listed[] = [
  ['CorrectionRecorded', '更正记录', 'Corrections'],
  ['LateEntryReasonGiven', '补录说明', 'Reasons for late entries'],
  ['LateStatementAdmitted', '逾期陈述', 'Late statements'],
  ['VaultErased', '个人信息删除决定', 'Erasure of personal data'],
  ['AccessRecorded', '查阅记录', 'Who read it'],
];

/**
 * What a file stands on. It is a document only where it is about the subject, such as the roles of an
 * officer in his own file; elsewhere see left-to-original.ts.
 */
export const GROUND: readonly Listed[] = [
  ['OrgRegistered', '机构登记', 'Organisation'],
  ['DelegationGranted', '执法委托书', 'Delegation'],
  ['DelegationRevoked', '执法委托终止', 'Delegation revoked'],
  ['RoleAssigned', '职责授予', 'Role assigned'],
  ['RoleWithdrawn', '职责撤销', 'Role withdrawn'],
  ['KeyEnrolled', '签名公钥登记', 'Key enrolled'],
  ['KeyRevoked', '签名公钥撤销', 'Key revoked'],
  ['ChecklistPublished', '抽查事项清单', 'Checklist'],
  ['ChecklistRevised', '抽查事项清单修订', 'Revision of the checklist'],
  ['RuleVersionPublished', '适用规则发布', 'Rule published'],
  ['CalendarPublished', '工作日历发布', 'Calendar published'],
  ['LedgerOpened', '账本开立', 'Opening of the ledger'],
  ['LogKeyEnrolled', '日志密钥登记', 'Key of the log enrolled'],
  ['LogKeyRetired', '日志密钥停用', 'Key of the log retired'],
  ['Anchored', '检查点外部存证', 'Checkpoint anchored elsewhere'],
];
