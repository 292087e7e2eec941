import type { Bundle } from '../bundle';
import type { Report, Status } from '../report';
import type { FiledEntry } from './filed-documents';
import { html, type Html } from './html';
import { checkpointParts, qrCode } from './qr-code';

/** 备考: the rules applied, who signed, the files, the findings of the verification, the checkpoint. */
export function appendix(bundle: Bundle, report: Report, entries: readonly FiledEntry[]): readonly Html[] {
  return [rules(entries), signers(entries), files(bundle), findings(report), checkpoint(bundle)];
}

function section(zh: string, en: string, body: Html): Html {
  return html`<section class="appendix">
    <h2>${zh} <span class="en" lang="en">${en}</span></h2>
    ${body}
  </section>`;
}

function rules(entries: readonly FiledEntry[]): Html {
  const rows = ofType(entries, 'RuleVersionPublished').map(({ data }) => {
    const { rule, version, value, unit, starts, ends, basis, label } = data;
    const { document, article } = (basis ?? {}) as { readonly document?: string; readonly article?: string };
    const [no, of] = [text(version), `${text(starts)} → ${text(ends)}`];
    return html`<tr>
      <td>${text(rule)} v${no}</td>
      <td>${text(value)} ${text(unit)}</td>
      <td>${of}</td>
      <td>${document} ${article}</td>
      <td>${text(label)}</td>
    </tr>`;
  });
  const head = html`<thead>
    <tr>
      <th>规则</th>
      <th>数值</th>
      <th>起止</th>
      <th>依据</th>
      <th>性质</th>
    </tr>
  </thead>`;
  return section(
    '适用规则',
    'Rules applied',
    html`<table>
      ${head}
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function signers(entries: readonly FiledEntry[]): Html {
  const roles = ofType(entries, 'RoleAssigned');
  const rows = ofType(entries, 'KeyEnrolled').map(({ data }) => {
    const held = roles
      .filter((one) => one.data['actor'] === data['actor'])
      .map((one) => text(one.data['role']));
    return html`<tr>
      <td>${text(data['actor'])}</td>
      <td>${held.join('、')}</td>
      <td class="hash">${text(data['publicKey'])}</td>
    </tr>`;
  });
  const head = html`<thead>
    <tr>
      <th>签名人</th>
      <th>职责</th>
      <th>公钥</th>
    </tr>
  </thead>`;
  return section(
    '签名人与公钥',
    'Signers and keys',
    html`<table>
      ${head}
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function files({ files: held = [] }: Bundle): Html {
  const rows = held.map(({ sha256, size, content }) => {
    return html`<tr>
      <td class="hash">${sha256}</td>
      <td>${size}</td>
      <td>${content === undefined ? '未随附' : '随附'}</td>
    </tr>`;
  });
  const head = html`<thead>
    <tr>
      <th>SHA-256</th>
      <th>字节</th>
      <th>电子件</th>
    </tr>
  </thead>`;
  return section(
    '证据与文件清单',
    'Evidence and files',
    html`<table>
      ${head}
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

const MARKS: Readonly<Record<Status, string>> = { good: '成立', bad: '不成立', note: '须知' };

function findings({ checks }: Report): Html {
  const rows = checks.map(({ status, title, detail }) => {
    return html`<tr>
      <td>${MARKS[status]}</td>
      <td>${title.zh} <span class="en" lang="en">${title.en}</span></td>
      <td>${detail.zh}<br /><span class="en" lang="en">${detail.en}</span></td>
    </tr>`;
  });
  return section(
    '核验结论',
    'Verification',
    html`<table>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** The codes, read one after the other, are the note byte for byte. */
function checkpoint({ checkpoint: note }: Bundle): Html {
  const parts = checkpointParts(note);
  const codes = parts.map((part, i) => {
    const label = `${String(i + 1)}/${String(parts.length)}`;
    return html`<figure>
      ${qrCode(part, label)}
      <figcaption>${label}</figcaption>
    </figure>`;
  });
  const body = html`<p>
      扫码所得文字依次相连即为检查点原文，可与日志或见证人公布的检查点核对。
      <span class="en" lang="en"
        >The codes, read in order, are the checkpoint verbatim: compare it with the one that the log or a
        witness publishes.</span
      >
    </p>
    <div class="codes">${codes}</div>
    <pre>${note}</pre>`;
  return section('检查点', 'Checkpoint', body);
}

function ofType(entries: readonly FiledEntry[], type: string): readonly FiledEntry['entry']['statement'][] {
  return entries.map(({ entry }) => entry.statement).filter((one) => one.type === type);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
