import Ajv2020 from 'ajv/dist/2020';
import type { JsonObject, Rejection } from '@mingjing/kernel';
import { describeError, type SchemaError } from './describe-error';
import { schemaOf, type PayloadClass } from './schema-of';

/** Undefined where the data is as its class says. */
export type PayloadCheck = (data: JsonObject) => Rejection | undefined;

/**
 * `strict`: a schema that ajv would quietly understand otherwise than it is written is an error. That it is a schema
 * at all is a test of the catalogue's: to compile the schema of schemas takes every start longer than all its others.
 */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: false, addUsedSchema: false, validateSchema: false });

const compiled = new WeakMap<PayloadClass, PayloadCheck>();

/**
 * The check of the hot path: the class's schema, compiled to a function once and kept. Refuses with
 * `payload-invalid`, or `payload-unknown-member` where the only fault is a member too many; the
 * first fault is named, with `facts` `{member, problem}`.
 */
export function compilePayload(payloadClass: PayloadClass): PayloadCheck {
  const known = compiled.get(payloadClass);
  if (known !== undefined) return known;
  const validate = ajv.compile(schemaOf(payloadClass));
  const check: PayloadCheck = (data) => {
    if (validate(data)) return undefined;
    return describeError((validate.errors?.[0] ?? UNEXPLAINED) as SchemaError);
  };
  compiled.set(payloadClass, check);
  return check;
}

const UNEXPLAINED: SchemaError = { keyword: 'schema', instancePath: '', params: {} };
