import { ReadIndex } from '@mingjing/writer';
import type { Findings } from './finding';

export const INDEX_FILE = 'ledger.index';

/** What helps where it does not hold. */
export const REMEDY = `Nothing signed is affected, but the ledger would decide by it: stop the service and remove ${INDEX_FILE}; the next start tells it anew from the log.`;

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
  if (index.fold === fold) {
    tellEnd(index, findings);
    return index;
  }
  const reason = `The index beside the log was told by another version of the program (${index.fold}); the next start tells it anew.`;
  findings.note(INDEX_FILE, 'index-of-other-version', reason);
  index.close();
  return undefined;
}

/** A running service writes on while it is read, and a kill cuts what it writes. */
function tellEnd({ end: { at, how } }: ReadIndex, findings: Findings): void {
  if (how === 'cut') {
    const reason = `From byte ${at} on ${INDEX_FILE} is not written to its end: by a service that runs, or by one that was killed; or the length that stands there was altered. The next start cuts it off there and tells the rest from the log.`;
    findings.note(INDEX_FILE, 'index-cut-short', reason, { offset: at });
  } else if (how === 'damaged') {
    const reason = `What begins at byte ${at} of ${INDEX_FILE} has not the hash that it was written with: it was altered past the ledger, or a power cut has left a hole. What stands before it holds. ${REMEDY}`;
    findings.fault(INDEX_FILE, 'index-damaged', reason, { offset: at });
  }
}
