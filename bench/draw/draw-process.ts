import { closeSync, openSync, writeSync } from 'node:fs';
import { drawOf, transcriptLines, transcriptOf, type Transcript } from '@mingjing/draw';
import { LocalFileStore } from '@mingjing/event-store';
import type { RecordedEvent } from '@mingjing/kernel';
import { KeptIndex } from '@mingjing/writer';
import { answerParent } from '../measure/apart';
import { now } from '../measure/rate';
import { DrawDesk } from './draw-desk';
import { secretOf, SEEDERS, type Nation } from './national-pool';
import { DRAW, event, FOLD, statedBefore } from './national-register';

/** A draw from the tables of a nation's registers to the transcript on the disk. */
export interface DrawOrder {
  readonly nation: Nation;
  /** Laid out by `layOutRegister`. */
  readonly register: string;
  /** Folder for the restricted lists. */
  readonly evidence: string;
  readonly file: string;
}

export interface DrawReport {
  readonly milliseconds: number;
  readonly processorSeconds: number;
  readonly peakMiB: number;
  readonly tasks: number;
  /** Of the register: who stood in the frozen pool, and who was left out of it. */
  readonly frozen: { readonly entities: number; readonly excluded: number };
  readonly stages: Readonly<Record<string, number>>;
  /** Seconds of DrawPublished afterwards: the hash of the transcript, by whoever publishes and by the ledger. */
  readonly published: number;
}

const BATCH = 4_096;
const STREAM = `draw/${DRAW}`;

/** Frozen, drawn, assigned, written out: by the decisions that the ledger takes, on facts like the ledger's own. */
async function draw({ nation, register, evidence, file }: DrawOrder): Promise<DrawReport> {
  const index = new KeptIndex(register, FOLD);
  const desk = new DrawDesk(index, new LocalFileStore(evidence));
  for (const stated of statedBefore(nation)) desk.take(stated as RecordedEvent);
  const stages: Record<string, number> = {};
  const [started, used] = [now(), process.cpuUsage()];
  let last = started;
  const done = (stage: string): void => {
    stages[stage] = (now() - last) / 1000;
    last = now();
  };
  await desk.decide(event('FreezeOrdered', STREAM, {}, 'organiser') as RecordedEvent);
  done('frozen');
  for (const contributor of SEEDERS) {
    const data = { ...secretOf(contributor), checkpoint: desk.checkpoint() };
    await desk.decide(event('SeedRevealed', STREAM, data, contributor) as RecordedEvent);
  }
  done('drawn and assigned');
  const counts = countsOf(desk);
  desk.unblind(counts.tasks);
  const transcript = transcriptOf(desk.facts(), DRAW);
  if (transcript === undefined) throw new Error('The draw has no transcript');
  writeOut(transcript.full, file);
  done('written');
  const milliseconds = now() - started;
  const { user, system } = process.cpuUsage(used);
  const publication = event('DrawPublished', STREAM, { transcript: transcript.hash }, 'publisher');
  await desk.decide(publication as RecordedEvent);
  const published = (now() - started - milliseconds) / 1000;
  index.close();
  const processorSeconds = (user + system) / 1e6;
  return { milliseconds, processorSeconds, peakMiB: peakMiB(), ...counts, stages, published };
}

function countsOf(desk: DrawDesk): Pick<DrawReport, 'tasks' | 'frozen'> {
  const { frozen, sealed } = drawOf(desk.facts(), DRAW) ?? {};
  if (frozen === undefined || sealed === undefined) throw new Error('The draw was not executed');
  const { entities, excluded } = frozen.counts;
  return { tasks: sealed.tasks, frozen: { entities, excluded } };
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
