import { submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { chinaTime, personalCommitment, toHex, type Disclosure, type Sha256 } from '@mingjing/kernel';
import type { Act } from '../generator/story/step';
import type { StoryIds } from '../generator/story/story-ids';

/** Writes what the story tells as signed statements: everybody's own key, salts from the demo's seed. */
export class Scribe {
  constructor(
    private readonly origin: string,
    private readonly ids: StoryIds,
    private readonly sha256: Sha256,
    private readonly pens: (actor: string) => Pen,
  ) {}

  write(actor: string, act: Act): SignedSubmission {
    const { personal, disclosures } = this.disclose(act);
    const draft = {
      ...{ id: act.id, ledger: this.origin, stream: act.stream, type: act.type, data: act.data },
      occurredAt: chinaTime(act.occurredAt),
      ...(act.cause === undefined ? {} : { cause: act.cause }),
      ...this.captured(act),
      ...(personal === undefined ? {} : { personal }),
    };
    const cosigners = (act.cosigners ?? []).map((cosigner) => this.pens(cosigner));
    const beside = disclosures === undefined ? {} : { disclosures };
    return submissionOf(draft, this.pens(actor), cosigners, beside);
  }

  private captured({ offline, occurredAt }: Act) {
    if (offline === undefined) return {};
    return {
      capturedAt: chinaTime(occurredAt),
      device: { id: offline.device, seq: offline.seq },
    };
  }

  private disclose(act: Act): {
    readonly personal?: Readonly<Record<string, string>>;
    readonly disclosures?: Readonly<Record<string, Disclosure>>;
  } {
    if (act.personal === undefined) return {};
    const subject = act.subject ?? act.stream;
    const personal: Record<string, string> = {};
    const disclosures: Record<string, Disclosure> = {};
    for (const [field, value] of Object.entries(act.personal)) {
      const salt = this.ids.salt(act.id, field);
      personal[field] = personalCommitment(this.sha256, field, value, salt);
      disclosures[field] = { salt: toHex(salt), value, subject };
    }
    return { personal, disclosures };
  }
}
