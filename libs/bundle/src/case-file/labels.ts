/** Members as a clerk reads them; whatever is not named here stands under its own name. */
const MEMBERS: Readonly<Record<string, string>> = {
  number: '文号',
  findings: '涉及问题',
  finding: '问题编号',
  investigators: '承办人',
  source: '来源',
  kinds: '处罚种类',
  fineFen: '罚款',
  amountFen: '缴纳金额',
  tier: '裁量档次',
  basis: '法律依据',
  document: '依据文件',
  article: '条款',
  review: '法制审核（编号）',
  opinion: '审核意见',
  reason: '理由',
  qualification: '执法人员资格',
  proposal: '拟处罚内容',
  hearingRight: '听证权利',
  method: '送达方式',
  form: '陈述形式',
  files: '附件（SHA-256）',
  record: '笔录（SHA-256）',
  evidence: '证据（SHA-256）',
  by: '签字方',
  result: '结果',
  item: '检查事项',
  violation: '违法行为代码',
  facts: '违法事实',
  gate: '认定依据类别',
  entity: '检查对象',
  task: '任务',
  kind: '类别',
  due: '期限',
  mode: '方式',
  corrected: '是否改正',
  reached: '达到处罚标准',
  lead: '主办人',
  second: '协办人',
  side: '解盲对象',
  officers: '执法人员',
  name: '名称',
  category: '类别',
  subtypes: '业态',
  district: '行政区划',
  licensor: '发证机关',
  level: '层级',
  checklist: '抽查事项清单',
  checklistVersion: '清单版本',
  place: '地点',
  channel: '通知方式',
  visitsThisYear: '本年度检查次数',
  rights: '已告知权利',
  subject: '事项',
  publish: '是否公示',
  content: '内容',
  text: '公示全文',
  where: '公示位置',
  sha256: 'SHA-256',
  size: '大小（字节）',
  target: '所涉条目',
  member: '更正项',
  newValue: '更正为',
  authority: '依据',
  party: '当事人',
  partyName: '当事人姓名',
  signer: '签字人',
};

const VALUES: Readonly<Record<string, string>> = {
  WARNING: '警告',
  FINE: '罚款',
  INSPECTION: '监督检查',
  GENERAL: '一般',
  LIGHT: '从轻',
  HEAVY: '从重',
  IN_PERSON: '直接送达',
  WRITTEN: '书面',
  ORAL: '口头',
  ELECTRONIC: '电子',
  AGREE: '同意',
  EXECUTED: '执行完毕',
  PASS: '合格',
  FAIL: '不合格',
  YES: '是',
  NO: '否',
  SITE: '现场',
  ENTITY: '被检查单位',
  OFFICERS: '执法人员',
  ORDERED: '责令改正',
  BY_DATE: '限期改正',
  IMMEDIATE: '立即改正',
  ORGANISATION: '单位',
  PENALTY: '行政处罚',
  COUNTY: '县级',
  true: '是',
  false: '否',
};

export function labelOf(member: string): string {
  const zh = MEMBERS[member];
  return zh === undefined ? member : `${zh} ${member}`;
}

/** Members in the order in which a clerk reads them; those without a name come last, as they stand. */
export function inReadingOrder(members: readonly string[]): readonly string[] {
  const place = (member: string): number => PLACES.get(member) ?? PLACES.size;
  return [...members].sort((a, b) => place(a) - place(b));
}

const PLACES: ReadonlyMap<string, number> = new Map(Object.keys(MEMBERS).map((member, i) => [member, i]));

/** The value as it was signed stands beside its Chinese reading, so that nothing is only translated. */
export function readingOf(value: string): string {
  const zh = VALUES[value];
  return zh === undefined ? value : `${zh}（${value}）`;
}
