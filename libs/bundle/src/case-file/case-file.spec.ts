import { toHex, utf8 } from '@mingjing/kernel';
import { parseNote, portableSha256 } from '@mingjing/log';
import type { Bundle } from '../bundle';
import type { Report } from '../report';
import { scannedCodes } from '../testing/scanned-codes';
import { caseFile } from './case-file';
import { html } from './html';
import { MOST_BYTES, MOST_CODES, checkpointCodes } from './checkpoint-codes';
import { printedCheckpoint } from './printed-checkpoint';

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
      portableSha256,
    );
    expect(page).not.toMatch(/<script|<img|onerror="|\u202e/);
    expect(page.split('&lt;script&gt;alert(1)').length).toBeGreaterThan(10);
    expect(page).toContain("default-src 'none'");
  });

  it('says on its cover that a bundle which does not hold is no case file', () => {
    expect(caseFile(hostile({}), report, portableSha256)).toContain('电子原件核验不成立，不得作为案卷使用');
  });

  it('escapes whatever is no markup of its own', () => {
    expect(html`<b title="${'"><i>'}">${['a', html`<br />`, '&', undefined, 1]}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;i&gt;">a<br />&amp;1</b>',
    );
  });
});

describe('the QR codes of a checkpoint', () => {
  const line = (name: string, length = 132): string => `— ${name} ${'A'.repeat(length)}\n`;
  const body = 'mingjing.example/x\n70000\nujc4vF/aAuAEFHL2tBf76D3ljkP6JpCeVTGXyeoRiJ0=\n\n';

  /** Each code gives a scanner its part, and none is larger than a phone reads. */
  async function printed(
    note: string,
    verified?: readonly string[],
  ): Promise<ReturnType<typeof checkpointCodes>> {
    const codes = checkpointCodes(note, verified);
    expect(await scannedCodes(printedCheckpoint(note, portableSha256, verified).text)).toEqual(codes.parts);
    for (const part of codes.parts) expect(utf8(part).length).toBeLessThanOrEqual(MOST_BYTES);
    expect(codes.parts.length).toBeLessThanOrEqual(MOST_CODES);
    return codes;
  }

  it('give the note verbatim, the log’s own signature in the first', async () => {
    const note = body + ['log', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map((name) => line(name)).join('');
    const { parts, text, leftOut } = await printed(note);
    expect([parts.join(''), text, leftOut]).toEqual([note, note, 0]);
    expect(parts[0]).toContain('— log ');
    expect(parts.length).toBeGreaterThan(1);
  });

  it('are one where no witness has signed', async () => {
    expect((await printed(body + line('log'))).parts).toHaveLength(1);
  });

  it('go on in the next code where a signature line, or the log’s own, is too long for one', async () => {
    // ML-DSA-44: 2,420 bytes of signature.
    const note = body + line('见证人/w1', 3_240) + line('w2');
    expect((await printed(note)).parts.join('')).toBe(note);
    const long = body.replace('mingjing', '明'.repeat(190)) + line('log');
    expect((await printed(long)).parts.join('')).toBe(long);
  });

  it('leave out the lines for which there is no room, and what they give is a signed note with a hash of the whole', async () => {
    const far = Array.from({ length: 40 }, (_, i) => line(`far/${String(i)}`, 3_240)).join('');
    const note = body + line('log') + far + line('near');
    const { text, leftOut } = await printed(note);
    expect(leftOut).toBe(38);
    expect(parseNote(text).ok).toBe(true);
    expect(text.startsWith(body + line('log'))).toBe(true);
    expect(text.endsWith(line('near'))).toBe(true);
    const page = caseFile({ ...hostile({}), checkpoint: note }, report, portableSha256);
    expect(page).toContain(toHex(portableSha256(utf8(note))));
    expect(page).toContain('另有 38 行共签');
  });

  it('give the lines that were verified first, the log’s own before all, where strangers have filled the note', async () => {
    const strangers = Array.from({ length: 90 }, (_, i) => line(`far/${String(i)}`)).join('');
    const note = body + strangers + line('w1') + line('log');
    const verified = [line('log'), line('w1')];
    const { text, leftOut } = await printed(note, verified);
    expect(leftOut).toBeGreaterThan(0);
    expect(text.startsWith(body + line('log') + line('w1') + line('far/0'))).toBe(true);
    const said = printedCheckpoint(note, portableSha256, verified).text;
    expect(said).toContain('仍是完整有效的检查点');
    const unverified = printedCheckpoint(note, portableSha256).text;
    expect(unverified).not.toContain('仍是完整有效的检查点');
    expect(unverified).toContain('所印各行均未经核验');
  });

  it('are none where a hostile checkpoint would fill pages with them', async () => {
    expect((await printed(`x\n1\n${'y'.repeat(20_000)}\n\n${line('log')}`)).parts).toEqual([]);
  });
});
