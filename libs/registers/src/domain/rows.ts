import type { EntityChanges, EntityRegistered } from '../payloads/entity-events';
import type { OfficerChanges, OfficerRegistered } from '../payloads/officer-events';
import type { Certificate, ExclusionBasis } from '../payloads/shared-members';

/** What a draw needs of an entity, and nothing else: a freeze reads every row of the register. */
export interface EntityRow {
  readonly kind: EntityRegistered['kind'];
  readonly category: string;
  readonly subtypes: readonly string[];
  readonly district: string;
  readonly grade?: NonNullable<EntityRegistered['grade']>;
  readonly credit?: NonNullable<EntityRegistered['credit']>;
  /** Such as a serious record that the plan's table speaks of. */
  readonly tags?: readonly string[];
  readonly licensor: string;
  readonly level: EntityRegistered['level'];
  /** ≥ 1. */
  readonly weight: number;
  readonly status: NonNullable<EntityChanges['status']>;
  /** Why the law keeps it out of every inspection. */
  readonly excluded?: ExclusionBasis;
  /** SHA-256 of the file that the row came from: in effect once that import is completed. */
  readonly import?: string;
  /** Log index of the entry since which the row stands as it is. */
  readonly since: number;
}

/** What draws, visits and the filed register need of an officer. */
export interface OfficerRow {
  readonly org: string;
  readonly section: string;
  readonly specialties: readonly string[];
  readonly fields: readonly string[];
  readonly canLead: boolean;
  readonly frontLine: boolean;
  readonly employment: OfficerRegistered['employment'];
  readonly certificate: Certificate;
  readonly status: NonNullable<OfficerChanges['status']>;
  readonly import?: string;
  readonly since: number;
}

export interface Entity extends EntityRow {
  readonly id: string;
}

export interface Officer extends OfficerRow {
  readonly id: string;
}

/** One row of `import`: a file of which at least one row was stated. */
export interface ImportState {
  readonly register: 'ENTITIES' | 'OFFICERS' | 'TASKS';
  /** How many rows have been stated so far. */
  readonly rows: number;
  /** Log index of ImportCompleted. */
  readonly completed?: number;
}

/** One row of `absence`: its last day, and the log index of its record. */
export interface AbsenceState {
  readonly to: string;
  readonly since: number;
}

/** One row of `register`, by the register's name: what happened to it as a whole. Log indexes. */
export interface RegisterState {
  readonly changed?: number;
  readonly filed?: number;
  /** The root that was filed, hex. */
  readonly root?: string;
  /** The day of the last review. */
  readonly reviewed?: string;
}

export const TABLE = {
  /** `<district> <entity>` → EntityRow: a draw of an area reads its districts alone. */
  entity: 'entity',
  officer: 'officer',
  /** `<field> <officer>` → true. */
  officerField: 'officerField',
  interest: 'interest',
  /** `<officer> <first day>` → AbsenceState. */
  absence: 'absence',
  import: 'import',
  importRow: 'importRow',
  /** File that an entry announced rows of → register that they go into. */
  importAnnounced: 'importAnnounced',
  register: 'register',
} as const;

/** Neither part holds a space. */
export function entityKey({ district }: EntityRow, id: string): string {
  return `${district} ${id}`;
}

export function entityInKey(key: string, { district }: EntityRow): string {
  return key.slice(district.length + 1);
}
