import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleBytes, holds } from '@mingjing/bundle';
import { verifyOffline } from '../../apps/verify-page/verify-offline';
import { caseOfEvents } from '../ledger/case-bundle';
import { median, now } from '../measure/rate';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const EVENTS = 100;
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };
const LIMIT_MS = 2_000;
const LIMIT_BYTES = 5_000_000;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A case of 100 events, half of them with a cosigner, out of a log of 100,000: verified by the page's own code. */
export const bundleUnit: Unit = {
  name: 'bundle',
  run: async ({ length }) => {
    const { bundle, logKey } = caseOfEvents(EVENTS);
    const bytes = bundleBytes(bundle);
    const taken = Array.from({ length: ROUNDS[length] }, () => {
      const started = now();
      const reports = verifyOffline([{ name: 'case', bytes }], logKey);
      if (reports?.every(holds) !== true) throw new Error('The bundle of the benchmark does not hold');
      return now() - started;
    });
    const inBrowser = await millisecondsInBrowser(bytes, logKey);
    return [
      timeRow('in Node', median(taken)),
      ...(inBrowser === undefined ? [] : [timeRow('in Chromium', inBrowser)]),
      sizeRow(bytes.length),
    ];
  },
};

function timeRow(where: string, milliseconds: number): Row {
  return {
    name: `case of 100 events verified ${where} ÷ 2 s`,
    measured: { what: 'verify.html’s own code', value: milliseconds, unit: 'ms' },
    against: { what: 'limit', value: LIMIT_MS, unit: 'ms' },
    ratio: milliseconds / LIMIT_MS,
    goal: { atMost: 1 },
    notes: ['tweetnacl, one thread'],
  };
}

function sizeRow(bytes: number): Row {
  return {
    name: 'its bundle without media ÷ 5 MB',
    measured: { what: 'file', value: bytes, unit: 'bytes' },
    against: { what: 'limit', value: LIMIT_BYTES, unit: 'bytes' },
    ratio: bytes / LIMIT_BYTES,
    goal: { atMost: 1 },
    notes: [],
  };
}

/** From the choice of the file to the report on the page; undefined where no browser or page is here. */
async function millisecondsInBrowser(bytes: Uint8Array, logKey: string): Promise<number | undefined> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  const page = join(process.cwd(), 'dist/verify.html');
  if (executablePath === undefined || !existsSync(page)) return undefined;
  const { chromium } = await import('playwright-core');
  // However busy the machine is, it is waited for: what hangs is ended by whoever started the bench.
  const browser = await chromium.launch({
    executablePath,
    timeout: 0,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(0);
    await tab.setContent(readFileSync(page, 'utf8'));
    await tab.fill('#keys', logKey);
    const started = now();
    await tab.setInputFiles('#files', { name: 'case', mimeType: 'text/plain', buffer: Buffer.from(bytes) });
    await tab.waitForSelector('.report.good');
    return now() - started;
  } finally {
    await browser.close();
  }
}
