import type { RecordedEvent } from '@mingjing/kernel';
import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { judgeMusts } from '../musts/judge';
import type { MustRow } from '../musts/judging/row';
import type { MustRecord } from '../musts/must-record';
import { threeMustsView } from '../views/three-musts';
import { china, F1 } from './acts';
import { openBureau, type BureauOptions } from './bureau';
import { toldFrom } from './memory-rows';

/** What the trail says of one finding, told by the view and judged. */
export class Judged {
  constructor(
    readonly scenario: Scenario,
    /** Entries that no decider would let in today, at the end of the log. */
    private readonly beside: readonly RecordedEvent[] = [],
  ) {}

  record(finding = F1): MustRecord {
    const rows = toldFrom(threeMustsView(this.scenario.registry), [...this.scenario.events, ...this.beside]);
    const record = rows.get(`finding/${finding}`) as unknown as MustRecord | undefined;
    if (record === undefined) throw new Error(`No finding ${finding} was recorded`);
    return record;
  }

  rows(asOf: string, finding = F1): readonly MustRow[] {
    return judgeMusts(this.record(finding), china(asOf));
  }

  row(must: string, asOf: string): MustRow {
    const row = this.rows(asOf).find((one) => one.must === must);
    if (row === undefined) throw new Error(`There is no row ${must} at ${asOf}`);
    return row;
  }

  /** Must → states in order of the rows. */
  states(asOf: string): Readonly<Record<string, string>> {
    const states: Record<string, string> = {};
    for (const { must, state } of this.rows(asOf)) {
      states[must] = states[must] === undefined ? state : `${states[must]} ${state}`;
    }
    return states;
  }
}

/** Drafts in their order, lists among them, decided by the real contexts and told to the view. */
export function judged(...drafts: readonly (Draft | readonly Draft[])[]): Judged {
  return judgedIn({}, ...drafts);
}

export function judgedIn(options: BureauOptions, ...drafts: readonly (Draft | readonly Draft[])[]): Judged {
  return new Judged(openBureau(options).given(...drafts.flat()));
}
