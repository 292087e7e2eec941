/** A view could not be told the entry at `index`: its rows are those of the entries before, and of no use as an answer. */
export class HaltedView extends Error {
  constructor(
    readonly view: string,
    readonly index: number,
    cause: unknown,
  ) {
    super(`The view ${view} halted at entry ${String(index)}`, { cause });
  }
}
