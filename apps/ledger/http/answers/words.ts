import type { OpenAPIObject } from '@nestjs/swagger';

/** A JSON Schema (draft 2020-12) as OpenAPI 3.1 takes it. */
export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
export type Members = Readonly<Record<string, Schema>>;

export const TEXT: Schema = { type: 'string' };
export const FLAG: Schema = { type: 'boolean' };
/** An index, a size, a count. */
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const HASH: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const UUID: Schema = { type: 'string', format: 'uuid' };
/** `occurredAt`: a claim, with its offset. */
export const CLAIMED: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}[+-]\\d{2}:\\d{2}$',
  example: '2026-03-05T10:10:00.000+08:00',
};
/** `recordedAt`: UTC. */
export const RECORDED: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
  example: '2026-03-05T02:11:09.123Z',
};
/** Either of the two. */
export const MOMENT: Schema = { oneOf: [CLAIMED, RECORDED] };
/** What a context folds or a payload holds: its own schema says more where there is one. */
export const ANY: Schema = {};

/** Closed: a member that is not declared is a fault of the answer. */
export function object(required: Members, optional: Members = {}): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** Names that the answer chooses, each with a value of this kind. */
export function mapOf(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

export function oneOf(values: readonly string[]): Schema {
  return { type: 'string', enum: [...values] };
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The size at which an answer is true; on a demo's ledger, that its times are told and not read from a clock. */
export function trueAt(required: Members, optional: Members = {}): Schema {
  return object({ size: COUNT, ...required }, { clock: oneOf(['story']), ...optional });
}
