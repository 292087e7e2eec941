import { statSync } from 'node:fs';
import { join } from 'node:path';
import { executeDraw, freezePool, poolRoots } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';
import type { DrawOrder, DrawReport } from '../draw/draw-process';
import { NATION, nationalPool, type Nation } from '../draw/national-pool';
import { layOutRegister } from '../draw/national-register';
import type { VerifyReport } from '../draw/verify-process';
import { apart } from '../measure/apart';
import { median, now } from '../measure/rate';
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
const ROUNDS = 9;
const LIMIT = { county: 0.5, nation: 60, peakMiB: 2_048 };

/** How long a draw takes, from the registers to the transcript, and how long it takes to verify. */
export const drawUnit: Unit = {
  name: 'draw',
  run: async (bench) => [countyRow(), ...(await nationRows(bench))],
};

function countyRow(): Row {
  const input = nationalPool(COUNTY);
  const taken = Array.from({ length: ROUNDS }, () => {
    const started = now();
    const pool = freezePool(input);
    if (!pool.ok) throw new Error(pool.rejection.reason);
    poolRoots(pool.value, sha256);
    const drawn = executeDraw(input, sha256);
    if (!drawn.ok) throw new Error(drawn.rejection.reason);
    return (now() - started) / 1000;
  });
  const size = `${numberText(COUNTY.entities)} entities, ${String(COUNTY.officers)} officers`;
  return limited(`a county's draw (${size}) ÷ ${String(LIMIT.county)} s`, median(taken), LIMIT.county, 's', [
    `frozen, roots, drawn, assigned; median of ${String(ROUNDS)}`,
  ]);
}

async function nationRows({ folder, length, say }: Workbench): Promise<readonly Row[]> {
  const nation = NATIONS[length];
  const [file, register] = [join(folder, 'transcript.jsonl'), join(folder, 'register.db')];
  layOutRegister(register, nation);
  say(`${numberText(nation.entities)} entities registered`);
  const order = { nation, register, evidence: join(folder, 'evidence'), file };
  const drawn = await apart<DrawOrder, DrawReport>(programOf('draw'), order);
  say(`drawn in ${numberText(drawn.milliseconds / 1000)} s`);
  const verified = await apart<string, VerifyReport>(programOf('verify'), file);
  if (verified.verdict !== 'OK') throw new Error(`The transcript does not verify: ${verified.verdict}`);
  const size = `${numberText(nation.entities)} entities, ${numberText(nation.officers)} officers, ${numberText(nation.jurisdictions)} jurisdictions`;
  const stages = Object.entries(drawn.stages).map(([stage, seconds]) => `${stage} ${numberText(seconds)} s`);
  const written = `${numberText(drawn.tasks)} tasks; ${numberText(statSync(file).size / 2 ** 20)} MiB of lines`;
  const used = `${numberText(drawn.processorSeconds)} s of processor time`;
  const published = `published afterwards in ${numberText(drawn.published)} s`;
  return [
    limited(`draw of ${size} ÷ 60 s`, drawn.milliseconds / 1000, LIMIT.nation, 's', [
      ...stages,
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
