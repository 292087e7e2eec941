import { uuidFromDigest } from '@mingjing/kernel';
import type { Chance } from '../chance/chance';

/** Everything that elsewhere would be random: it comes from the demo's seed, so that a second run gives the same log. */
export class StoryIds {
  private readonly root: Chance;

  constructor(chance: Chance) {
    this.root = chance.of('ids');
  }

  /** UUID of version 8 for what the name names; a name is used once. */
  uuid(...name: readonly (string | number)[]): string {
    return uuidFromDigest(this.root.bytesFor(['uuid', ...name].join('\u0000')));
  }

  /** Seed of a person's signing key: 32 bytes. */
  keySeed(actor: string): Uint8Array {
    return this.root.bytesFor(`key ${actor}`);
  }

  /** What a contributor keeps to himself until the reveal: 32 bytes. */
  secret(draw: string, contributor: string): Uint8Array {
    return this.root.bytesFor(`secret ${draw} ${contributor}`);
  }

  salt(statement: string, field: string): Uint8Array {
    return this.root.bytesFor(`salt ${statement} ${field}`);
  }

  /** 16 bytes each, never the same: for what the ledger itself would draw by chance. */
  random(): () => Uint8Array {
    let drawn = 0;
    return () => this.root.bytesFor(`random ${drawn++}`).slice(0, 16);
  }
}
