import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scannedCodes } from '@mingjing/bundle/testing';
import { run } from '../../apps/cli/program';
import { CASE, closedCase } from '../kit/closed-case';
import { HEAD } from '../kit/county-people';
import { inABrowser, openBrowser, openPage } from './browser';

const folder = mkdtempSync(join(tmpdir(), 'mingjing-print-'));
const file = join(folder, 'case.mingjing-bundle');
const page = join(folder, 'case.html');

beforeAll(async () => {
  const { bureau } = await closedCase();
  const { text } = await bureau.get(`/v1/bundles/case/${CASE}?disclosures=true`, HEAD);
  writeFileSync(file, text);
  await bureau.close();
  const said: string[] = [];
  const io = {
    ...{ out: (line: string) => said.push(line), err: (line: string) => said.push(line) },
    ...{ clock: () => 0, random: (count: number) => new Uint8Array(count) },
  };
  expect(await run(['print', file, '--out', page], io)).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('mingjing print', () => {
  it('renders the paper file of a case in its order, with numbers, checkpoint and findings', () => {
    const text = readFileSync(page, 'utf8').replaceAll(/<[^>]+>/g, ' ');
    const order = [
      ...['行政处罚案卷', '卷内目录', '第 1 件', '行政处罚决定书', '样卫公罚〔2026〕1号', '立案审批表'],
      ...['现场检查笔录（签字）', '责令改正通知书', '法制审核意见书', '行政处罚事先告知书', '陈述申辩笔录'],
      ...['罚款缴纳凭证', '结案报告', '行政处罚信息公示', '适用规则', '签名人与公钥', '核验结论', '检查点'],
    ];
    let from = text.indexOf('第 1 件');
    expect(text.indexOf('卷内目录')).toBeLessThan(from);
    for (const title of order.slice(3)) {
      const at = text.indexOf(title, from);
      expect({ title, found: at > 0 }).toEqual({ title, found: true });
      from = at;
    }
    expect(text).toContain('2,000.00 元');
    expect(text).toContain('样例某某：请求从轻');
  });

  it('prints codes that give a scanner the checkpoint of the bundle, byte for byte', async () => {
    const { checkpoint } = JSON.parse(readFileSync(file, 'utf8')) as { readonly checkpoint: string };
    expect((await scannedCodes(readFileSync(page, 'utf8'))).join('')).toBe(checkpoint);
  });

  it('says on the cover where the bundle does not hold, and ends with 1', async () => {
    const bad = join(folder, 'bad.mingjing-bundle');
    writeFileSync(bad, readFileSync(file, 'utf8').replace('样例某某', '某某样例'));
    const quiet = {
      out: () => undefined,
      err: () => undefined,
      clock: () => 0,
      random: () => new Uint8Array(),
    };
    expect(await run(['print', bad, '--out', join(folder, 'bad.html')], quiet)).toBe(1);
    expect(readFileSync(join(folder, 'bad.html'), 'utf8')).toContain('不得作为案卷使用');
  });
});

inABrowser('a case file as PDF', () => {
  it('comes on A4 with page numbers, each document on a page of its own', async () => {
    const browser = await openBrowser();
    const printed = await openPage(browser);
    await printed.goto(pathToFileURL(page).href);
    const pieces = await printed.locator('.document').count();
    expect(await printed.locator('svg.qr').count()).toBe(1);
    const pdf = await printed.pdf({ preferCSSPageSize: true, path: join(folder, 'case.pdf') });
    await browser.close();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(pieces + 4);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    const text = spawnSync('pdftotext', ['-layout', join(folder, 'case.pdf'), '-']);
    if (text.error === undefined) expect(text.stdout.toString()).toContain(`共 ${String(pages)} 页`);
  });
});
