import type { Statement } from '@mingjing/kernel';
import type { Words } from '../report';
import type { FiledEntry } from './readable-entries';

/** Entries that are not printed, and why. */
interface LeftGroup {
  readonly name: Words;
  readonly reason: Words;
  readonly types: readonly string[];
}

export type Counted = Pick<LeftGroup, 'name' | 'reason'> & { readonly count: number };

/** What only proves something about the documents; every bundle brings it along, and no paper file holds it. */
const LEFT_TO_ORIGINAL: readonly LeftGroup[] = [
  {
    name: { zh: '账本与日志密钥', en: 'Ledger and keys of the log' },
    reason: { zh: '只证明日志本身，核验结论见卷末', en: 'proves the log; the findings stand at the end' },
    types: ['LedgerOpened', 'LogKeyEnrolled', 'LogKeyRetired', 'Anchored'],
  },
  {
    name: { zh: '签名人的公钥与职责', en: 'Keys and roles of the signers' },
    reason: {
      zh: '只证明签名，签名人列于卷末',
      en: 'proves the signatures; the signers are listed at the end',
    },
    types: ['KeyEnrolled', 'KeyRevoked', 'RoleAssigned', 'RoleWithdrawn'],
  },
  {
    name: { zh: '机构与执法委托', en: 'Organisations and delegations' },
    reason: { zh: '只证明签名人所属机构', en: 'proves for which organisation the signers stand' },
    types: ['OrgRegistered', 'DelegationGranted', 'DelegationRevoked'],
  },
  {
    name: { zh: '规则、日历与清单文本', en: 'Texts of rules, calendars and checklists' },
    reason: {
      zh: '已公开发布的通用文本，适用规则列于卷末',
      en: 'published for all; the rules applied are listed at the end',
    },
    types: ['RuleVersionPublished', 'CalendarPublished', 'ChecklistPublished', 'ChecklistRevised'],
  },
];

const LEFT: ReadonlySet<string> = new Set(LEFT_TO_ORIGINAL.flatMap(({ types }) => types));

/** Whatever stands in the subject's own streams, or was signed by him, is a document, a key or a role too. */
export function isLeftToOriginal({ entry: { statement } }: FiledEntry, subject: string): boolean {
  return LEFT.has(statement.type) && !isAbout(subject, statement);
}

/** How many of each group a file leaves; groups of which it leaves none are not spoken of. */
export function leftOf(entries: readonly FiledEntry[], subject: string): readonly Counted[] {
  const left = entries.filter((one) => isLeftToOriginal(one, subject));
  return LEFT_TO_ORIGINAL.map(({ name, reason, types }) => ({
    ...{ name, reason },
    count: left.filter(({ entry }) => types.includes(entry.statement.type)).length,
  })).filter(({ count }) => count > 0);
}

function isAbout(subject: string, { stream, actor, cosigners = [] }: Statement): boolean {
  return [stream, actor, ...cosigners].includes(subject) || stream === `actor/${subject}`;
}
