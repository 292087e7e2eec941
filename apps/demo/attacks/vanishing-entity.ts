import type { RegisterProof } from '@mingjing/draw';
import { AUDITOR, REGISTRAR } from '../generator/county/people';
import { sitting } from '../generator/story/story';
import type { Attack, Outcome } from './attack';
import { standsIn } from './proven-rows';
import { exposedIf, type Stage } from './stage';
import type { Course } from './the-draws';

interface DrawPage {
  readonly frozen?: {
    readonly counts: { readonly excluded: number };
    readonly roots: { readonly excluded: string };
    readonly sizes: readonly Size[];
  };
  readonly alerts: readonly { readonly kind: string; readonly moved?: Moved }[];
}

interface Size {
  readonly population: number;
  readonly drawn: number;
  readonly oneMore: number;
}

interface Moved {
  readonly population: number;
  readonly drawn: number;
  readonly left: number;
}

interface Why {
  readonly kind: string;
  /** To readers alone. */
  readonly exclusion?: { readonly reason: string; readonly proof?: RegisterProof };
}

/** 2: entities vanish from the register shortly before the freeze, so that the band changes. */
export async function vanish(stage: Stage, entities: readonly string[]): Promise<void> {
  const { server } = stage;
  const acts = entities.map((id) =>
    stage.act('EntityChanged', `entity/${id}`, { changes: { status: 'SUSPENDED' }, reason: '样例停业' }),
  );
  await stage.play([sitting(server.now, REGISTRAR, acts)]);
}

export async function vanishingEntity(
  stage: Stage,
  { draw }: Course,
  vanished: readonly string[],
): Promise<Attack> {
  const page = await stage.publicly<DrawPage>(`draws/${draw.id}`);
  const first = vanished[0] ?? '';
  return {
    no: 2,
    title: 'remove an entity before the band edge',
    tries: [
      {
        tried: `suspend ${vanished.join(', ')} days before the freeze, so that another percentage holds`,
        outcome: byTheAlarm(page, draw.id, vanished.length),
      },
      { tried: 'hope that nobody looks at the edge', outcome: byTheCliff(page) },
      {
        tried: `leave ${first} out without a trace`,
        outcome: await byTheList(stage, page, `draws/${draw.id}/why/${first}`),
      },
    ],
  };
}

function byTheAlarm({ alerts }: DrawPage, draw: string, vanished: number): Outcome {
  const moved = alerts.find(({ kind }) => kind === 'BAND_MOVED')?.moved;
  if (moved?.left !== vanished) return { kind: 'SUCCEEDED' };
  const reason = `30 days before, the stratum held ${String(moved.population)} and ${String(moved.drawn)} would have been drawn; ${String(moved.left)} left since`;
  return { kind: 'EXPOSED', by: `alert BAND_MOVED on /v1/draws/${draw}`, reason };
}

function byTheCliff({ frozen }: DrawPage): Outcome {
  const [size] = frozen?.sizes ?? [];
  if (size === undefined || size.oneMore === size.drawn) return { kind: 'SUCCEEDED' };
  const reason = `${String(size.drawn)} of ${String(size.population)} are drawn; with one entity more it would be ${String(size.oneMore)}`;
  return { kind: 'EXPOSED', by: 'RegisterFrozen.sizes (the cliff report)', reason };
}

/** Why somebody was left out is told to readers; that he was not in the pool, to everybody. */
async function byTheList(stage: Stage, { frozen }: DrawPage, path: string): Promise<Outcome> {
  const { kind } = await stage.publicly<Why>(path);
  const { exclusion } = (await stage.ledger.ask(path, AUDITOR)) as unknown as Why;
  const list = { root: frozen?.roots.excluded ?? '', size: frozen?.counts.excluded ?? 0 };
  const isProved = exclusion?.proof !== undefined && standsIn(list, exclusion.proof);
  return exposedIf(
    kind === 'NOT_IN_POOL' && exclusion?.reason === 'NOT_ACTIVE' && isProved,
    `GET /v1/${path}`,
    `everybody is told NOT_IN_POOL; an auditor, by his token, NOT_ACTIVE too, with its row among the ${String(list.size)} left out verified under their published root`,
  );
}
