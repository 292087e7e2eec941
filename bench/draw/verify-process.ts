import { run } from '../../apps/cli/program';
import { answerParent } from '../measure/apart';
import { now, wallClock } from '../measure/rate';

export interface VerifyReport {
  readonly milliseconds: number;
  readonly peakMiB: number;
  readonly verdict: string;
}

/** `mingjing draw verify FILE`, as it is released, in a process that has done nothing else. */
async function verify(file: string): Promise<VerifyReport> {
  const lines: string[] = [];
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
    clock: wallClock,
    random: (count: number) => new Uint8Array(count),
  };
  const started = now();
  await run(['draw', 'verify', file], io);
  const milliseconds = now() - started;
  return { milliseconds, peakMiB: process.resourceUsage().maxRSS / 1024, verdict: lines.at(-1) ?? '' };
}

answerParent(verify);
