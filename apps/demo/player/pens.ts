import { enrolmentProof, penOf, type Pen } from '@mingjing/client';
import { sha256 as hash, nativeSigner } from '@mingjing/writer';
import type { Keys } from '../generator/opening/people-and-keys';
import type { StoryIds } from '../generator/story/story-ids';

/** A personal key for everybody in the story, each from the demo's seed. */
export class Pens implements Keys {
  private readonly made = new Map<string, Pen>();

  constructor(
    private readonly ids: StoryIds,
    private readonly origin: string,
  ) {}

  of(actor: string): Pen {
    let pen = this.made.get(actor);
    if (pen === undefined) {
      pen = penOf(actor, nativeSigner(this.ids.keySeed(actor)), hash);
      this.made.set(actor, pen);
    }
    return pen;
  }

  publicKey(actor: string): Uint8Array {
    return this.of(actor).publicKey;
  }

  proof(actor: string): string {
    return enrolmentProof(this.of(actor), this.origin);
  }
}
