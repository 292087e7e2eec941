import * as fc from 'fast-check';
import type { Json, JsonObject } from '@mingjing/kernel';
import type { JsonSchema } from '../json-schema';

/** Long lists add time and no new case; where a list must be long, it is exactly as long as it must be. */
const ENOUGH_ITEMS = 4;

/** JSON values that a schema accepts. */
export function validValues(schema: JsonSchema): fc.Arbitrary<Json> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return validText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return validLists(schema);
    case 'object':
      return validObjects(schema);
    case undefined:
      return fc.constantFrom('text', 1, true);
    default:
      return schema.type satisfies never;
  }
}

export function validPayloads(schema: JsonSchema): fc.Arbitrary<JsonObject> {
  return validObjects(schema);
}

function validText({ pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  // Whole characters of any plane, so that lengths in characters and in UTF-16 units differ.
  const text = fc.string({ unit: 'binary', minLength, maxLength });
  return fc.oneof(text, fc.constantFrom('𠮷'.repeat(maxLength), '☎\uFE0F'.repeat(Math.ceil(minLength / 2)).padEnd(minLength, '字')));
}

function validLists(schema: JsonSchema): fc.Arbitrary<readonly Json[]> {
  const item = validValues(schema.items ?? {});
  const minLength = schema.minItems ?? 0;
  const maxLength = Math.min(schema.maxItems ?? ENOUGH_ITEMS, Math.max(minLength, ENOUGH_ITEMS));
  const bounds = { minLength, maxLength };
  return schema.uniqueItems === true
    ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
    : fc.array(item, bounds);
}

function validObjects({ properties, required = [] }: JsonSchema): fc.Arbitrary<JsonObject> {
  if (properties === undefined) return fc.constantFrom<JsonObject>({}, { any: ['thing', { at: 'all' }] });
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, validValues(schema)]),
  );
  return fc.record(members, { requiredKeys: [...required], noNullPrototype: true });
}
