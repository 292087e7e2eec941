import { STORY_JUDGED } from '../story/end';
import type { FindingTruth } from './finding-truth';
import { rowsOf, type TruthRow } from './judge';

export interface StoryLabel {
  readonly story: string;
  readonly says: string;
  readonly entity: string;
  readonly tasks: readonly string[];
}

/** Must → state → number of rows. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Kept beside the story and never shown to the ledger. */
export class GroundTruth {
  private readonly findings = new Map<string, FindingTruth>();
  private readonly stories = new Map<string, StoryLabel>();
  /** Personal values that must stand in no entry. */
  readonly planted = new Set<string>();
  readonly counts: Record<string, number> = {};

  open(finding: FindingTruth): FindingTruth {
    this.findings.set(finding.finding, finding);
    return finding;
  }

  of(finding: string): FindingTruth {
    const truth = this.findings.get(finding);
    if (truth === undefined) throw new RangeError(`Nothing is known of the finding ${finding}`);
    return truth;
  }

  all(): readonly FindingTruth[] {
    return [...this.findings.values()];
  }

  plant(...values: readonly string[]): void {
    for (const value of values) this.planted.add(value);
  }

  label(story: StoryLabel): void {
    this.stories.set(story.story, story);
  }

  labelled(story: string): StoryLabel | undefined {
    return this.stories.get(story);
  }

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** The rows that an honest ledger shows at the moment of judgement. */
  rows(moment: number = STORY_JUDGED): readonly (TruthRow & { readonly origin: string })[] {
    return this.all()
      .filter(({ tracedAt }) => tracedAt <= moment)
      .flatMap((finding) => rowsOf(finding, moment).map((row) => ({ ...row, origin: finding.origin })));
  }

  /** By origin, ALL among them, then must, then state. */
  rollUp(moment: number = STORY_JUDGED): Readonly<Record<string, Counts>> {
    const all: Record<string, Record<string, Record<string, number>>> = {};
    for (const { origin, must, state } of this.rows(moment)) {
      for (const group of [origin, 'ALL']) {
        const musts = (all[group] ??= {});
        const states = (musts[must] ??= {});
        states[state] = (states[state] ?? 0) + 1;
      }
    }
    return all;
  }

  /** What `ground-truth.json` holds. */
  toJson(): object {
    return {
      judgedAt: new Date(STORY_JUDGED).toISOString(),
      counts: this.counts,
      rollUp: this.rollUp(),
      rows: this.rows(),
      stories: [...this.stories.values()].map((one) => ({
        ...one,
        findings: this.all()
          .filter(({ task }) => one.tasks.includes(task))
          .map(({ finding }) => finding),
      })),
      planted: [...this.planted],
    };
  }
}
