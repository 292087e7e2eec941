import type { Chance } from '../chance/chance';
import { generateEntities } from './entities';
import type { Entity, Officer } from './entity';
import { generateOfficers } from './officers';
import type { Scale } from './sizes';

/** Officer and entity that are never brought together, and why: the why is personal. */
export interface Interest {
  readonly officer: string;
  readonly entity: string;
  readonly reason: string;
}

export interface County {
  readonly entities: readonly Entity[];
  readonly officers: readonly Officer[];
  readonly interests: readonly Interest[];
}

/** Of all pairs of officer and entity (domain handbook, §5.12). */
const CONFLICT_SHARE = 0.005;
const REASONS = ['近亲属经营', '曾在该单位任职', '近亲属任职', '邻里纠纷'];

export function generateCounty(chance: Chance, scale: Scale): County {
  const entities = generateEntities(chance, scale);
  const officers = generateOfficers(chance);
  return { entities, officers, interests: interestsOf(chance.of('interests'), entities, officers) };
}

function interestsOf(
  chance: Chance,
  entities: readonly Entity[],
  officers: readonly Officer[],
): readonly Interest[] {
  const wanted = Math.round(entities.length * officers.length * CONFLICT_SHARE);
  const pairs = new Map<string, Interest>();
  while (pairs.size < wanted) {
    const officer = chance.one(officers).id;
    const entity = chance.one(entities).id;
    const reason = `样例申报：${chance.one(REASONS)}（${String(pairs.size + 1)}）`;
    pairs.set(`${officer} ${entity}`, { officer, entity, reason });
  }
  return [...pairs.values()];
}
