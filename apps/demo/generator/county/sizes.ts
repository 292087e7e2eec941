/** A county like Gaoqing; other sizes keep its proportions. */
export const COUNTY_ENTITIES = 1780;

/** How large a county is generated: `entities` in its register, all lists in proportion. */
export interface Scale {
  readonly entities: number;
}

/** So many of the full county's number, at least one. */
export function scaled(full: number, { entities }: Scale): number {
  return Math.max(1, Math.round((full * entities) / COUNTY_ENTITIES));
}
