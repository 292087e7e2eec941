import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Transcript } from '@mingjing/draw';
import { canonicalJson, type Json } from '@mingjing/kernel';
import { formatTlogProof } from '@mingjing/log';
import type { Browser, Page } from 'playwright-core';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { AUDITOR } from '../kit/county-people';
import { forgedDraw } from '../kit/forged-draw';
import { BuiltPage } from './built-page';
import { inABrowser, openBrowser, openPage } from './browser';

const root = join(__dirname, '../..');
const vectorsIn = (name: string) => JSON.parse(readFileSync(join(root, 'test/vectors', name), 'utf8'));
const vectors = vectorsIn('bundle-vectors.json');
const record = vectorsIn('record-vectors.json') as {
  readonly checkpoint: string;
  readonly entries: readonly { readonly entry: string }[];
  readonly inclusion: { readonly index: number; readonly path: readonly string[] };
};

/** What an auditor takes home of a draw whose last side was told. */
async function drawTakenHome(): Promise<{ bundle: Json; transcript: Json; logKey: string }> {
  const bureau = await drawnUpTo('UNBLINDED');
  const bodyOf = async (path: string): Promise<Json> => (await bureau.get(path, AUDITOR)).body;
  const bundle = await bodyOf(`/v1/bundles/draw/${DRAW}`);
  const transcript = await bodyOf(`/v1/draws/${DRAW}/transcript?full=true`);
  const { logKey } = (await bodyOf('/v1/ledger')) as { logKey: string };
  await bureau.close();
  return { bundle, transcript, logKey };
}

inABrowser('verify.html in Chromium, from a file and without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-browser-'));
  const asked: string[] = [];
  const said: string[] = [];
  let built: BuiltPage;
  let browser: Browser;
  let page: Page;

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const verdict = async (...paths: readonly string[]): Promise<string> => {
    await page.setInputFiles('#files', [...paths]);
    await page.waitForSelector('.report');
    return (await page.textContent('.verdict')) ?? '';
  };

  /** Without files, so that no keys set off a verification of what was there before. */
  const opened = async (keys: string): Promise<void> => {
    await page.goto(pathToFileURL(built.path).href);
    await page.fill('#keys', keys);
  };

  beforeAll(async () => {
    built = new BuiltPage();
    browser = await openBrowser();
    page = await openPage(browser, { offline: true });
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await opened('');
  });
  afterAll(async () => {
    await browser.close();
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const emptied = (): Promise<unknown> =>
    page.evaluate('document.getElementById("reports").replaceChildren()');
  beforeEach(emptied);

  it('shows green for a good bundle, with each check and its reason', async () => {
    await page.fill('#keys', vectors.logKey);
    expect(await verdict(file('good.mingjing-bundle', vectors.bundle))).toBe('成立 It holds');
    expect(await page.locator('.checks li.bad').count()).toBe(0);
    expect(await page.locator('li[data-check="trust"].good').count()).toBe(1);
    expect(await page.locator('tr.good').count()).toBe(12);
  });

  it('shows red for an altered one, and says first what does not hold', async () => {
    const altered = file('bad.mingjing-bundle', vectors.bundle.replace('张三', '李四'));
    expect(await verdict(altered)).toBe('不成立 It does not hold');
    expect(await page.textContent('.first')).toContain('disclosure-does-not-open');
    expect(await page.locator('li[data-check="disclosures"].bad').count()).toBe(1);
    expect(await page.locator('tr.bad').count()).toBe(1);
  });

  it('takes files that are dropped, and the transcript of a draw', async () => {
    const text = readFileSync(join(root, 'docs/examples/draw-transcript.json'), 'utf8');
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([${JSON.stringify(text)}], 'transcript.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer }));
    }`);
    await page.waitForSelector('.report');
    expect(await page.textContent('.verdict')).toMatch(/^自洽.* It agrees with itself/);
    expect(await page.textContent('li[data-check="not-proven-log"]')).toContain('取证材料');
    expect(await page.textContent('.report h2')).toContain('抽签记录');
  });

  it('holds a transcript against the bundle of its draw: green where it is the log’s, red for both where it was made up', async () => {
    const { bundle, transcript, logKey } = await drawTakenHome();
    const taken = file('draw.mingjing-bundle', canonicalJson(bundle));
    const genuine = file('genuine.json', canonicalJson(transcript));
    const forged = file('forged.json', canonicalJson(forgedDraw(transcript as unknown as Transcript)));
    const verdicts = async (...paths: readonly string[]): Promise<readonly string[]> => {
      await emptied();
      await verdict(...paths);
      return page.locator('.verdict').allTextContents();
    };
    await opened(logKey);
    expect(await verdicts(genuine, taken)).toEqual(['成立 It holds', '成立 It holds']);
    const both = expect.stringMatching(/^不一致 DIFFERENT/);
    expect(await verdicts(forged, taken)).toEqual([both, both]);
    expect(await page.locator('li[data-check="beside"].bad').count()).toBe(2);
    expect(await page.textContent('.first')).toContain('transcript-of-another');
    await opened(vectors.logKey);
  });

  it('shows green for a proof beside its entry, and red where either was altered', async () => {
    const { index, path } = record.inclusion;
    const siblings = path.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
    const proof = formatTlogProof({ index, path: siblings, checkpoint: record.checkpoint });
    const entry = file('entry.json', record.entries[index]!.entry);
    expect(await verdict(file('a.tlog-proof', proof), entry)).toBe('成立 It holds');
    const bent = proof.replace(/^index \d+/m, `index ${String(index + 1)}`);
    await emptied();
    expect(await verdict(file('b.tlog-proof', bent), entry)).toBe('不成立 It does not hold');
    expect(await page.textContent('.first')).toContain('not-included');
    await emptied();
    const other = file('other.json', record.entries[0]!.entry);
    expect(await verdict(file('a.tlog-proof', proof), other)).toBe('不成立 It does not hold');
  });

  it('shows red for a transcript in which one weight was changed', async () => {
    const text = readFileSync(join(root, 'docs/examples/draw-transcript.json'), 'utf8');
    expect(await verdict(file('transcript.json', text.replace('"weight": 1', '"weight": 2')))).toBe(
      '不成立 It does not hold',
    );
  });

  it('lets nothing in a file become part of the page', async () => {
    const hostile = vectors.bundle.replace('"subject":"finding/', '"subject":"<img src=x onerror=alert(1)>/');
    expect(await verdict(file('hostile.mingjing-bundle', hostile))).toContain('It ');
    expect(await page.locator('.report img').count()).toBe(0);
    expect(await page.textContent('.report h2')).toContain('<img src=x');
  });

  it('asked for nothing but itself, and no rule of its policy was broken', () => {
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(said).toEqual([]);
  });
});
