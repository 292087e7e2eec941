import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { drawOf, transcriptLines, transcriptOf, type Transcript } from '@mingjing/draw';
import { LocalFileStore } from '@mingjing/event-store';
import type { RecordedEvent } from '@mingjing/kernel';
import { KeptIndex } from '@mingjing/writer';
import { answerParent } from '../measure/apart';
import { DrawDesk } from './draw-desk';
import { drawsOf, statedBefore } from './national-draws';
import { secretOf, SEEDERS, type Nation } from './national-pool';
import { event, FOLD, INDEX_KEY } from './national-register';
import { Stages, type Stage } from './stages';

/** The draws of a plan, from the tables of a nation's registers to the transcripts on the disk. */
export interface DrawOrder {
  readonly nation: Nation;
  /** Laid out by `layOutRegister`. */
  readonly register: string;
  /** Folders for the restricted lists and for the transcripts. */
  readonly evidence: string;
  readonly transcripts: string;
}

export interface DrawReport {
  readonly peakMiB: number;
  /** Of all draws together. */
  readonly counts: DrawCounts;
  readonly stages: Readonly<Record<DrawStage, Stage>>;
  /** A transcript of each draw. */
  readonly files: readonly string[];
}

/** Whom the freezes took and left out, and the tasks that were drawn. */
export interface DrawCounts {
  readonly entities: number;
  readonly excluded: number;
  readonly unlisted: number;
  readonly tasks: number;
}

/** PUBLISHED: the hash of the transcript, by whoever publishes and by the ledger. */
const STAGES = ['frozen', 'drawn and assigned', 'written', 'published'] as const;
export type DrawStage = (typeof STAGES)[number];

const BATCH = 4_096;

/**
 * By the decisions that the ledger takes, on facts like the ledger's own. All registers are frozen before the
 * first secret is revealed: a freeze tells of draws that are executed and not unblinded.
 */
async function drawAll({ nation, register, evidence, transcripts }: DrawOrder): Promise<DrawReport> {
  const index = new KeptIndex(register, FOLD, INDEX_KEY);
  const desk = new DrawDesk(index, new LocalFileStore(evidence));
  mkdirSync(transcripts);
  const draws = drawsOf(nation);
  for (const stated of statedBefore(draws)) desk.take(stated as RecordedEvent);
  const [stages, files] = [new Stages(STAGES), [] as string[]];
  for (const { id } of draws) await desk.decide(statement('FreezeOrdered', id, {}, 'organiser/O-1'));
  stages.done('frozen');
  for (const { id } of draws) files.push(await drawOne(desk, id, stages, transcripts));
  const counts = draws.map(({ id }) => countsOf(desk, id)).reduce(plus);
  index.close();
  return { peakMiB: process.resourceUsage().maxRSS / 1024, stages: stages.all(), counts, files };
}

/** Gives the file of its transcript. */
async function drawOne(
  desk: DrawDesk,
  id: string,
  stages: Stages<DrawStage>,
  folder: string,
): Promise<string> {
  for (const seeder of SEEDERS) {
    const data = { ...secretOf(seeder, id), checkpoint: desk.checkpoint() };
    await desk.decide(statement('SeedRevealed', id, data, `seeder/${seeder}`));
  }
  stages.done('drawn and assigned');
  desk.unblind(id, countsOf(desk, id).tasks);
  const transcript = transcriptOf(desk.facts(), id);
  if (transcript === undefined) throw new Error(`The draw ${id} has no transcript`);
  const file = join(folder, `${id}.jsonl`);
  writeOut(transcript.full, file);
  stages.done('written');
  await desk.decide(statement('DrawPublished', id, { transcript: transcript.hash }, 'publisher/P-1'));
  stages.done('published');
  return file;
}

function statement(type: string, draw: string, data: object, actor: string): RecordedEvent {
  return event(type, `draw/${draw}`, data, actor) as RecordedEvent;
}

function countsOf(desk: DrawDesk, draw: string): DrawCounts {
  const { frozen, sealed } = drawOf(desk.facts(), draw) ?? {};
  if (frozen === undefined || sealed === undefined) throw new Error(`The draw ${draw} was not executed`);
  const { entities, excluded, unlisted } = frozen.counts;
  return { entities, excluded, unlisted, tasks: sealed.tasks };
}

function plus(a: DrawCounts, b: DrawCounts): DrawCounts {
  return {
    entities: a.entities + b.entities,
    excluded: a.excluded + b.excluded,
    unlisted: a.unlisted + b.unlisted,
    tasks: a.tasks + b.tasks,
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

answerParent(drawAll);
