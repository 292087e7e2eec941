import type { JsonObject } from '@mingjing/kernel';

/** The data of a hotel's registration. */
export function hotel(members: JsonObject = {}): JsonObject {
  return {
    kind: 'ORGANISATION',
    name: '样例宾馆',
    category: 'PP',
    subtypes: ['PP-HOTEL'],
    district: 'gaoqing',
    licensor: 'bureau',
    level: 'COUNTY',
    ...members,
  };
}
