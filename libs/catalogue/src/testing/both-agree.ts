import * as fc from 'fast-check';
import type { JsonObject } from '@mingjing/kernel';
import { compilePayload } from '../compile-payload';
import { schemaOf, type PayloadClass } from '../schema-of';
import { changed, changes } from './mutations';
import { validPayloads } from './valid-payloads';
import { validateWithClassValidator } from './validate-with-class-validator';

/**
 * Asserts, for payloads that the class should take and for what becomes of them when one thing is
 * changed, that the compiled schema and class-validator accept and refuse the same. Call it inside
 * an `it`: `it('…', () => bothAgreeOn(RectificationOrdered))`.
 */
export function bothAgreeOn(payloadClass: PayloadClass, runs = 40): void {
  const valid = validPayloads(schemaOf(payloadClass));
  fc.assert(
    fc.property(valid, changes, (payload, todo) => {
      if (!isTaken(payloadClass, payload)) throw new Error(`${JSON.stringify(payload)} is refused.`);
      for (const change of todo) {
        const data = changed(payload, change);
        if (data !== undefined) isTaken(payloadClass, data);
      }
    }),
    { numRuns: runs },
  );
}

/** What both say; throws where they say different things. */
function isTaken(payloadClass: PayloadClass, data: JsonObject): boolean {
  const bySchema = compilePayload(payloadClass)(data)?.reason;
  const byClass = validateWithClassValidator(payloadClass, data)?.reason;
  if ((bySchema === undefined) !== (byClass === undefined)) {
    const opinions = `schema: ${bySchema ?? 'taken'}; class-validator: ${byClass ?? 'taken'}`;
    throw new Disagreement(`${payloadClass.name} ${JSON.stringify(data)}: ${opinions}`);
  }
  return bySchema === undefined;
}

class Disagreement extends Error {
  override readonly name = 'Disagreement';
}
