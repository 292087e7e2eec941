import type { Json } from '@mingjing/kernel';
import { firstBad } from '../report';
import type { Bound } from './bound';
import type { FiledEntry } from './readable-entries';
import { html, type Html } from './html';
import { partyRows, type CoverRow } from './party';
import { dayOf } from './values';

const TITLES: Readonly<Record<string, string>> = {
  case: '行政处罚案卷',
  entity: '监管对象档案',
  draw: '双随机抽取档案',
  officer: '执法人员履职档案',
};

/** Who, whom, what for, from when to when; and whether the electronic original holds. */
export function cover(bound: Bound): Html {
  const { bundle, entries, documents } = bound;
  const word = bundle.subject.split('/')[0] ?? '';
  const rows: readonly CoverRow[] = [
    ...(word === 'case' ? numbersOf(entries) : []),
    ...partyRows(bound),
    ...(word === 'case' ? courseOf(entries) : []),
    ['卷内件数', 'Pieces', String(documents.length)],
    ['电子原件', 'Electronic original', bundle.subject],
  ];
  return html`<section class="cover">
    <p class="org">${bureauOf(entries)}</p>
    <h1>${TITLES[word] ?? '档案'}</h1>
    <p class="en" lang="en">Case file</p>
    <table>
      ${rows.filter(([, , value]) => value !== '').map(coverRow)}
    </table>
    ${verdict(bound)}
  </section>`;
}

/** By either procedure. */
const DECISIONS = ['PenaltyDecided', 'OnSpotPenaltyImposed'];

/** On the cover of a case alone: an entity or an officer may have had several, none of which is the file's own. */
function numbersOf(entries: readonly FiledEntry[]): readonly CoverRow[] {
  return [
    ['案号', 'Number', memberOf(entries, ['CaseFiled'], 'number')],
    ['决定书文号', 'Decision', memberOf(entries, DECISIONS, 'number')],
  ];
}

function courseOf(entries: readonly FiledEntry[]): readonly CoverRow[] {
  return [
    ['承办人', 'Investigators', memberOf(entries, ['CaseFiled'], 'investigators')],
    ['立案日期', 'Filed', dayIn(entries, ['CaseFiled'])],
    ['处罚决定日期', 'Decided', dayIn(entries, DECISIONS)],
    ['结案日期', 'Closed', dayIn(entries, ['CaseClosed'])],
  ];
}

function coverRow([zh, en, value]: CoverRow): Html {
  return html`<tr>
    <th scope="row">${zh} <span class="en" lang="en">${en}</span></th>
    <td>${value}</td>
  </tr>`;
}

function verdict({ report }: Bound): Html {
  const bad = firstBad(report);
  if (bad !== undefined) {
    return html`<p class="verdict">
      <strong>电子原件核验不成立，不得作为案卷使用。</strong>${bad.title.zh}：${bad.detail.zh}
      <span class="en" lang="en">The electronic original does not hold: ${bad.detail.en}</span>
    </p>`;
  }
  const trust = report.checks.find(({ name }) => name === 'trust');
  return html`<p class="verdict">
    电子原件核验成立。${trust?.detail.zh}。纸质件系电子原件的打印件，以电子原件为准；核验结论与检查点二维码见卷末。
    <span class="en" lang="en"
      >The electronic original holds; this is its print. Findings and checkpoint stand at the end.</span
    >
  </p>`;
}

function memberOf(entries: readonly FiledEntry[], types: readonly string[], member: string): string {
  const found = firstOf(entries, types)?.entry.statement.data[member];
  return plain(found);
}

function plain(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((one) => plain(one as Json)).join('、');
  return typeof value === 'string' ? value : '';
}

function dayIn(entries: readonly FiledEntry[], types: readonly string[]): string {
  const found = firstOf(entries, types);
  return found === undefined ? '' : dayOf(found.entry.statement.occurredAt);
}

function firstOf(entries: readonly FiledEntry[], types: readonly string[]): FiledEntry | undefined {
  return entries.find(({ entry }) => types.includes(entry.statement.type));
}

/** The organisation of whoever filed the case, by his role; else the ledger's name. */
function bureauOf(entries: readonly FiledEntry[]): string {
  const stated = entries.map(({ entry }) => entry.statement);
  const head = stated.find(({ type }) => type === 'PenaltyDecided' || type === 'CaseFiled')?.actor;
  const role = stated.find(({ type, data }) => type === 'RoleAssigned' && data['actor'] === head);
  const org = stated.find(
    ({ type, stream }) => type === 'OrgRegistered' && stream === `org/${plain(role?.data['org'])}`,
  );
  return plain(org?.data['name']) || (stated[0]?.ledger ?? '');
}
