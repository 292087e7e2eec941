import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a browser is on this machine; undefined where there is none. */
export const BROWSER = PLACES.find((path) => path !== '' && existsSync(path));

/** Says it once, plainly, where tests in a browser cannot run here. */
export function inABrowser(name: string, tests: () => void): void {
  if (BROWSER !== undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`SKIPPED "${name}": no Chromium here; install it, or name it in CHROMIUM.\n`);
  describe.skip(name, tests);
}

/** Waits for whatever a busy machine takes: only the limit of the test itself ends what hangs. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(0);
  return page;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: BROWSER ?? '',
    timeout: 0,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}
