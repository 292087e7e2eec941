import { utf8 } from '@mingjing/kernel';
import type { Bundle } from '../bundle';
import type { Report } from '../report';
import { caseFile } from './case-file';
import { html } from './html';
import { checkpointParts } from './qr-code';

const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(2)">'"&\u202egnp.exe`;
const signature = { key: 'ab'.repeat(8), sig: 'A'.repeat(86) + '==' };

/** A bundle of one entry whose every text is hostile; it need not verify to be printed. */
function hostile(data: object): Bundle {
  const statement = {
    ...{ actor: 'head/H-1', data, id: '00000000-0000-4000-8000-000000000001', ledger: 'mingjing.example/x' },
    ...{ occurredAt: '2026-03-24T09:00:00.000+08:00', stream: 'case/1', type: 'CaseFiled', version: 1 },
  };
  const entry = { recordedAt: '2026-03-24T01:00:00.000Z', revision: 0, signature, statement, v: 1 };
  return {
    checkpoint: `${HOSTILE}\n`,
    disclosures: [{ field: HOSTILE, id: HOSTILE, salt: '', value: HOSTILE }],
    entries: [{ entry: JSON.stringify(entry), index: 0, path: [] }],
    files: [{ sha256: HOSTILE, size: 1 }],
    format: 'mingjing/bundle/v1',
    subject: `case/${HOSTILE}`,
  };
}

const words = { zh: HOSTILE, en: HOSTILE };
const report: Report = {
  kind: 'bundle',
  title: words,
  checks: [{ name: 'signatures', status: 'bad', title: words, detail: words }],
  rows: [{ index: 0, recordedAt: '', stream: '', type: '', actor: '', fault: words }],
};

describe('a printed case file', () => {
  it('lets no name, document, hash or checkpoint become markup', () => {
    const page = caseFile(
      hostile({ [HOSTILE]: HOSTILE, number: HOSTILE, findings: [{ [HOSTILE]: [HOSTILE] }] }),
      report,
    );
    expect(page).not.toMatch(/<script|<img|onerror="|\u202e/);
    expect(page.split('&lt;script&gt;alert(1)').length).toBeGreaterThan(10);
    expect(page).toContain("default-src 'none'");
  });

  it('says on its cover that a bundle which does not hold is no case file', () => {
    expect(caseFile(hostile({}), report)).toContain('电子原件核验不成立，不得作为案卷使用');
  });

  it('escapes whatever is no markup of its own', () => {
    expect(html`<b title="${'"><i>'}">${['a', html`<br />`, '&', undefined, 1]}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;i&gt;">a<br />&amp;1</b>',
    );
  });
});

describe('the QR codes of a checkpoint', () => {
  const line = (name: string): string => `— ${name} ${'A'.repeat(130)}==\n`;
  const body = 'mingjing.example/x\n70000\nujc4vF/aAuAEFHL2tBf76D3ljkP6JpCeVTGXyeoRiJ0=\n\n';

  it('give the note verbatim, the log’s own signature in the first', () => {
    const note = body + ['log', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map(line).join('');
    const parts = checkpointParts(note);
    expect(parts.join('')).toBe(note);
    expect(parts[0]).toContain('— log ');
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(utf8(part).length).toBeLessThanOrEqual(550);
  });

  it('are one where no witness has signed', () => {
    expect(checkpointParts(body + line('log'))).toHaveLength(1);
  });
});
