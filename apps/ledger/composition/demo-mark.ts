import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The commands that found a demo's ledger, and can serve it as they go. */
const DEMOS = ['npm run demo', 'npm run demo:draw'] as const;

export type DemoCommand = (typeof DEMOS)[number];

/** What marks a folder as a demo's: `demo.json`, `{"mingjing":"demo/v1","seed":"…","command":"npm run demo:draw"}`. */
export interface DemoMark {
  readonly mingjing: 'demo/v1';
  readonly seed: string;
  readonly command: DemoCommand;
}

export const DEMO_MARK = 'demo.json';

/** Undefined of a folder that no demo made. */
export function demoMarkOf(folder: string): Pick<DemoMark, 'command'> | undefined {
  try {
    const mark = JSON.parse(readFileSync(join(folder, DEMO_MARK), 'utf8')) as Partial<DemoMark>;
    if (mark.mingjing !== 'demo/v1') return undefined;
    return { command: DEMOS.find((command) => command === mark.command) ?? 'npm run demo' };
  } catch {
    return undefined;
  }
}
