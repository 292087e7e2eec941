import { yearOfDraws } from '../draws/year-of-draws';
import { openYear } from '../opening/opening';
import type { Keys } from '../opening/people-and-keys';
import type { RegisterFile } from '../opening/register-file';
import { summaries } from '../publication/summaries';
import { Agenda } from '../story/agenda';
import { STORY_END } from '../story/end';
import type { Step } from '../story/step';
import type { Story } from '../story/story';
import { storyCasting } from '../stories/stories';
import { thirdStrike } from '../stories/third-strike';
import { complaints } from '../tasks/complaints';
import { upstreamLists } from '../tasks/upstream-lists';
import { anchors } from './anchors';
import { births } from './births';
import { corrections } from './corrections';
import { reviewRegisters } from './registers-year';

/** The county's year as a row of steps in the order in which they reach the ledger. */
export class CountyYear {
  readonly files: readonly RegisterFile[];
  private readonly agenda = new Agenda();

  constructor(
    private readonly story: Story,
    keys: Keys,
  ) {
    const opening = openYear(story, keys);
    this.files = opening.files;
    this.plan([
      ...opening.steps,
      ...births(story),
      ...thirdStrike(story),
      ...yearOfDraws(story, storyCasting(story)),
      ...upstreamLists(story),
      ...complaints(story),
      ...reviewRegisters(story),
      ...summaries(story),
      ...anchors(story),
    ]);
  }

  /** The next step; undefined when the year is over. */
  next(): Step | undefined {
    const step = this.agenda.next();
    return step !== undefined && step.at <= STORY_END ? step : undefined;
  }

  /** What a question was answered with. */
  plan(steps: readonly Step[]): void {
    this.agenda.add(steps);
    this.agenda.add(corrections(this.story, steps));
  }
}
