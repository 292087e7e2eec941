import { rejection, type JsonObject, type Rejection } from '@mingjing/kernel';
import { wordsOfForm } from './form-words';

/** As much of an error of ajv as is needed; the value itself is never repeated: it may be personal. */
export interface SchemaError {
  readonly keyword: string;
  /** RFC 6901 pointer to the value that is refused. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Expectation = (params: SchemaError['params']) => string;

const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as readonly unknown[]).join(', ')}`,
  maxItems: ({ limit }) => `must have at most ${String(limit)} items`,
  maxLength: ({ limit }) => `must have at most ${String(limit)} characters`,
  maximum: ({ limit }) => `must be at most ${String(limit)}`,
  minItems: ({ limit }) => `must have at least ${String(limit)} items`,
  minLength: ({ limit }) => `must have at least ${String(limit)} characters`,
  minimum: ({ limit }) => `must be at least ${String(limit)}`,
  pattern: ({ pattern }) => `must be ${wordsOfForm(String(pattern)) ?? 'of another form'}`,
  required: () => 'is missing',
  type: ({ type }) => `must be ${TYPES[String(type)] ?? String(type)}`,
  uniqueItems: () => 'must not hold the same item twice',
};

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'an object',
  string: 'text',
};

/** A sentence that names the member, where it stands, and what is expected of it. */
export function describeError(error: SchemaError): Rejection {
  const { additionalProperty, missingProperty } = error.params;
  if (error.keyword === 'additionalProperties') {
    const member = pathOf(error.instancePath, String(additionalProperty));
    const problem = 'is not a member that this payload knows';
    return rejection('payload-unknown-member', `"${member}" ${problem}; take it out.`, { member, problem });
  }
  const member = pathOf(error.instancePath, error.keyword === 'required' ? String(missingProperty) : undefined);
  const problem = EXPECTATIONS[error.keyword]?.(error.params) ?? `breaks the rule "${error.keyword}"`;
  const facts: JsonObject = { member, problem };
  return rejection('payload-invalid', `"${member}" ${problem}.`, facts);
}

/** `/items/2/result` as `data.items[2].result`. */
function pathOf(pointer: string, member?: string): string {
  const names = pointer.split('/').slice(1).map(unescaped);
  if (member !== undefined) names.push(member);
  return names.reduce((path, name) => path + (/^\d+$/.test(name) ? `[${name}]` : `.${name}`), 'data');
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
