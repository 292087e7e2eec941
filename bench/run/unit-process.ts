import type { Row } from '../report/row';
import type { Length } from './length';
import { units } from '../units';

/** What the main process asks of a unit's own process. */
export interface UnitOrder {
  readonly unit: string;
  readonly folder: string;
  readonly length: Length;
}

/** And what it gets back. */
export type UnitReport =
  { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly why: string };

async function carryOut({ unit, folder, length }: UnitOrder): Promise<UnitReport> {
  try {
    const asked = units.find(({ name }) => name === unit);
    if (asked === undefined) throw new Error(`There is no unit ${unit}`);
    const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
    return { ok: true, rows: await asked.run({ folder, length, say }) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once('message', (order: UnitOrder) => {
  void carryOut(order).then((report) => {
    process.send?.(report);
    process.disconnect();
  });
});
