import { existsSync } from 'node:fs';
import {
  auditDraw,
  drawsOwnSampler,
  plannedPools,
  readAuditedPool,
  type Audit,
  type AuditedPool,
  type AuditOptions,
} from '@mingjing/draw';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { dataFolder } from '../../ledger/composition/data-folder';
import { auditText } from '../draw/audit-text';
import { readTranscriptFile } from '../draw/read-transcript-file';
import { CliFailure, EXIT, unreadable, type ExitCode } from '../failure';
import { withFactsOf } from '../gateway/facts-of-folder';
import type { CliIo } from '../io';

export interface DrawAuditCommand extends Pick<AuditOptions, 'seed' | 'trials'> {
  readonly json: boolean;
  /** Of the ledger in which a draw or a plan is looked up. */
  readonly data: string;
}

interface Named {
  readonly pool: AuditedPool;
  /** Absent for a file. */
  readonly name?: string;
}

/**
 * Whether the way of drawing favours anybody, over simulated seeds; of a transcript or a plan in a file, or
 * of a draw or a plan that the ledger names.
 */
export async function drawAudit(subject: string, command: DrawAuditCommand, io: CliIo): Promise<ExitCode> {
  const pools = existsSync(subject) ? [fromFile(subject)] : await fromLedger(subject, command.data);
  const audits = pools.map(({ pool, name }) => ({ name, audit: audited(pool, command) }));
  const answers = audits.map((one) => answerOf(one, command));
  if (command.json) io.out(JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
  else for (const line of audits.flatMap((one) => textOf(one, command))) io.out(line);
  return audits.every(({ audit }) => audit.fair) ? EXIT.done : EXIT.no;
}

interface NamedAudit {
  readonly name: string | undefined;
  readonly audit: Audit;
}

/** With what it takes to repeat it. */
function answerOf({ name, audit }: NamedAudit, { seed, trials }: DrawAuditCommand): object {
  return { ...(name === undefined ? {} : { name }), seed, trials, ...audit };
}

function textOf({ name, audit }: NamedAudit, command: DrawAuditCommand): readonly string[] {
  return [...(name === undefined ? [] : [name]), ...auditText(audit, command)];
}

function audited(pool: AuditedPool, { seed, trials }: DrawAuditCommand): Audit {
  const outcome = auditDraw(pool, { seed, trials, sampler: drawsOwnSampler(sha256), sha256 });
  if (outcome.ok) return outcome.value;
  throw unreadable(outcome.rejection.reason);
}

function fromFile(path: string): Named {
  const pool = readAuditedPool(readTranscriptFile(path));
  if (!pool.ok) throw unreadable(`${path}: ${pool.rejection.reason}`);
  return { pool: pool.value };
}

async function fromLedger(id: string, data: string): Promise<readonly Named[]> {
  const found = await withFactsOf(dataFolder(data), (facts) => plannedPools(facts, id));
  if (!found.ok && found.rejection.code === 'draw-unknown') {
    throw unreadable(`There is no file ${id}. ${found.rejection.reason}`);
  }
  if (!found.ok) throw new CliFailure(`${found.rejection.code}: ${found.rejection.reason}`, EXIT.no);
  return found.value.map(({ draw, isFrozen, pool }) => ({
    name: `draw ${draw}: ${isFrozen ? 'its frozen register' : 'the registers as they stand; it is not frozen yet'}`,
    pool,
  }));
}
