import type { Sitting, Step } from './step';

interface Entry {
  readonly step: Step;
  readonly number: number;
}

/** What is still to come, the earliest first; at the same moment in the order in which it was planned. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private number = 0;

  add(steps: readonly Step[]): void {
    for (const step of steps) this.push({ step, number: this.number++ });
  }

  next(): Step | undefined {
    const first = this.pop();
    if (first?.kind !== 'sitting') return first;
    const acts = [...first.acts];
    const files = [...(first.files ?? [])];
    for (let more = this.sameSitting(first); more !== undefined; more = this.sameSitting(first)) {
      acts.push(...more.acts);
      files.push(...(more.files ?? []));
    }
    return { ...first, acts, files };
  }

  /** What the same person sends at the same moment goes in one array. */
  private sameSitting({ at, actor }: Sitting): Sitting | undefined {
    const top = this.heap[0]?.step;
    if (top?.kind !== 'sitting' || top.at !== at || top.actor !== actor) return undefined;
    return this.pop() as Sitting;
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at], heap[parent])) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private pop(): Step | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length === 0) return first.step;
    heap[0] = last;
    for (let at = 0; ;) {
      const least = this.leastOf(at);
      if (least === at) return first.step;
      this.swap(at, least);
      at = least;
    }
  }

  private leastOf(at: number): number {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < this.heap.length && before(this.heap[child], this.heap[least])) least = child;
    }
    return least;
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    [heap[a], heap[b]] = [heap[b] as Entry, heap[a] as Entry];
  }
}

function before(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.step.at === b.step.at ? a.number < b.number : a.step.at < b.step.at;
}
