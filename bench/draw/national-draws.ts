import { commitmentOf } from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';
import { CATEGORY, event, MOMENT, PROVINCIAL } from './national-register';
import { FIELDS, jurisdictionsOf, RATIO, secretOf, SEEDERS, type Nation } from './national-pool';

/** One draw of the plan: of the whole register, or of the jurisdictions that are its area. */
export interface NationalDraw {
  readonly id: string;
  readonly no: number;
  readonly jurisdictions: readonly string[];
  readonly area?: readonly string[];
}

/** Each with a stratum for each of its three fields: a draw has at most a hundred. */
const JURISDICTIONS_A_DRAW = 33;
const DAY = '2026-03-02';

/** A nation is divided among draws of one plan; a county's draw names no area. */
export function drawsOf(nation: Nation): readonly NationalDraw[] {
  const all = jurisdictionsOf(nation);
  if (all.length === 1) return [{ id: 'N-2026-1', no: 1, jurisdictions: all }];
  return Array.from({ length: Math.ceil(all.length / JURISDICTIONS_A_DRAW) }, (_, at) => {
    const area = all.slice(at * JURISDICTIONS_A_DRAW, (at + 1) * JURISDICTIONS_A_DRAW);
    return { id: `N-2026-${String(at + 1)}`, no: at + 1, jurisdictions: area, area };
  });
}

/** What stands in the draws' own streams when their freezes are ordered. */
export function statedBefore(draws: readonly NationalDraw[]): readonly object[] {
  const [first] = draws;
  if (first === undefined) return [];
  return [
    event('PlanApproved', 'plan/P', planOf(draws)),
    event('PlanApproved', 'plan/Q', { ...planOf(draws), level: 'PROVINCE' }),
    event('DrawPlanned', `draw/${PROVINCIAL}`, { ...planned(first), plan: 'Q', kind: 'PROVINCIAL' }),
    ...draws.map((draw) => event('DrawPlanned', `draw/${draw.id}`, planned(draw))),
    ...draws.flatMap(({ id }) => SEEDERS.map((seeder) => committed(id, seeder))),
  ];
}

function committed(draw: string, seeder: string): object {
  return event('SeedCommitted', `draw/${draw}`, commitmentOf(draw, secretOf(seeder, draw), sha256), seeder);
}

function planOf(draws: readonly NationalDraw[]): object {
  return {
    ...{ year: 2026, level: 'COUNTY', title: '年度抽查计划', checklist: 'health' },
    preset: 'gaoqing-bands/v1',
    responsible: { leader: 'head/H-1', deputy: 'head/H-1', section: 'desk' },
    draws: draws.map(({ no }) => ({ no, kind: 'NATIONAL', from: '2026-01-01', to: '2026-12-31' })),
  };
}

function planned({ no, jurisdictions, area }: NationalDraw): object {
  const strata = jurisdictions.flatMap((jurisdiction) =>
    FIELDS.map((field) => ({
      ...{ id: `${jurisdiction}-${field}`, field: `${jurisdiction}/${field}` },
      ...{ mode: 'ratio', ratio: RATIO, minimum: 1 },
      select: { categories: [CATEGORY[field]], districts: [jurisdiction] },
    })),
  );
  return {
    ...{ plan: 'P', no, kind: 'NATIONAL', items: ['PP-01'], checklist: 'health', strata },
    ...(area === undefined ? {} : { area }),
    ...{
      weights: [{ grade: 'D', weight: 2 }],
      contributors: SEEDERS.map((id) => ({ id, actor: `seeder/${id}` })),
    },
    ...{ organiser: 'organiser/O-1', commitBy: MOMENT, revealBy: '2026-03-03T01:00:00.000Z', validOn: DAY },
    ...{ unblind: { officers: MOMENT, entity: MOMENT }, reserve: 'NEXT', algorithm: 'mingjing-draw-v1' },
    ...{ exclude: ['DRAWN_THIS_YEAR', 'COVERED_UPSTREAM', 'COVERED_KEY'] },
    coveredMeans: 'INSPECTED_OR_PENDING',
  };
}
