import { drawContext } from '@mingjing/draw';
import { Registry } from '@mingjing/kernel';
import { registersContext } from '@mingjing/registers';
import type { ImportKind } from '../import/columns';
import type { Encoding } from '../import/decode-text';
import { readImportFile, type ImportFile } from '../import/read-import-file';

const registry = new Registry([registersContext, drawContext]);

/** Headings of a table of entities, and a row that is sound. */
export const ENTITIES = '对象编号,主体类型,单位名称,类别,辖区,发证机关,监管层级';
export const SOUND = 'E-1,单位,样例宾馆,公共场所,gaoqing,bureau,县级';

/** Reads a file as the import does; tasks are those of a list that a city drew. */
export function readImport(
  kind: ImportKind,
  content: string | Uint8Array,
  encoding: Encoding = 'auto',
): Promise<ImportFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const defaults = kind === 'tasks' ? { origin: 'CITY', due: '2026-06-30' } : {};
  return readImportFile(kind, bytes, 'file.csv', { registry, encoding, defaults });
}
