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
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const SHORT: ByLength = { full: 10_000, quick: 10_000, trial: 1_000 };
const LONG: ByLength = { full: 120_000, quick: 30_000, trial: 2_000 };
const SAMPLE: ByLength = { full: 5_000, quick: 5_000, trial: 100 };
const ROUNDS: ByLength = { full: 3, quick: 2, trial: 1 };

/** All that an outsider checks of an exported log, against what the cores could verify and nothing else. */
export const verifyUnit: Unit = {
  name: 'verify',
  run: async ({ folder, length, say }) => {
    const [shorter, longer] = [SHORT[length], LONG[length]];
    const founded = await foundBenchLedger(join(folder, 'ledger'));
    await grow(founded, shorter, say);
    const short = await exported(founded, folder, 'short');
    await grow(founded, longer, say);
    const long = await exported(founded, folder, 'long');
    const sample = signedEntities(founded.registrar, SAMPLE[length]);
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
        long: verifying('long', long, longer),
        short: verifying('short', short, shorter),
      },
      ROUNDS[length],
    );
    return [
      speedRow(rates.long, rates.limit, longer),
      memoryRow([median(peaks.long), longer], [median(peaks.short), shorter]),
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

type Peak = readonly [mebibytes: number, entries: number];

function memoryRow([long, longer]: Peak, [short, shorter]: Peak): Row {
  return {
    name: `peak memory of verify at ${numberText(longer)} ÷ at ${numberText(shorter)} entries`,
    measured: { what: 'peak', value: long, unit: 'MiB' },
    against: { what: 'peak', value: short, unit: 'MiB' },
    ratio: long / short,
    goal: { atMost: 1.25 },
    notes: [],
  };
}
