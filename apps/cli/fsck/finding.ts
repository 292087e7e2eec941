/** Where inside a file; as near as the check can tell. */
export interface Place {
  readonly table?: string;
  /** Key of the row, as the table names it. */
  readonly row?: string;
  /** Log index. */
  readonly entry?: number;
  /** Number of a page of the database file, from 1; it begins at (page - 1) × page size. */
  readonly page?: number;
  /** Byte in the file, from 0. */
  readonly offset?: number;
}

/**
 * `fault`: something is not as the ledger left it. `note`: worth knowing, and what a crash or a
 * running bureau leaves behind by itself.
 */
export type Level = 'fault' | 'note';

export interface Finding {
  readonly level: Level;
  /** Kebab-case and stable. */
  readonly code: string;
  /** Relative to the data folder. */
  readonly file: string;
  readonly at?: Place;
  /** What was found, what it means, what to do. */
  readonly reason: string;
}

/** A file with one broken page has a thousand broken rows: so many of a kind are told one by one. */
const TOLD_OF_A_KIND = 20;

/** Everything that was found, in the order in which it was found. */
export class Findings {
  private readonly kept: Finding[] = [];
  private readonly counts = new Map<string, number>();

  fault(file: string, code: string, reason: string, at?: Place): void {
    this.add({ level: 'fault', code, file, reason, ...(at === undefined ? {} : { at }) });
  }

  note(file: string, code: string, reason: string, at?: Place): void {
    this.add({ level: 'note', code, file, reason, ...(at === undefined ? {} : { at }) });
  }

  /** With one line for each kind of which only the first were told. */
  all(): readonly Finding[] {
    const more = [...this.counts].flatMap(([kind, count]) => {
      const like = this.kept.find((finding) => kindOf(finding) === kind);
      if (like === undefined || count <= TOLD_OF_A_KIND) return [];
      const { level, code } = like;
      const file = like.file.split('/')[0] ?? '';
      return [{ level, file, code, reason: `… and ${count - TOLD_OF_A_KIND} more like this.` }];
    });
    return [...this.kept, ...more];
  }

  private add(finding: Finding): void {
    const kind = kindOf(finding);
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count <= TOLD_OF_A_KIND) this.kept.push(finding);
  }
}

function kindOf({ file, code }: Finding): string {
  return `${file.split('/')[0] ?? ''} ${code}`;
}

/** What an exception says, as a sentence's end. */
export function messageOf(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'message' in error;
  return isTold ? String(error.message) : String(error);
}
