import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import { RowTexts } from '../spilled/row-texts';
import type { IndexChanges, LedgerIndex } from '../world/ledger-index';
import { ID_BYTES, writeId } from '../world/id-column';
import { KeptFile, type Slack } from './kept-file';
import { STREAMS, nameOf } from './kept-rows';

interface StreamRow {
  readonly revision: number;
  readonly states: FoldedStates;
}

/**
 * The index in a file beside the log (docs/adr/0030; its bytes: format.ts). In memory stand the ids, and of each
 * stream and each row of a table where it is in the file. What is written is not flushed: the entries that it
 * follows from have been, and what a crash or a power cut leaves of it is told by checks.
 *
 * `fold` names the version of the code that folded the states, and `key` (part-checks.ts: `indexKey`) proves who
 * told it; another version, or another key, starts from nothing.
 */
export class KeptIndex implements LedgerIndex {
  private readonly file: KeptFile;
  /** Revision and states of a stream are asked for together. */
  private last: { readonly stream: string; readonly row: StreamRow | undefined } | undefined;

  /** Nobody else writes to the file at `path`. */
  constructor(path: string, fold: string, key: Uint8Array, slack?: Slack) {
    this.file = new KeptFile(path, fold, key, slack);
  }

  size(): number {
    return this.file.kept.size;
  }

  root(): string | undefined {
    return this.file.kept.root;
  }

  indexOf(id: string): number | undefined {
    return this.file.kept.ids.indexOf(id);
  }

  revision(stream: string): number | undefined {
    return this.row(stream)?.revision;
  }

  states(stream: string): FoldedStates | undefined {
    return this.row(stream)?.states;
  }

  fact(table: string, key: string): Json | undefined {
    return this.read<Json>(table, key);
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    return [...this.eachFact(table, prefix)].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  *eachFact(table: string, prefix?: string): Iterable<FactRow> {
    for (const { key, text } of this.file.kept.rows.each(table, prefix)) {
      yield { key, value: JSON.parse(text) as Json };
    }
  }

  write(changes: IndexChanges): void {
    this.last = undefined;
    const { size, root } = changes;
    const ids = idsFrom(this.size(), changes);
    this.file.append({ size, root }, ids, (add) => layOut(changes, add));
  }

  clear(): void {
    this.last = undefined;
    this.file.clear();
  }

  close(): void {
    this.file.close();
  }

  private row(stream: string): StreamRow | undefined {
    if (this.last?.stream !== stream) this.last = { stream, row: this.read<StreamRow>(STREAMS, stream) };
    return this.last.row;
  }

  private read<Row>(table: string, key: string): Row | undefined {
    const row = this.file.kept.rows.find(table, key);
    return row === undefined ? undefined : (JSON.parse(row.text) as Row);
  }
}

/** Names and texts of the rows; an empty text removes one. */
function layOut(
  { revisions, states, tables }: IndexChanges,
  add: (name: string, text: string) => void,
): void {
  const texts = new RowTexts();
  for (const [stream, revision] of revisions) {
    add(nameOf(STREAMS, stream), texts.ofStream(revision, states.get(stream)));
  }
  for (const [table, rows] of tables) {
    for (const [key, value] of rows) add(nameOf(table, key), texts.ofRow(value));
  }
}

/** One for each entry from `first` on, in their order: their places say which entry is whose. */
function idsFrom(first: number, { ids, size }: IndexChanges): Uint8Array {
  const bytes = new Uint8Array(ids.size * ID_BYTES);
  let next = first;
  for (const [id, index] of ids) {
    if (index !== next) throw new RangeError(`Entry ${String(index)} is told where ${String(next)} is next`);
    writeId(id, bytes, (next++ - first) * ID_BYTES);
  }
  if (next !== size) throw new RangeError(`${String(next)} of ${String(size)} entries have ids`);
  return bytes;
}
