import { mkdirSync, mkdtempSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DataSource } from '../../apps/cli/log/data-source';
import { writeExport } from '../../apps/cli/export/write-export';
import { registry } from '../../apps/ledger/composition/constitution';
import { dataFolder } from '../../apps/ledger/composition/data-folder';
import { foundBenchLedger, type BenchLedger } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { grow } from '../ledger/grow';
import { verifyRate } from '../limits/verify-rate';
import { contender, interleave, pairedRatio } from '../measure/interleave';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { verifyApart } from '../verify/verify-apart';
import type { Unit } from './unit';

const SHORT = 10_000;
const SAMPLE = 5_000;

/** All that an outsider checks of an exported log, against what the cores could verify and nothing else. */
export const verifyUnit: Unit = {
  name: 'verify',
  run: async ({ folder, quick, say }) => {
    const length = quick ? 30_000 : 120_000;
    const founded = await foundBenchLedger(join(folder, 'ledger'));
    await grow(founded, SHORT, say);
    const short = await exported(founded, folder, 'short');
    await grow(founded, length, say);
    const long = await exported(founded, folder, 'long');
    const sample = signedEntities(founded.registrar, SAMPLE);
    await founded.ledger.close();
    const peaks = { short: [] as number[], long: [] as number[] };
    const verifying = (which: 'short' | 'long', dir: string, size: number): ReturnType<typeof contender> =>
      contender({
        count: size,
        prepare: () => dir,
        elsewhere: async (at) => {
          const { milliseconds, peakMiB } = await verifyApart({ exported: at, folder });
          peaks[which].push(peakMiB);
          return milliseconds;
        },
      });
    const rates = await interleave(
      {
        limit: verifyRate(() => sample, founded.registrar),
        long: verifying('long', long, length),
        short: verifying('short', short, SHORT),
      },
      quick ? 2 : 3,
    );
    return [
      speedRow(rates.long, rates.limit, length),
      memoryRow(median(peaks.long), median(peaks.short), length),
    ];
  },
};

async function exported({ root }: BenchLedger, folder: string, name: string): Promise<string> {
  const dir = join(folder, name);
  mkdirSync(dir);
  const source = new DataSource(dataFolder(root));
  await writeExport(source, dir, { registry, temporary: mkdtempSync(join(folder, 'export-')) });
  await source.close();
  return dir;
}

function speedRow(verified: readonly number[], limit: readonly number[], length: number): Row {
  const cores = availableParallelism();
  return {
    name: `full verify of ${numberText(length)} entries ÷ cores × verify rate`,
    measured: { what: 'entries verified', value: median(verified), unit: '/s' },
    against: { what: `${String(cores)} × verified, 1 thread`, value: cores * median(limit), unit: '/s' },
    ratio: pairedRatio(verified, limit) / cores,
    goal: { atLeast: 0.7 },
    notes: ['every entry is read, hashed and decided again; the start of the process is not counted'],
  };
}

function memoryRow(long: number, short: number, length: number): Row {
  return {
    name: `peak memory of verify at ${numberText(length)} ÷ at ${numberText(SHORT)} entries`,
    measured: { what: 'peak', value: long, unit: 'MiB' },
    against: { what: 'peak', value: short, unit: 'MiB' },
    ratio: long / short,
    goal: { atMost: 1.25 },
    notes: [],
  };
}
