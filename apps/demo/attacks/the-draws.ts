import { CATEGORIES, type Category } from '../generator/county/categories';
import { courseOf, type Draw } from '../generator/draws/draw-course';
import { dailyStrata } from '../generator/draws/strata';
import { bandDecision, COUNTY_DRAWS, COUNTY_PLAN } from '../generator/opening/plans';
import type { Step } from '../generator/story/step';
import type { Story } from '../generator/story/story';

/** The course of an honest draw, cut where an attacker steps in. */
export interface Course {
  readonly draw: Draw;
  readonly planned: readonly Step[];
  readonly frozen: readonly Step[];
  readonly revealed: readonly [organisers: Step, legals: Step];
  readonly countersigned: Step;
  readonly published: readonly Step[];
}

function courseCut(story: Story, draw: Draw): Course {
  const steps = courseOf(story, draw, () => []);
  const at = (index: number): Step => {
    const step = steps[index];
    if (step === undefined) throw new RangeError(`A draw has no step ${String(index)}`);
    return step;
  };
  return {
    draw,
    planned: steps.slice(0, 3),
    frozen: steps.slice(3, 4),
    // Legal affairs stand first among the contributors.
    revealed: [at(5), at(4)],
    countersigned: at(6),
    published: steps.slice(7),
  };
}

/** A daily draw of the county's plan by its number. */
export function dailyCourse(story: Story, no: number): Course {
  return courseCut(story, { ...numbered(no), strata: dailyStrata(story) });
}

/** A key draw with one stratum, whose frozen size picks the band. */
export function bandedCourse(story: Story, no: number, { code, field }: Category): Course {
  const select = { categories: [code] };
  const stratum = {
    id: `KEY-${code}`,
    field,
    mode: 'ratio' as const,
    select,
    ratioDecision: bandDecision(story),
  };
  return courseCut(story, { ...numbered(no), strata: [stratum] });
}

function numbered(no: number): Omit<Draw, 'strata'> {
  const planned = COUNTY_DRAWS.find((one) => one.no === no);
  if (planned === undefined) throw new RangeError(`The plan has no draw ${String(no)}`);
  const { kind, from } = planned;
  return { id: `G-2026-${String(no)}`, plan: COUNTY_PLAN, no, kind, day: from };
}

/** Lower edges of the bands behind the first (plans: 1–20, 21–50, 51–100, …). */
const EDGES = [21, 51, 101, 201];

/**
 * The category from which the fewest must vanish for its band to change, and who that would be; those
 * whom the year has drawn already stand in no pool.
 */
export function nearestTheEdge(
  story: Story,
  drawn: ReadonlySet<string>,
): {
  readonly category: Category;
  readonly vanish: readonly string[];
} {
  const choices = CATEGORIES.map((category) => {
    const own = story.county.entities.filter(
      (entity) => entity.category === category.code && !drawn.has(entity.id),
    );
    const edge = EDGES.filter((one) => one <= own.length).at(-1) ?? 0;
    return { category, own, enough: own.length - edge + 1 };
  });
  const [best] = choices.filter(({ own }) => own.length >= 21).sort((a, b) => a.enough - b.enough);
  if (best === undefined) throw new RangeError('The county is too small for an edge of a band');
  return { category: best.category, vanish: best.own.slice(0, best.enough).map(({ id }) => id) };
}
