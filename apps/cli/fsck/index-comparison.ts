import type { ReadIndex, RowWatch, SpilledIndex } from '@mingjing/writer';
import { attempt } from './attempt';
import type { Findings } from './finding';
import { INDEX_FILE, REMEDY } from './index-check';
import { PlaceSet } from './place-set';

type RowName = readonly [table: string, key: string];

/** Rows that wait for each other: in the file those of one table stand together, and are read together. */
const TOGETHER = 512;
/** Rows that are told one by one. */
const SHOWN = 5;

/**
 * The stored index against one that is computed from the log alone up to the same size, row by row. Each row is held
 * against the stored one as it is told, while other threads verify: at the end they would have nothing left to do.
 */
export class IndexComparison implements RowWatch {
  private readonly storedIds: Iterator<string, unknown>;
  private readonly differingIds: string[] = [];
  /** Where rows stand that are as they were told last. */
  private readonly same: PlaceSet;
  /** By table. */
  private readonly waiting = new Map<string, (readonly [key: string, text: string])[]>();
  private waitingRows = 0;
  private entries = 0;
  private isOver = false;

  constructor(
    private readonly stored: ReadIndex,
    private readonly findings: Findings,
  ) {
    this.storedIds = stored.ids()[Symbol.iterator]();
    this.same = new PlaceSet(stored.places);
  }

  /** Entries that the stored index tells: so many are to be told here. */
  get size(): number {
    return this.stored.size;
  }

  id(id: string): void {
    const entry = this.entries++;
    if (entry >= this.size || this.storedIds.next().value === id.replaceAll('-', '')) return;
    this.differingIds.push(String(entry));
  }

  row(table: string, key: string, text: string): void {
    if (this.isOver) return;
    const rows = this.waiting.get(table);
    if (rows === undefined) this.waiting.set(table, [[key, text]]);
    else rows.push([key, text]);
    if (++this.waitingRows === TOGETHER) this.hold();
  }

  /** Says what differs, once as many entries are told in `computed`; `root`: hex, of the log of that size. */
  finish(computed: SpilledIndex, root: string): void {
    this.hold();
    this.whileItLasts(() => {
      const { stored } = this;
      if (stored.size > 0 && stored.root !== root) this.tell('roots', [String(stored.size)]);
      this.tell('ids', this.differingIds);
      const rows = this.differingRows(computed);
      this.tell(
        'streams',
        rows.filter(([table]) => table === '').map(([, key]) => key),
      );
      this.tell(
        'facts',
        rows.filter(([table]) => table !== '').map((name) => name.join(' ')),
      );
    });
    this.isOver = true;
  }

  /** Said where the log could not be decided that far: nobody knows what would follow from it. */
  leave(): void {
    if (this.isOver) return;
    const reason = `${INDEX_FILE} tells ${this.size} entries, and the log could not be decided up to there: what the index tells was held against nothing, and may be what the ledger accepted an entry by that does not hold.`;
    this.findings.note(INDEX_FILE, 'index-not-compared', reason);
  }

  private hold(): void {
    this.whileItLasts(() => {
      for (const [table, rows] of this.waiting) for (const row of rows) this.holdRow(table, ...row);
    });
    this.waiting.clear();
    this.waitingRows = 0;
  }

  private holdRow(table: string, key: string, text: string): void {
    const stands = this.stored.find(table, key);
    if (stands !== undefined) this.same.put(stands.place, stands.text === text);
  }

  /** Names of those that are not what the log tells, and of those that are missing. */
  private differingRows(computed: SpilledIndex): readonly RowName[] {
    const { same, stored } = this;
    // Where all that stand are the same, and are as many as the log tells, none is missing.
    if (same.size === stored.rowCount && same.size === computed.rowCount) return [];
    const differing: RowName[] = [];
    for (const { table, key } of stored.rows()) {
      const place = stored.find(table, key)?.place;
      if (place === undefined || !same.has(place)) differing.push([table, key]);
    }
    for (const [table, key] of computed.names()) {
      if (stored.find(table, key) === undefined) differing.push([table, key]);
    }
    return differing;
  }

  /** A file that cannot be read any further is told once. */
  private whileItLasts(work: () => void): void {
    if (this.isOver) return;
    this.isOver = !attempt(this.findings, INDEX_FILE, false, () => {
      work();
      return true;
    });
  }

  private tell(table: string, rows: readonly string[]): void {
    for (const row of rows.slice(0, SHOWN)) {
      this.findings.fault(
        INDEX_FILE,
        'index-differs',
        `The row ${row} of the ${table} in ${INDEX_FILE} is not what follows from the log (${rows.length} such rows): it was altered, or told by another version of the program. ${REMEDY}`,
        { table, row },
      );
    }
  }
}
