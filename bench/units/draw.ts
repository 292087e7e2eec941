import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawOrder, DrawReport } from '../draw/draw-process';
import { leftOutCount, NATION, type Nation } from '../draw/national-pool';
import { layOutRegister } from '../draw/national-register';
import type { Stage } from '../draw/stages';
import type { VerifyReport } from '../draw/verify-process';
import { apart } from '../measure/apart';
import { median } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import type { Length } from '../run/length';
import type { Unit, Workbench } from './unit';

const COUNTY: Nation = { entities: 2_000, officers: 30, jurisdictions: 1 };
const NATIONS: Readonly<Record<Length, Nation>> = {
  full: NATION,
  quick: { entities: 300_000, officers: 8_000, jurisdictions: 280 },
  trial: { entities: 3_000, officers: 80, jurisdictions: 3 },
};
const ROUNDS = 5;
const LIMIT = { county: 0.5, nation: 60, peakMiB: 2_048 };
/** What the rows measure; publishing comes later, and has no limit. */
const MEASURED = ['frozen', 'drawn and assigned', 'written'] as const;

/** How long draws take, from the registers to the transcripts, and how long these take to verify. */
export const drawUnit: Unit = {
  name: 'draw',
  run: async (bench) => [await countyRow(bench), ...(await nationRows(bench))],
};

/** As a county has it: one draw from the tables of its registers to the lines of the transcript, each in a process of its own. */
async function countyRow({ folder }: Workbench): Promise<Row> {
  const register = join(folder, 'county.db');
  layOutRegister(register, COUNTY);
  const taken: Stage[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [evidence = '', transcripts = ''] = ['evidence', 'transcripts'].map((name) =>
      join(folder, `county-${String(round)}-${name}`),
    );
    taken.push(whole(await drawnOf({ nation: COUNTY, register, evidence, transcripts })));
  }
  const size = `${numberText(COUNTY.entities)} entities, ${String(COUNTY.officers)} officers`;
  const seconds = median(taken.map((one) => one.seconds));
  const used = median(taken.map(({ processorSeconds }) => processorSeconds));
  return limited(`a county's draw (${size}) ÷ ${String(LIMIT.county)} s`, seconds, LIMIT.county, 's', [
    `frozen, drawn, assigned, written by the ledger's own decisions; median of ${String(ROUNDS)} processes`,
    `${numberText(used)} s of processor time`,
  ]);
}

/** Draws whose freezes left nobody out, or others than were laid out, would measure another thing. */
async function drawnOf(order: DrawOrder): Promise<DrawReport> {
  const drawn = await apart<DrawOrder, DrawReport>(programOf('draw'), order);
  const { entities, excluded, unlisted } = drawn.counts;
  const [all, out] = [order.nation.entities, leftOutCount(order.nation)];
  if (entities === all && excluded === out && unlisted === 0) return drawn;
  throw new Error(
    `The freezes took ${String(entities)} entities and left ${String(excluded)} and ${String(unlisted)} out`,
  );
}

function whole({ stages }: DrawReport): Stage {
  const all = MEASURED.map((name) => stages[name]);
  return {
    seconds: all.reduce((sum, one) => sum + one.seconds, 0),
    processorSeconds: all.reduce((sum, one) => sum + one.processorSeconds, 0),
  };
}

async function nationRows({ folder, length, say }: Workbench): Promise<readonly Row[]> {
  const nation = NATIONS[length];
  const [register, evidence, transcripts] = ['register.db', 'evidence', 'transcripts'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  layOutRegister(register, nation);
  say(`${numberText(nation.entities)} entities registered`);
  const drawn = await drawnOf({ nation, register, evidence, transcripts });
  const all = whole(drawn);
  say(`drawn in ${numberText(all.seconds)} s`);
  const verified = await apart<{ readonly files: readonly string[] }, VerifyReport>(
    programOf('verify'),
    drawn,
  );
  const bad = verified.verdicts.find((verdict) => verdict !== 'OK');
  if (bad !== undefined) throw new Error(`A transcript does not verify: ${bad}`);
  const size = `${numberText(nation.entities)} entities, ${numberText(nation.officers)} officers, ${numberText(nation.jurisdictions)} jurisdictions`;
  const draws = `${String(drawn.files.length)} draws of one plan`;
  const peak = (of: number): Row =>
    limited('its peak memory ÷ 2 GiB', of, LIMIT.peakMiB, 'MiB', ['the whole process']);
  return [
    limited(`${draws}: ${size} ÷ 60 s`, all.seconds, LIMIT.nation, 's', notesOn(drawn)),
    peak(drawn.peakMiB),
    limited(
      'draw verify of their transcripts, apart, ÷ 60 s',
      verified.milliseconds / 1000,
      LIMIT.nation,
      's',
      [`${numberText(verified.processorSeconds)} s of processor time`],
    ),
    peak(verified.peakMiB),
  ];
}

function notesOn(drawn: DrawReport): readonly string[] {
  const { stages, counts, files } = drawn;
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return [
    ...MEASURED.map((stage) => `${stage} ${numberText(stages[stage].seconds)} s`),
    'all frozen before the first secret',
    `${numberText(counts.excluded)} more left out, drawn or covered this year`,
    `${numberText(whole(drawn).processorSeconds)} s of processor time`,
    `${numberText(counts.tasks)} tasks; ${numberText(bytes / 2 ** 20)} MiB of lines`,
    `published afterwards in ${numberText(stages.published.seconds)} s`,
  ];
}

function programOf(part: 'draw' | 'verify'): string {
  return join(__dirname, `../draw/${part}-process.js`);
}

function limited(name: string, value: number, limit: number, unit: string, notes: readonly string[]): Row {
  const against = { what: 'limit', value: limit, unit };
  const measured = { what: 'measured', value, unit };
  return { name, measured, against, ratio: value / limit, goal: { atMost: 1 }, notes };
}
