import type { Entity, Officer } from '@mingjing/registers/contracts';
import { aggregate, folded } from './folded';
import { COUNT, FLAG, HASH, list, object, TEXT, type Schema } from './words';

const since = { ...COUNT, description: 'index of the entry since which the row stands as it is' };
const certificate = object({ kind: TEXT, validFrom: TEXT, validTo: TEXT });

const entity = folded<Omit<Entity, 'id'>>(
  {
    ...{ kind: TEXT, category: TEXT, subtypes: list(TEXT), district: TEXT, licensor: TEXT, level: TEXT },
    ...{ weight: { type: 'integer', minimum: 1 }, status: TEXT, since },
  },
  { grade: TEXT, credit: TEXT, tags: list(TEXT), excluded: TEXT, import: HASH },
);

const officer = folded<Omit<Officer, 'id'>>(
  {
    ...{ org: TEXT, section: TEXT, specialties: list(TEXT), fields: list(TEXT), canLead: FLAG },
    ...{ frontLine: FLAG, employment: TEXT, certificate, status: TEXT, since },
  },
  { import: HASH },
);

export const REGISTER_STATES: Readonly<Record<string, Schema>> = {
  EntityState: aggregate('entity', { registers: entity }),
  OfficerState: aggregate('officer', { registers: officer }),
};
