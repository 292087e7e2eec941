import {
  type Decide,
  type Facts,
  type Policy,
  rejection,
  type Rejection,
  type Statement,
  streamId,
  under,
} from '@mingjing/kernel';
import type { ImportCompleted } from '../payloads/register-events';
import { importRowsRoot, statedRows } from './import';
import type { HoldsRole } from './roles';
import { type ImportState, TABLE } from './rows';

export function completeImport(holdsRole: HoldsRole): Decide<ImportState, ImportCompleted> {
  return under([
    theStreamNamesTheFile,
    anImportIsCompletedOnce,
    whoeverDrawsKeepsOffTheRegisters(holdsRole),
    theRowsAreOfThisRegister,
    everyRowStands,
  ]);
}

function theStreamNamesTheFile(
  _state: unknown,
  { data, stream }: Statement<ImportCompleted>,
): Rejection | undefined {
  const expected = `import/${data.file.sha256}`;
  return stream === expected
    ? undefined
    : rejection('import-stream-wrong', `This statement must stand in the stream ${expected}.`, {
        stream,
        expected,
      });
}

function anImportIsCompletedOnce(
  _state: unknown,
  { stream }: Statement<ImportCompleted>,
  facts: Facts,
): Rejection | undefined {
  const file = streamId(stream);
  return stateOf(facts, file)?.completed === undefined
    ? undefined
    : rejection(
        'import-completed',
        'The import of this file is already completed: state further rows in a file of their own.',
        { file },
      );
}

/** Separation of duties: who prepares draws may complete lists of tasks, never a register. */
function whoeverDrawsKeepsOffTheRegisters(holdsRole: HoldsRole): Policy<ImportState, ImportCompleted> {
  return (_state, { actor, data }, facts) => {
    if (data.register === 'TASKS' || !holdsRole(facts, actor, 'DRAW_ADMIN')) return undefined;
    const reason = 'Who organises draws does not change the registers; a registrar completes this import.';
    return rejection('import-by-draw-organiser', reason, { actor, register: data.register });
  };
}

function theRowsAreOfThisRegister(
  _state: unknown,
  { data }: Statement<ImportCompleted>,
  facts: Facts,
): Rejection | undefined {
  const register = stateOf(facts, data.file.sha256)?.register;
  if (register === undefined || register === data.register) return undefined;
  const reason = `The rows of this file went into ${register}, not into ${data.register}; complete the import of that one.`;
  return rejection('import-register-mixed', reason, { file: data.file.sha256, register });
}

/** Rows 1 to n without a gap, none beyond, and the root that the importer computed over the same ids. */
function everyRowStands(
  _state: unknown,
  { data }: Statement<ImportCompleted>,
  facts: Facts,
): Rejection | undefined {
  const file = data.file.sha256;
  const stated = statedRows(facts, file);
  if (data.rows === 0 && facts.get(TABLE.importAnnounced, file) === undefined) {
    const reason =
      'No row of this file is in the ledger and none was announced; there is nothing to complete.';
    return rejection('import-row-missing', reason, { file, row: 1 });
  }
  const gap = stated.findIndex(({ row }, place) => row !== place + 1);
  const missing = gap === -1 ? stated.length + 1 : gap + 1;
  if (missing <= data.rows) {
    const reason = `Row ${missing} of ${data.rows} is not in the ledger; send the missing rows, then complete the import.`;
    return rejection('import-row-missing', reason, { file, row: missing });
  }
  if (stated.length > data.rows) {
    const reason = `The ledger holds ${stated.length} rows of this file, the statement speaks of ${data.rows}; correct the number.`;
    return rejection('import-rows-more', reason, { file, stated: stated.length, rows: data.rows });
  }
  if (importRowsRoot(facts.sha256, stated) === data.rowsRoot) return undefined;
  const reason =
    'The root is not that of the rows that stand; other rows than the importer sent are in the ledger.';
  return rejection('import-root-wrong', reason, { file });
}

function stateOf(facts: Facts, file: string): ImportState | undefined {
  return facts.get(TABLE.import, file) as ImportState | undefined;
}
