import type { RecordedEvent } from '@mingjing/kernel';
import type { HttpLedger } from '../player/http-ledger';

/** One yearly share after one draw, as somebody counts it who has nothing but the entries and the transcripts. */
export interface Counted {
  readonly draw: string;
  readonly stratum: string;
  readonly drawnToDate: number;
  readonly register: number;
}

interface Stratum {
  readonly id: string;
  readonly select: { readonly categories: readonly string[]; readonly subtypes?: readonly string[] };
  readonly annual?: object;
}

interface Entity {
  readonly id: string;
  readonly category: string;
  readonly subtypes: readonly string[];
}

/**
 * In the order of the freezes, the register as it then stood: how many it held, and how many of them were drawn
 * by this draw or, where they are in it still, by an earlier one.
 */
export async function countCoverage(
  events: readonly RecordedEvent[],
  ledger: HttpLedger,
): Promise<readonly Counted[]> {
  const before = new Set<string>();
  const counted: Counted[] = [];
  for (const { stream, index } of events.filter(({ type }) => type === 'FreezeOrdered')) {
    const draw = stream.slice('draw/'.length);
    const register = registerOf(events.slice(0, index));
    const strata = yearlyShares(events, stream);
    if (strata.length > 0) for (const id of await drawnBy(draw, ledger)) before.add(id);
    for (const { id, select } of strata) {
      const all = register.filter(fits(select));
      const drawnToDate = all.filter((one) => before.has(one.id)).length;
      counted.push({ draw, stratum: id, drawnToDate, register: all.length });
    }
  }
  return counted;
}

function yearlyShares(events: readonly RecordedEvent[], stream: string): readonly Stratum[] {
  const planned = events.find((one) => one.type === 'DrawPlanned' && one.stream === stream);
  const strata = (planned?.data['strata'] ?? []) as unknown as readonly Stratum[];
  return strata.filter(({ annual }) => annual !== undefined);
}

/** The active entities. */
function registerOf(events: readonly RecordedEvent[]): readonly Entity[] {
  const active = new Map<string, Entity>();
  for (const { type, stream, data } of events) {
    const { status } = (data['changes'] ?? {}) as { readonly status?: string };
    if (type === 'EntityRegistered')
      active.set(stream, { ...(data as unknown as Entity), id: stream.slice('entity/'.length) });
    if (type === 'EntityChanged' && status !== undefined && status !== 'ACTIVE') active.delete(stream);
  }
  return [...active.values()];
}

function fits({ categories, subtypes }: Stratum['select']): (entity: Entity) => boolean {
  return (entity) =>
    categories.includes(entity.category) &&
    (subtypes === undefined || entity.subtypes.some((one) => subtypes.includes(one)));
}

async function drawnBy(draw: string, ledger: HttpLedger): Promise<readonly string[]> {
  const { strata } = (await ledger.transcriptOf(draw))['result'] as unknown as {
    readonly strata: readonly { readonly drawn: readonly string[] }[];
  };
  return strata.flatMap((stratum) => stratum.drawn);
}
