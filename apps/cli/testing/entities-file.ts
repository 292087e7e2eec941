import { readImportFile, type ImportFile } from '../import/read-import-file';
import { registry } from './small-ledger';

export const ROWS = 700;
const HEADINGS = '对象编号,主体类型,单位名称,类别,辖区,发证机关,监管层级,法定代表人';

/** So many sound rows of entities, each with a name that must stay out of the log. */
export const textOf = (rows: number, from = 1): string =>
  [
    HEADINGS,
    ...Array.from({ length: rows }, (_, i) => `E-${i + from},单位,样例${i},PP,g,bureau,县,样例负责人${i}`),
  ].join('\n');

export function fileOf(text: string): Promise<ImportFile> {
  return readImportFile('entities', Buffer.from(text), 'entities.csv', { registry, encoding: 'auto' });
}
