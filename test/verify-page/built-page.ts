import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Report } from '@mingjing/bundle';
import type { OfflineFile } from '../../apps/verify-page/verify-offline';

type Verifier = (files: readonly OfflineFile[], keys: string) => readonly Report[] | undefined;

const root = join(__dirname, '../..');

/** verify.html as the build writes it, in a folder of its own. */
export class BuiltPage {
  private readonly folder = mkdtempSync(join(tmpdir(), 'mingjing-page-'));
  readonly path = join(this.folder, 'verify.html');

  constructor() {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/verify-page.mjs', this.path], {
      cwd: root,
    });
    if (status !== 0) throw new Error(stderr.toString());
  }

  get html(): string {
    return readFileSync(this.path, 'utf8');
  }

  /** The page's own script, run without a page. */
  verifier(): Verifier {
    const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(this.html) ?? [];
    const globals: { mingjing?: { readonly verifyOffline: Verifier } } = {};
    compileFunction(script, ['globalThis'])(globals);
    if (globals.mingjing === undefined) throw new Error('The script offers no verifier');
    return globals.mingjing.verifyOffline;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
