import type { YearlyVisits } from '@mingjing/draw/contracts';
import { askAboutDraws } from '../ask/draw-question';
import { visitsOfYear, visitsTable, type VisitsAsked, type VisitsPage } from '../ask/visits-question';
import type { CliIo } from '../io';
import type { Asking } from './ask-draws';

/** Every entity that was visited in the year, beside its cap. */
export async function askVisits(asked: VisitsAsked, { where, key, json }: Asking, io: CliIo): Promise<void> {
  const rows: YearlyVisits[] = [];
  let page: VisitsPage | undefined;
  do {
    page = await askAboutDraws(visitsOfYear(asked, page?.next), where, key, io);
    rows.push(...page.entities);
  } while (page.next !== undefined);
  if (json) io.out(JSON.stringify(rows, null, 2));
  else for (const line of visitsTable(rows)) io.out(line);
}
