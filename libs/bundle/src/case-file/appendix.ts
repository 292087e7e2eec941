import type { Sha256 } from '@mingjing/kernel';
import type { Bundle } from '../bundle';
import type { Report, Status } from '../report';
import type { FiledEntry } from './readable-entries';
import { Html, html } from './html';
import { printedCheckpoint } from './printed-checkpoint';

/** 备考: the rules applied, who signed, the files, the findings of the verification, the checkpoint. */
export function appendix(
  bundle: Bundle,
  report: Report,
  entries: readonly FiledEntry[],
  sha256: Sha256,
): readonly Html[] {
  const proof = section(
    '检查点',
    'Checkpoint',
    printedCheckpoint(bundle.checkpoint, sha256, report.verifiedLines),
  );
  return [rules(entries), signers(entries), files(bundle), findings(report), proof];
}

function section(zh: string, en: string, body: Html): Html {
  return html`<section class="appendix">
    <h2>${zh} <span class="en" lang="en">${en}</span></h2>
    ${body}
  </section>`;
}

type Cell = Html | string | number | undefined;

/** With a line of heads, unless there are none. */
function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const head = html`<thead>
    <tr>
      ${heads.map((one) => html`<th>${one}</th>`)}
    </tr>
  </thead>`;
  return html`<table>
    ${heads.length === 0 ? undefined : head}
    <tbody>
      ${rows.map(rowOf)}
    </tbody>
  </table>`;
}

function rowOf(cells: readonly Cell[]): Html {
  return html`<tr>
    ${cells.map((cell) => (cell instanceof HashCell ? cell : html`<td>${cell}</td>`))}
  </tr>`;
}

/** A cell of its own look: long, and broken anywhere. */
class HashCell extends Html {
  constructor(hash: string) {
    super(html`<td class="hash">${hash}</td>`.text);
  }
}

function rules(entries: readonly FiledEntry[]): Html {
  const rows = ofType(entries, 'RuleVersionPublished').map(({ data }) => {
    const { rule, version, value, unit, starts, ends, basis, label } = data;
    const { document, article } = (basis ?? {}) as { readonly document?: string; readonly article?: string };
    return [
      `${text(rule)} v${text(version)}`,
      `${text(value)} ${text(unit)}`,
      `${text(starts)} → ${text(ends)}`,
      `${text(document)} ${text(article)}`,
      text(label),
    ];
  });
  return section('适用规则', 'Rules applied', table(['规则', '数值', '起止', '依据', '性质'], rows));
}

function signers(entries: readonly FiledEntry[]): Html {
  const roles = ofType(entries, 'RoleAssigned');
  const rows = ofType(entries, 'KeyEnrolled').map(({ data }) => {
    const held = roles
      .filter((one) => one.data['actor'] === data['actor'])
      .map((one) => text(one.data['role']));
    return [text(data['actor']), held.join('、'), new HashCell(text(data['publicKey']))];
  });
  return section('签名人与公钥', 'Signers and keys', table(['签名人', '职责', '公钥'], rows));
}

function files({ files: held = [] }: Bundle): Html {
  const rows = held.map(({ sha256, size, content }) => [
    new HashCell(sha256),
    size,
    content === undefined ? '未随附（内容未核验，大小为所列）' : '随附',
  ]);
  return section('证据与文件清单', 'Evidence and files', table(['SHA-256', '字节', '电子件'], rows));
}

const MARKS: Readonly<Record<Status, string>> = {
  good: '成立',
  bad: '不成立',
  note: '须知',
  unchecked: '未核验',
};

function findings({ checks }: Report): Html {
  const rows = checks.map(({ status, title, detail }) => [
    MARKS[status],
    html`${title.zh} <span class="en" lang="en">${title.en}</span>`,
    html`${detail.zh}<br /><span class="en" lang="en">${detail.en}</span>`,
  ]);
  return section('核验结论', 'Verification', table([], rows));
}

function ofType(entries: readonly FiledEntry[], type: string): readonly FiledEntry['entry']['statement'][] {
  return entries.map(({ entry }) => entry.statement).filter((one) => one.type === type);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
