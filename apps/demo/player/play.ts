import type { SignedSubmission } from '@mingjing/client';
import type { CountyYear } from '../generator/year/county-year';
import type { Reading } from '../generator/story/reading';
import type { Sitting, Step } from '../generator/story/step';
import type { LedgerClient, StoryClock } from './ledger-client';
import type { Scribe } from './scribe';

/** What the server takes in one array (record.md, submission), with room for what it derives. */
const MOST_STATEMENTS = 400;
const MOST_BYTES = 240_000;

export interface Played {
  readonly statements: number;
  readonly files: number;
  readonly requests: number;
}

/** Plays the year in order of arrival: one request at a time, the clock set before each. */
export async function play(
  year: CountyYear,
  ledger: LedgerClient,
  clock: StoryClock,
  scribe: Scribe,
  progress: (moment: number) => void = () => undefined,
): Promise<Played> {
  const tally = { statements: 0, files: 0, requests: 0 };
  const places = new Map<string, number>();
  const reading = readingOf(ledger, places);
  for (let step: Step | undefined = year.next(); step !== undefined; step = year.next()) {
    await clock.reach(step.at);
    if (step.kind === 'question') {
      year.plan(await step.ask(reading));
    } else {
      await send(step, ledger, scribe, tally, places);
    }
    progress(step.at);
  }
  return tally;
}

function readingOf(ledger: LedgerClient, places: ReadonlyMap<string, number>): Reading {
  return {
    checkpoint: () => ledger.checkpoint(),
    tasksOf: (draw) => ledger.tasksOf(draw),
    resultOf: (draw) => ledger.resultOf(draw),
    transcriptOf: (draw) => ledger.transcriptOf(draw),
    indexOf: (statement) => {
      const index = places.get(statement);
      if (index === undefined) throw new RangeError(`The statement ${statement} was never made`);
      return index;
    },
  };
}

async function send(
  { actor, acts, files = [] }: Sitting,
  ledger: LedgerClient,
  scribe: Scribe,
  tally: { statements: number; files: number; requests: number },
  places: Map<string, number>,
): Promise<void> {
  for (const file of files) await ledger.putFile(file);
  for (const array of arraysOf(acts.map((act) => scribe.write(actor, act)))) {
    const answers = await ledger.submit(array);
    for (const [i, { statement }] of array.entries()) places.set(statement.id, answers[i]?.index ?? -1);
    tally.statements += array.length;
    tally.requests += 1;
  }
  tally.files += files.length;
}

/** In arrays that the server takes whole. */
function arraysOf(submissions: readonly SignedSubmission[]): SignedSubmission[][] {
  const arrays: SignedSubmission[][] = [[]];
  let bytes = 0;
  for (const submission of submissions) {
    const size = Buffer.byteLength(JSON.stringify(submission));
    const last = arrays.at(-1) ?? [];
    if (last.length > 0 && (last.length >= MOST_STATEMENTS || bytes + size > MOST_BYTES)) {
      arrays.push([submission]);
      bytes = size;
    } else {
      last.push(submission);
      bytes += size;
    }
  }
  return arrays;
}
