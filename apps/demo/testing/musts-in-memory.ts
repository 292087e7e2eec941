import { accountabilityViews, judgeMusts, type MustRecord, type MustRow } from '@mingjing/accountability';
import { chinaTime, type Json, type RecordedEvent, type Registry } from '@mingjing/kernel';

/** The view of the three musts over events in memory, judged at a moment: rows by finding. */
export function mustsOf(
  registry: Registry,
  events: readonly RecordedEvent[],
  moment: number,
): ReadonlyMap<string, readonly MustRow[]> {
  const view = accountabilityViews(registry).find(({ name }) => name === 'three_musts');
  if (view === undefined) throw new Error('No context tells the three musts');
  const rows = new Map<string, Json>();
  const write = (key: string, data: Json): void => void rows.set(key, data);
  const table = {
    get: (key: string) => rows.get(key),
    put: write,
    note: () => undefined,
    close: (key: string) => void rows.delete(key),
  };
  for (const event of events) {
    if (view.concerns === '*' || view.concerns.includes(event.type)) view.apply(event, table);
  }
  const findings = [...rows].filter(([key]) => key.startsWith('finding/'));
  return new Map(
    findings.map(([key, record]) => [
      key.slice('finding/'.length),
      judgeMusts(record as unknown as MustRecord, chinaTime(moment)),
    ]),
  );
}
