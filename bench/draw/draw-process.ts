import { closeSync, openSync, writeSync } from 'node:fs';
import {
  ALGORITHM,
  commitmentOf,
  drawFrom,
  drawSeed,
  freezePool,
  poolRoots,
  transcriptLines,
  type Transcript,
} from '@mingjing/draw';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { answerParent } from '../measure/apart';
import { now } from '../measure/rate';
import { nationalPool, type Nation } from './national-pool';

/** A draw from the two registers in memory to the transcript on the disk. */
export interface DrawOrder {
  readonly nation: Nation;
  readonly file: string;
}

export interface DrawReport {
  readonly milliseconds: number;
  readonly peakMiB: number;
  readonly tasks: number;
  readonly stages: Readonly<Record<string, number>>;
}

const BATCH = 4_096;

/** Frozen, drawn, assigned, written out: what the ledger does of a draw, by the very same functions. */
function draw({ nation, file }: DrawOrder): DrawReport {
  const input = nationalPool(nation);
  const stages: Record<string, number> = {};
  const started = now();
  let last = started;
  const done = (stage: string): void => {
    stages[stage] = (now() - last) / 1000;
    last = now();
  };
  const pool = freezePool(input);
  if (!pool.ok) throw new Error(pool.rejection.reason);
  const roots = poolRoots(pool.value, sha256);
  done('frozen');
  const { drawId, reveals } = input;
  const { result } = drawFrom(drawId, pool.value, drawSeed(input, sha256), sha256);
  done('drawn and assigned');
  const commitments = reveals.map((reveal) => commitmentOf(drawId, reveal, sha256));
  const { strata, entities, officers, conflicts } = pool.value;
  const pooled = { algorithm: ALGORITHM, drawId, strata, entities, officers, conflicts, roots };
  writeOut({ ...pooled, commitments, reveals, result }, file);
  done('written');
  const milliseconds = now() - started;
  return {
    milliseconds,
    peakMiB: peakMiB(),
    tasks: result.assignments.length + result.unassigned.length,
    stages,
  };
}

function writeOut(transcript: Transcript, file: string): void {
  const out = openSync(file, 'w');
  let batch: string[] = [];
  const flush = (): void => {
    writeSync(out, batch.join(''));
    batch = [];
  };
  for (const line of transcriptLines(transcript)) if (batch.push(line) >= BATCH) flush();
  flush();
  closeSync(out);
}

function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}

answerParent(draw);
