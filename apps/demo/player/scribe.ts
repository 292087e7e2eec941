import {
  disclosing,
  submissionOf,
  type Pen,
  type SignedSubmission,
  type StatementDraft,
} from '@mingjing/client';
import { chinaTime } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Act } from '../generator/story/step';
import type { StoryIds } from '../generator/story/story-ids';

/** Writes what the story tells as signed statements: everybody's own key, salts from the demo's seed. */
export class Scribe {
  constructor(
    private readonly origin: string,
    private readonly ids: StoryIds,
    private readonly pens: (actor: string) => Pen,
  ) {}

  write(actor: string, act: Act): SignedSubmission {
    const cosigners = (act.cosigners ?? []).map((cosigner) => this.pens(cosigner));
    const draft = this.draft(act);
    if (act.personal === undefined) return submissionOf(draft, this.pens(actor), cosigners);
    const fields = Object.keys(act.personal).values();
    const salt = (): Uint8Array => this.ids.salt(act.id, String(fields.next().value));
    const committed = disclosing(act.personal, act.subject ?? act.stream, salt, sha256);
    const { personal, disclosures } = committed;
    return submissionOf({ ...draft, personal }, this.pens(actor), cosigners, { disclosures });
  }

  private draft({ id, stream, type, data, occurredAt, cause, offline }: Act): StatementDraft {
    const moment = chinaTime(occurredAt);
    return {
      ...{ id, ledger: this.origin, stream, type, data, occurredAt: moment },
      ...(cause === undefined ? {} : { cause }),
      ...(offline === undefined
        ? {}
        : { capturedAt: moment, device: { id: offline.device, seq: offline.seq } }),
    };
  }
}
