/** Said twice: Chinese first, English beside it. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * `note`: nothing is wrong, but the reader must know it before he believes. `unchecked`: the very thing that
 * the file is there to prove could not be looked at, for something is missing; such a report does not hold.
 */
export type Status = 'good' | 'bad' | 'note' | 'unchecked';

/** One line of a report. */
export interface Check {
  /** Stable: `signatures`, `inclusion` … */
  readonly name: string;
  readonly status: Status;
  readonly title: Words;
  readonly detail: Words;
}

/** What an opener found in a file. */
export interface Report {
  readonly kind: 'bundle' | 'proof' | 'transcript' | 'unknown';
  readonly title: Words;
  /** In the order in which a reviewer would ask; the first bad one is the one to name. */
  readonly checks: readonly Check[];
  /** Lines of a bundle's table of entries. */
  readonly rows?: readonly Row[];
  /** Signature lines of a bundle's checkpoint that hold: the log's own first, then those of known witnesses. */
  readonly verifiedLines?: readonly string[];
  /** Cut off, in another encoding or of another kind: nothing in it could be judged. */
  readonly isUnreadable?: true;
  /** Its parts agree with one another; whether they are what was signed, only another file shows. */
  readonly isAlone?: true;
}

/**
 * The one word over a report, and never more than its checks show. `itself`: it agrees with itself.
 * `different`: it contradicts what lies beside it, and nothing else is wrong with it.
 */
export type Verdict = 'good' | 'itself' | 'different' | 'bad' | 'unchecked' | 'unreadable';

/** Name of the check that holds a file against another one. */
export const BESIDE = 'beside';

/** One entry as a table shows it. */
export interface Row {
  readonly index: number;
  readonly recordedAt: string;
  readonly stream: string;
  readonly type: string;
  readonly actor: string;
  readonly fault?: Words;
}

/** Why something does not hold. `code` is stable. */
export interface Fault {
  readonly code: string;
  readonly words: Words;
}

export function fault(code: string, zh: string, en: string): Fault {
  return { code, words: { zh, en } };
}

export function firstBad({ checks }: Report): Check | undefined {
  return checks.find(({ status }) => status === 'bad');
}

export function firstUnchecked({ checks }: Report): Check | undefined {
  return checks.find(({ status }) => status === 'unchecked');
}

export function holds(report: Report): boolean {
  return firstBad(report) === undefined && firstUnchecked(report) === undefined;
}

export function verdictOf(report: Report): Verdict {
  if (report.isUnreadable === true) return 'unreadable';
  const found = firstBad(report);
  if (found !== undefined) return found.name === BESIDE ? 'different' : 'bad';
  if (firstUnchecked(report) !== undefined) return 'unchecked';
  return report.isAlone === true ? 'itself' : 'good';
}

export function good(name: string, title: Words, zh: string, en: string): Check {
  return { name, status: 'good', title, detail: { zh, en } };
}

export function note(name: string, title: Words, zh: string, en: string): Check {
  return { name, status: 'note', title, detail: { zh, en } };
}

export function unchecked(name: string, title: Words, zh: string, en: string): Check {
  return { name, status: 'unchecked', title, detail: { zh, en } };
}

export function bad(name: string, title: Words, { code, words }: Fault): Check {
  return { name, status: 'bad', title, detail: { zh: `${words.zh}（${code}）`, en: `${code}: ${words.en}` } };
}
