import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawOrder, DrawReport } from '../draw/draw-process';
import { leftOutCount, NATION, type Nation } from '../draw/national-pool';
import { layOutRegister } from '../draw/national-register';
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

/** How long a draw takes, from the registers to the transcript, and how long it takes to verify. */
export const drawUnit: Unit = {
  name: 'draw',
  run: async (bench) => [await countyRow(bench), ...(await nationRows(bench))],
};

/** As a county has it: from the tables of its registers to the lines of the transcript, each draw in a process of its own. */
async function countyRow({ folder }: Workbench): Promise<Row> {
  const register = join(folder, 'county.db');
  layOutRegister(register, COUNTY);
  const taken: DrawReport[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [evidence, file] = ['county', 'county.jsonl'].map((name) =>
      join(folder, `${String(round)}-${name}`),
    );
    taken.push(await drawnOf({ nation: COUNTY, register, evidence: evidence ?? '', file: file ?? '' }));
  }
  const size = `${numberText(COUNTY.entities)} entities, ${String(COUNTY.officers)} officers`;
  const seconds = median(taken.map(({ milliseconds }) => milliseconds / 1000));
  const used = median(taken.map(({ processorSeconds }) => processorSeconds));
  return limited(`a county's draw (${size}) ÷ ${String(LIMIT.county)} s`, seconds, LIMIT.county, 's', [
    `frozen, drawn, assigned, written by the ledger's own decisions; median of ${String(ROUNDS)} processes`,
    `${numberText(used)} s of processor time`,
  ]);
}

/** A draw whose freeze left nobody out, or others than were laid out, would measure another thing. */
async function drawnOf(order: DrawOrder): Promise<DrawReport> {
  const drawn = await apart<DrawOrder, DrawReport>(programOf('draw'), order);
  const { entities, excluded } = drawn.frozen;
  if (entities === order.nation.entities && excluded === leftOutCount(order.nation)) return drawn;
  throw new Error(`The freeze took ${String(entities)} entities and left ${String(excluded)} out`);
}

async function nationRows({ folder, length, say }: Workbench): Promise<readonly Row[]> {
  const nation = NATIONS[length];
  const [file, register] = [join(folder, 'transcript.jsonl'), join(folder, 'register.db')];
  layOutRegister(register, nation);
  say(`${numberText(nation.entities)} entities registered`);
  const drawn = await drawnOf({ nation, register, evidence: join(folder, 'evidence'), file });
  say(`drawn in ${numberText(drawn.milliseconds / 1000)} s`);
  const verified = await apart<string, VerifyReport>(programOf('verify'), file);
  if (verified.verdict !== 'OK') throw new Error(`The transcript does not verify: ${verified.verdict}`);
  const size = `${numberText(nation.entities)} entities, ${numberText(nation.officers)} officers, ${numberText(nation.jurisdictions)} jurisdictions`;
  const stages = Object.entries(drawn.stages).map(([stage, seconds]) => `${stage} ${numberText(seconds)} s`);
  const written = `${numberText(drawn.tasks)} tasks; ${numberText(statSync(file).size / 2 ** 20)} MiB of lines`;
  const others = `${numberText(drawn.frozen.excluded)} more left out, drawn or covered this year`;
  const used = `${numberText(drawn.processorSeconds)} s of processor time`;
  const published = `published afterwards in ${numberText(drawn.published)} s`;
  return [
    limited(`draw of ${size} ÷ 60 s`, drawn.milliseconds / 1000, LIMIT.nation, 's', [
      ...stages,
      others,
      used,
      written,
      published,
    ]),
    limited('its peak memory ÷ 2 GiB', drawn.peakMiB, LIMIT.peakMiB, 'MiB', ['the whole process']),
    limited(
      'draw verify of its transcript, apart, ÷ 60 s',
      verified.milliseconds / 1000,
      LIMIT.nation,
      's',
      [],
    ),
    limited('its peak memory ÷ 2 GiB', verified.peakMiB, LIMIT.peakMiB, 'MiB', ['the whole process']),
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
