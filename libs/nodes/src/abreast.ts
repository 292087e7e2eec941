import type { Following } from './following';

/** How far this node has come with the engine's log. */
export class Abreast {
  /** Entries of the engine, as it said when it was last asked. */
  engineSize = 0;
  /** Of `performance.now()`, when this node last knew that nothing is missing here, or took something. */
  progressAt = performance.now();

  /** Whether nothing is missing. Rejects as `following.look` does. */
  async look(following: Following): Promise<boolean> {
    const before = following.mirror.size;
    this.engineSize = await following.look();
    const { size } = following.mirror;
    if (size > before || size >= this.engineSize) this.progressAt = performance.now();
    return size >= this.engineSize;
  }

  /** What a node has written is the engine's; `isAnswer`: whether the engine has said just now that it is still its turn. */
  wrote(size: number, isAnswer: boolean): void {
    this.engineSize = size;
    if (isAnswer) this.progressAt = performance.now();
  }
}
