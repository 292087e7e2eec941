import { run } from '../../apps/cli/program';
import { answerParent } from '../measure/apart';
import { ownProcessorTime } from '../measure/processor-time';
import { now, wallClock } from '../measure/rate';

export interface VerifyReport {
  readonly milliseconds: number;
  readonly processorSeconds: number;
  readonly peakMiB: number;
  /** Of each file, as it is printed. */
  readonly verdicts: readonly string[];
}

/** `mingjing draw verify FILE`, as it is released, for one transcript after the other, in a process that has done nothing else. */
async function verify({ files }: { readonly files: readonly string[] }): Promise<VerifyReport> {
  const verdicts: string[] = [];
  const [started, used] = [now(), ownProcessorTime()];
  for (const file of files) verdicts.push(await verdictOn(file));
  const milliseconds = now() - started;
  const processorSeconds = (ownProcessorTime() - used) / 1e6;
  return { milliseconds, processorSeconds, peakMiB: process.resourceUsage().maxRSS / 1024, verdicts };
}

async function verdictOn(file: string): Promise<string> {
  const lines: string[] = [];
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
    clock: wallClock,
    random: (count: number) => new Uint8Array(count),
  };
  await run(['draw', 'verify', file], io);
  return lines.at(-1) ?? '';
}

answerParent(verify);
