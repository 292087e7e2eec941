import { auditDraw, drawsOwnSampler, readAuditedPool, type AuditOptions } from '@mingjing/draw';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { auditText } from '../draw/audit-text';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { readTranscriptFile } from '../draw/read-transcript-file';

export interface DrawAuditCommand extends Pick<AuditOptions, 'seed' | 'trials'> {
  readonly json: boolean;
}

/** Whether the way of drawing favours anybody, over simulated seeds; of a transcript or of a plan. */
export function drawAudit(path: string, { seed, trials, json }: DrawAuditCommand, io: CliIo): ExitCode {
  const pool = readAuditedPool(readTranscriptFile(path));
  if (!pool.ok) throw unreadable(`${path}: ${pool.rejection.reason}`);
  const audited = auditDraw(pool.value, { seed, trials, sampler: drawsOwnSampler(sha256), sha256 });
  if (!audited.ok) throw unreadable(audited.rejection.reason);
  if (json) io.out(JSON.stringify(audited.value, null, 2));
  else for (const line of auditText(audited.value, { seed, trials })) io.out(line);
  return audited.value.fair ? EXIT.done : EXIT.no;
}
