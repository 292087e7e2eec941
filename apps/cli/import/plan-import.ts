import {
  disclosing,
  submissionOf,
  type Pen,
  type SignedSubmission,
  type StatementDraft,
} from '@mingjing/client';
import { canonicalJson, toHex, utf8, type JsonObject, type Sha256 } from '@mingjing/kernel';
import { importRowsRoot } from '@mingjing/registers/contracts';
import { streamOf, type ImportKind } from './columns';
import { importId } from './import-ids';
import type { SoundRow } from './read-rows';

/** A list that a higher level drew: what the rows of `import tasks` belong to. */
export interface UpstreamList {
  /** Id of `upstream/<id>`. */
  readonly id: string;
  readonly level: 'NATIONAL' | 'PROVINCIAL' | 'CITY';
  /** The document that it came with, by number. */
  readonly document: string;
  readonly due: string;
}

/**
 * Everything that decides the bytes of an import's statements. The same input gives the same
 * statements, so an import that was cut off is sent again from its first page.
 */
export interface ImportInput {
  readonly kind: ImportKind;
  readonly file: { readonly sha256: string; readonly size: number };
  /** In the order of the file, bad ones left out: they are numbered 1 to n here. */
  readonly rows: readonly SoundRow[];
  /** For tasks. */
  readonly upstream?: UpstreamList;
  readonly ledger: string;
  /** One moment for all of it. */
  readonly occurredAt: string;
  readonly pen: Pen;
  /**
   * Of the head or the deputy, where he does not state it himself: a list that keeps entities out of draws, and
   * rows that weigh one entity more than others.
   */
  readonly cosigners?: readonly Pen[];
  /** 32 bytes that nobody can guess, the same at each try. */
  readonly salt: (row: number, field: string) => Uint8Array;
  readonly sha256: Sha256;
}

export interface ImportPlan {
  readonly rows: number;
  /** Hex; the rows' root that ImportCompleted states. */
  readonly rowsRoot: string;
  /** Files to hand in before the first page. */
  readonly files: readonly Uint8Array[];
  /** Arrays to submit one after the other, signed as they are asked for. */
  pages(): Generator<ImportPage>;
  /** The last statement: only with it the rows are in effect. */
  completion(): SignedSubmission;
}

export interface ImportPage {
  /** Number of the page's first row, from 1. */
  readonly from: number;
  /** Statements before that row: the list of tasks as it was received stands or falls with the first page. */
  readonly ahead: number;
  readonly submissions: readonly SignedSubmission[];
}

const REGISTERS = { entities: 'ENTITIES', officers: 'OFFICERS', tasks: 'TASKS' } as const;
const MOST_STATEMENTS = 1_000;
/** Under the 480 KiB that the entries of an array may come to. */
const MOST_BYTES = 400_000;
/** What an entry has beside its statement: revision, times, signature. */
const BESIDE = 260;

/** Turns rows into signed statements; pure, and used by the demo as well. */
export function planImport(input: ImportInput): ImportPlan {
  const { kind, file, rows, sha256 } = input;
  const register = REGISTERS[kind];
  const stated = rows.map((_row, i) => ({ id: importId(sha256, file.sha256, `row/${i + 1}`), row: i + 1 }));
  const rowsRoot = importRowsRoot(sha256, stated);
  const list = input.upstream === undefined ? undefined : listFile(rows);
  return {
    rows: rows.length,
    rowsRoot,
    files: list === undefined ? [] : [list],
    pages: () => pagesOf(input, list === undefined ? [] : [openingOf(input, list)]),
    completion: () =>
      stateOf(input, 'completed', 'ImportCompleted', `import/${file.sha256}`, {
        ...{ register, file: { ...file }, rows: rows.length, rowsRoot },
      }),
  };
}

function* pagesOf(input: ImportInput, opening: readonly SignedSubmission[]): Generator<ImportPage> {
  let page: SignedSubmission[] = [...opening];
  let [from, ahead, bytes] = [1, page.length, page.reduce((sum, one) => sum + sizeOf(one), 0)];
  for (const [i, row] of input.rows.entries()) {
    const submission = rowOf(input, row, i + 1);
    const size = sizeOf(submission);
    if (page.length === MOST_STATEMENTS || (page.length > 0 && bytes + size > MOST_BYTES)) {
      yield { from, ahead, submissions: page };
      [page, from, ahead, bytes] = [[], i + 1, 0, 0];
    }
    page.push(submission);
    bytes += size;
  }
  if (page.length > 0) yield { from, ahead, submissions: page };
}

function sizeOf({ statement }: SignedSubmission): number {
  return utf8(JSON.stringify(statement)).length + BESIDE;
}

const EVENTS = { entities: 'EntityRegistered', officers: 'OfficerRegistered', tasks: 'TaskAdded' } as const;

function rowOf(input: ImportInput, { id, data, personal }: SoundRow, row: number): SignedSubmission {
  const { kind, file, sha256, upstream } = input;
  // A task has no id of its own: it takes that of its statement.
  const stream = streamOf(kind, kind === 'tasks' ? importId(sha256, file.sha256, `row/${row}`) : id);
  const list = upstream === undefined ? {} : { list: upstream.id };
  const own = { ...data, ...list, import: { file: file.sha256, row } };
  if (Object.keys(personal).length === 0) return stateOf(input, `row/${row}`, EVENTS[kind], stream, own);
  const fields = Object.keys(personal).values();
  const salt = (): Uint8Array => input.salt(row, String(fields.next().value));
  const committed = disclosing(personal, stream, salt, sha256);
  return stateOf(input, `row/${row}`, EVENTS[kind], stream, own, committed);
}

function openingOf(input: ImportInput, list: Uint8Array): SignedSubmission {
  const { upstream, file, rows, sha256 } = input;
  const { id = '', level = 'CITY', document = '', due = '' } = upstream ?? {};
  const data = {
    ...{ level, document, due, count: rows.length, import: file.sha256 },
    list: { sha256: toHex(sha256(list)), size: list.length },
  };
  return submissionOf(
    draftOf(input, 'list', 'UpstreamTasksReceived', `upstream/${id}`, data),
    input.pen,
    input.cosigners,
  );
}

/** The rows as they were read, without anything of the file that nobody asked for: JCS of a list. */
function listFile(rows: readonly SoundRow[]): Uint8Array {
  return utf8(canonicalJson(rows.map(({ data }) => data)));
}

function stateOf(
  input: ImportInput,
  what: `row/${number}` | 'completed',
  type: string,
  stream: string,
  data: JsonObject,
  committed?: ReturnType<typeof disclosing>,
): SignedSubmission {
  const draft = draftOf(input, what, type, stream, data);
  const cosigners = isWeighed(data) ? input.cosigners : [];
  if (committed === undefined) return submissionOf(draft, input.pen, cosigners);
  const { personal, disclosures } = committed;
  return submissionOf({ ...draft, personal }, input.pen, cosigners, { disclosures });
}

/** What stands in the register for everybody needs nobody's leave. */
function isWeighed({ weight = 1 }: JsonObject): boolean {
  return weight !== 1;
}

function draftOf(
  { ledger, occurredAt, sha256, file }: ImportInput,
  what: `row/${number}` | 'list' | 'completed',
  type: string,
  stream: string,
  data: JsonObject,
): StatementDraft {
  return { id: importId(sha256, file.sha256, what), ledger, occurredAt, stream, type, data };
}
