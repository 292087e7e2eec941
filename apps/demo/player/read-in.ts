import type { SignedSubmission } from '@mingjing/client';
import { chinaTime, type Registry } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { planImport } from '../../cli/import/plan-import';
import { readImportFile } from '../../cli/import/read-import-file';
import type { ImportFile } from '../generator/story/step';
import type { StoryIds } from '../generator/story/story-ids';
import type { Pens } from './pens';

/** Reads a register's file as `mingjing import` does, and gives the arrays to send, the completion last. */
export async function* readIn(
  { file, actor, at }: ImportFile,
  { registry, origin, ids, pens }: Desk,
): AsyncGenerator<readonly SignedSubmission[]> {
  const { sound, faults, size } = await readImportFile(file.register, file.bytes, file.name, {
    registry,
    encoding: 'utf-8',
  });
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`${file.name}, line ${fault.line}: ${fault.reason}`);
  const plan = planImport({
    kind: file.register,
    file: { sha256: file.sha256, size },
    rows: sound,
    ledger: origin,
    occurredAt: chinaTime(at),
    pen: pens.of(actor),
    salt: (row, field) => ids.salt(`${file.sha256} row ${String(row)}`, field),
    sha256,
  });
  for (const { submissions } of plan.pages()) yield submissions;
  yield [plan.completion()];
}

/** What an import needs at hand. */
export interface Desk {
  readonly registry: Registry;
  readonly origin: string;
  readonly ids: StoryIds;
  readonly pens: Pens;
}
