import type { SignedSubmission } from '@mingjing/client';
import type { Reading } from '../generator/story/reading';
import type { Sitting, Step } from '../generator/story/step';
import type { LedgerClient, StoryClock } from './ledger-client';
import { readIn, type Desk } from './read-in';
import { Scribe } from './scribe';

/** What the server takes in one array (record.md, submission), with room for what it derives. */
const MOST_STATEMENTS = 400;
const MOST_BYTES = 240_000;

export interface Tally {
  readonly statements: number;
  readonly files: number;
  readonly requests: number;
}

/** Steps in order of arrival; a question's answer can bring more. */
export interface Playable {
  next(): Step | undefined;
  plan(steps: readonly Step[]): void;
}

/** Plays a year in order of arrival: one request at a time, the clock set before each. */
export class Player {
  private readonly places = new Map<string, number>();
  private readonly scribe: Scribe;
  private statements = 0;
  private files = 0;
  private requests = 0;

  constructor(
    private readonly ledger: LedgerClient,
    private readonly clock: StoryClock,
    private readonly desk: Desk,
  ) {
    const { origin, ids, pens } = desk;
    this.scribe = new Scribe(origin, ids, (actor) => pens.of(actor));
  }

  /** `reached` is told the story's moment after each step. */
  async play(year: Playable, reached: (moment: number) => void = () => undefined): Promise<Tally> {
    for (let step = year.next(); step !== undefined; step = year.next()) {
      await this.clock.reach(step.at);
      await this.take(step, year);
      reached(step.at);
    }
    const { statements, files, requests } = this;
    return { statements, files, requests };
  }

  private async take(step: Step, year: Playable): Promise<void> {
    switch (step.kind) {
      case 'question':
        await this.clock.told();
        year.plan(await step.ask(this.reading()));
        return;
      case 'import':
        for await (const array of readIn(step, this.desk)) await this.submit(array);
        return;
      case 'sitting':
        return this.send(step);
      default:
        return step satisfies never;
    }
  }

  private async send({ actor, acts, files = [] }: Sitting): Promise<void> {
    // Files stand in no order of the log: they may go side by side.
    await Promise.all(files.map((file) => this.ledger.putFile(file)));
    this.files += files.length;
    for (const array of arraysOf(acts.map((act) => this.scribe.write(actor, act)))) await this.submit(array);
  }

  private async submit(array: readonly SignedSubmission[]): Promise<void> {
    const places = await this.ledger.submit(array);
    for (const [i, { statement }] of array.entries()) this.places.set(statement.id, places[i]?.index ?? -1);
    this.statements += array.length;
    this.requests += 1;
  }

  private reading(): Reading {
    const { ledger, places } = this;
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
