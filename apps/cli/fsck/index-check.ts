import { ReadIndex, type SpilledIndex } from '@mingjing/writer';
import type { Findings } from './finding';

export const INDEX_FILE = 'ledger.index';

/** Rows that are told one by one. */
const SHOWN = 5;
const REMEDY = `Nothing signed is affected, but the ledger would decide by it: stop the service and remove ${INDEX_FILE}; the next start tells it anew from the log.`;

/** As far as it holds; undefined where there is nothing that could be compared, which is told. */
export function openIndex(path: string, fold: string, findings: Findings): ReadIndex | undefined {
  const index = ReadIndex.open(path);
  if (index === 'none') {
    const reason = 'There is no index beside the log; the next start tells it from the log.';
    findings.note(INDEX_FILE, 'file-absent', reason);
    return undefined;
  }
  if (index === 'foreign') {
    const reason = `${INDEX_FILE} does not begin as an index does: it was altered past the ledger. ${REMEDY}`;
    findings.fault(INDEX_FILE, 'index-damaged', reason, { offset: 0 });
    return undefined;
  }
  tellEnd(index, findings);
  if (index.fold === fold) return index;
  const reason = `The index beside the log was told by another version of the program (${index.fold}); the next start tells it anew.`;
  findings.note(INDEX_FILE, 'index-of-other-version', reason);
  index.close();
  return undefined;
}

/** A running service writes on while it is read, and a kill cuts what it writes. */
function tellEnd({ end: { at, how } }: ReadIndex, findings: Findings): void {
  if (how === 'cut') {
    const reason = `From byte ${at} on ${INDEX_FILE} is not written to its end: by a service that runs, or by one that was killed. The next start cuts it off there and tells the rest from the log.`;
    findings.note(INDEX_FILE, 'index-cut-short', reason, { offset: at });
  } else if (how === 'damaged') {
    const reason = `What begins at byte ${at} of ${INDEX_FILE} has not the hash that it was written with: it was altered past the ledger, or a power cut has left a hole. What stands before it holds. ${REMEDY}`;
    findings.fault(INDEX_FILE, 'index-damaged', reason, { offset: at });
  }
}

/** Row by row against those that were computed from the log alone up to the same size, where its root is `root`. */
export function compareIndex(
  stored: ReadIndex,
  computed: SpilledIndex,
  root: string,
  findings: Findings,
): void {
  if (stored.size > 0 && stored.root !== root) tell('roots', [String(stored.size)], findings);
  tell('ids', differingIds(stored, computed), findings);
  const { streams, facts } = differingRows(stored, computed);
  tell('streams', streams, findings);
  tell('facts', facts, findings);
}

/** Entries that have another id than the log gives them. */
function differingIds(stored: ReadIndex, computed: SpilledIndex): readonly string[] {
  const ids = stored.ids()[Symbol.iterator]();
  const differing: string[] = [];
  for (const [id, index] of computed.toldIds()) {
    if (ids.next().value !== id.replaceAll('-', '')) differing.push(String(index));
  }
  return differing;
}

interface DifferingRows {
  readonly streams: readonly string[];
  readonly facts: readonly string[];
}

function differingRows(stored: ReadIndex, computed: SpilledIndex): DifferingRows {
  const differing = { streams: [] as string[], facts: [] as string[] };
  const same = { streams: 0, facts: 0 };
  for (const { table, key, text } of stored.rows()) {
    const kind = table === '' ? 'streams' : 'facts';
    const own = table === '' ? computed.streamText(key) : computed.factText(table, key);
    if (own === text) same[kind]++;
    else differing[kind].push(`${table} ${key}`.trimStart());
  }
  // Where as many are the same as the log tells, none is missing.
  const told = computed.told();
  const missing = {
    streams: same.streams < told.streams ? missingStreams(stored, computed) : [],
    facts: same.facts < told.facts ? missingFacts(stored, computed) : [],
  };
  return {
    streams: [...differing.streams, ...missing.streams],
    facts: [...differing.facts, ...missing.facts],
  };
}

function missingStreams(stored: ReadIndex, computed: SpilledIndex): readonly string[] {
  return [...computed.toldStreams()].filter((stream) => !stored.hasStream(stream));
}

function missingFacts(stored: ReadIndex, computed: SpilledIndex): readonly string[] {
  const missing = [...computed.toldFacts()].filter(([table, key]) => !stored.hasFact(table, key));
  return missing.map(([table, key]) => `${table} ${key}`);
}

function tell(table: string, rows: readonly string[], findings: Findings): void {
  for (const row of rows.slice(0, SHOWN)) {
    findings.fault(
      INDEX_FILE,
      'index-differs',
      `The row ${row} of the ${table} in ${INDEX_FILE} is not what follows from the log (${rows.length} such rows): it was altered, or told by another version of the program. ${REMEDY}`,
      { table, row },
    );
  }
}
