import { isSealed, yearlyVisits, type YearlyVisits } from '@mingjing/draw/contracts';
import type { Facts } from '@mingjing/kernel';
import type { Question } from '../gateway/question';
import { table } from './table';

export interface VisitsAsked {
  readonly year: number;
  /** Only those that were visited more often than allowed. */
  readonly over: boolean;
  readonly district?: string;
}

export interface VisitsPage {
  readonly entities: readonly YearlyVisits[];
  /** Absent on the last page; a folder answers in one. */
  readonly next?: string;
}

const PAGE = '1000';

export function visitsOfYear(asked: VisitsAsked, after?: string): Question<VisitsPage> {
  const { year, over, district } = asked;
  const query = new URLSearchParams({
    limit: PAGE,
    ...(over ? { over: 'true' } : {}),
    ...(district === undefined ? {} : { district }),
    ...(after === undefined ? {} : { after }),
  });
  return {
    fromFacts: (facts) => ({ entities: visitsInFacts(asked, facts) }),
    path: `years/${String(year)}/visits?${query.toString()}`,
    fromBody: (body) => body as unknown as VisitsPage,
  };
}

/** Of sealed draws nothing: the folder tells no more than the service would. */
function visitsInFacts({ year, over, district }: VisitsAsked, facts: Facts): readonly YearlyVisits[] {
  const wanted = { district, over: over ? true : undefined };
  const see = (task: string): string | undefined => (isSealed(facts, `task/${task}`) ? undefined : task);
  return [...yearlyVisits(facts, year, wanted, see)].map(({ row }) => row);
}

/** The days that count beside the cap, and what every visit was made for. */
export function visitsTable(rows: readonly YearlyVisits[]): readonly string[] {
  const lines = rows.map(({ entity, district = '', visits, counted, cap, over }) => [
    ...[entity, district, `${String(counted)}/${cap === undefined ? '–' : String(cap)}`],
    over ? 'over 超频次' : '',
    visits.map(({ day, origin }) => `${day} ${origin}`).join(', '),
  ]);
  return table([['entity 对象', 'district', 'counted ÷ cap', '', 'visits 检查'], ...lines]);
}
