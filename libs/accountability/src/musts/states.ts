import type { Caveat } from './act';

/** The states of a row of the three musts; CORRECTED is a mark beside a state and none itself. */
export const MUST_STATES = [
  'BROKEN',
  'OVERDUE',
  'WAIVED_LATE',
  'MET_LATE',
  'SUSPENDED',
  'PENDING',
  'BELOW_STANDARD',
  'WAIVED_WITH_BASIS',
  'MET',
  'N_A',
] as const;

export type MustState = (typeof MUST_STATES)[number];

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export const STATE_LABELS: Readonly<Record<MustState, Label>> = {
  BROKEN: { zh: '未履行', en: 'not done, and final' },
  OVERDUE: { zh: '逾期未履行', en: 'overdue' },
  WAIVED_LATE: { zh: '逾期免除', en: 'waived after the limit' },
  MET_LATE: { zh: '逾期履行', en: 'done late' },
  SUSPENDED: { zh: '移送中', en: 'suspended by a transfer' },
  PENDING: { zh: '未到期', en: 'not yet due' },
  BELOW_STANDARD: { zh: '未达处罚标准', en: 'below the standard of a penalty' },
  WAIVED_WITH_BASIS: { zh: '依法免除', en: 'lawfully waived' },
  MET: { zh: '已履行', en: 'done in time' },
  N_A: { zh: '不适用', en: 'not applicable' },
};

export const CORRECTED_LABEL: Label = { zh: '已更正', en: 'corrected afterwards' };

export const CAVEAT_LABELS: Readonly<Record<Caveat, Label>> = {
  AFTER_COMPROMISE: { zh: '密钥失控后签署', en: 'signed after compromise' },
  UNVERIFIED_IN_TIME: { zh: '未能及时核验', en: 'unverified in time' },
  COSIGNERS_ONLY_NAMED: { zh: '仅列会签人姓名，未附签名', en: 'named as cosigner, signature not handed in' },
  ATTESTED: { zh: '登录证明，未经本人签名', en: 'attested, not signed' },
};

/** The order of MUST_STATES: the worst first, and a lawful exit never worse than a breach. */
export function worseFirst(a: MustState, b: MustState): number {
  return MUST_STATES.indexOf(a) - MUST_STATES.indexOf(b);
}
