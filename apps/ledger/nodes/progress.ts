import type { Watch } from '@mingjing/event-store';

/** What happened to this node since its start, for whoever looks after it. */
export class Progress {
  resubscriptions = 0;
  readonly roles = { writing: 0, following: 0 };

  /** For the subscriptions to the engine. */
  readonly watch: Watch = {
    behind: () => undefined,
    progressed: () => undefined,
    resubscribed: () => {
      this.resubscriptions++;
    },
  };
}
