/** `placesHeld`: places held this plan year, replacements included. */
export interface OfficerPlaces {
  readonly id: string;
  readonly fields: readonly string[];
  readonly placesHeld: number;
}

/** A longer memory would make the next pair predictable (draw.md, freeze). */
const LONGEST_MEMORY = 3;

/**
 * The frozen `load` of each officer, by id: min(3, places held − fewest held by any officer who
 * shares a field with him), himself included.
 */
export function officerLoads(officers: readonly OfficerPlaces[]): ReadonlyMap<string, number> {
  const fewest = fewestByField(officers);
  return new Map(
    officers.map(({ id, fields, placesHeld }) => {
      const floor = Math.min(placesHeld, ...fields.map((field) => fewest.get(field) ?? placesHeld));
      return [id, Math.min(LONGEST_MEMORY, placesHeld - floor)];
    }),
  );
}

function fewestByField(officers: readonly OfficerPlaces[]): ReadonlyMap<string, number> {
  const fewest = new Map<string, number>();
  for (const { fields, placesHeld } of officers) {
    for (const field of fields) {
      fewest.set(field, Math.min(placesHeld, fewest.get(field) ?? placesHeld));
    }
  }
  return fewest;
}
