import 'reflect-metadata';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import {
  ARRAY_MAX_SIZE,
  ARRAY_MIN_SIZE,
  getMetadataStorage,
  IS_ARRAY,
  IS_BOOLEAN,
  IS_IN,
  IS_INT,
  IS_OBJECT,
  IS_STRING,
  MATCHES,
  MAX,
  MIN,
  ValidationTypes,
} from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { DRAFT, type JsonSchema } from './json-schema';
import { DISTINCT, LENGTH } from './validators';

export type PayloadClass<D extends object = object> = new () => D;

/** What class-validator remembers of one decorator on one member. */
interface Rule {
  readonly type: string;
  readonly name?: string;
  readonly target: unknown;
  readonly propertyName: string;
  readonly constraints: readonly unknown[];
}

type Converter = (rule: Rule, within: readonly PayloadClass[]) => JsonSchema;

/**
 * What each decorator says in JSON Schema. The library's own table is not used: it lets `Min` make
 * a number of an integer, drops `IsIn` over mixed values, and points at nested classes by a name
 * that two contexts may share.
 */
const CONVERTERS: Readonly<Record<string, Converter>> = {
  [IS_STRING]: () => ({ type: 'string' }),
  [LENGTH]: ({ constraints }) => ({ minLength: Number(constraints[0]), maxLength: Number(constraints[1]) }),
  [MATCHES]: ({ constraints }) => ({ pattern: (constraints[0] as RegExp).source }),
  [IS_IN]: ({ constraints }) => enumeration(constraints[0] as readonly (string | number)[]),
  [IS_INT]: () => ({ type: 'integer' }),
  [MIN]: ({ constraints }) => ({ minimum: Number(constraints[0]) }),
  [MAX]: ({ constraints }) => ({ maximum: Number(constraints[0]) }),
  [IS_BOOLEAN]: () => ({ type: 'boolean' }),
  [IS_ARRAY]: () => ({ type: 'array' }),
  [ARRAY_MIN_SIZE]: ({ constraints }) => ({ minItems: Number(constraints[0]) }),
  [ARRAY_MAX_SIZE]: ({ constraints }) => ({ maxItems: Number(constraints[0]) }),
  [DISTINCT]: () => ({ uniqueItems: true }),
  [IS_OBJECT]: () => ({ type: 'object' }),
  [ValidationTypes.NESTED_VALIDATION]: (rule, within) => closedSchema(nestedClass(rule), within),
  [ValidationTypes.CONDITIONAL_VALIDATION]: () => ({}),
};

/** Without one of these on a member, class-validator and JSON Schema differ on values of other types. */
const DECIDES_TYPE: ReadonlySet<string> = new Set([IS_STRING, IS_IN, IS_INT, IS_BOOLEAN, IS_ARRAY, IS_OBJECT]);

/**
 * JSON Schema (draft 2020-12) of a payload class, nested classes written out in place. Every object
 * with named members is closed, every member not marked `Optional` is required, nothing may be null.
 *
 * Throws where a class says something that this table does not know: a rule that only one of the
 * two checks obeys would be worse than none.
 */
export function schemaOf(payloadClass: PayloadClass): JsonSchema {
  return { $schema: DRAFT, ...closedSchema(payloadClass, []) };
}

function closedSchema(payloadClass: PayloadClass, within: readonly PayloadClass[]): JsonSchema {
  if (within.includes(payloadClass)) throw new TypeError(`${payloadClass.name} holds itself.`);
  assertUnderstood(payloadClass);
  const { properties = {}, required = [] } = targetConstructorToSchema(payloadClass, {
    additionalConverters: convertersWithin([...within, payloadClass]),
  }) as JsonSchema;
  return { type: 'object', properties, required, additionalProperties: false };
}

type LibraryConverters = NonNullable<
  NonNullable<Parameters<typeof targetConstructorToSchema>[1]>['additionalConverters']
>;

function convertersWithin(within: readonly PayloadClass[]): LibraryConverters {
  const converters = Object.entries(CONVERTERS).map(([name, convert]) => [
    name,
    (rule: Rule) => convert(rule, within),
  ]);
  return Object.fromEntries(converters) as LibraryConverters;
}

function assertUnderstood(payloadClass: PayloadClass): void {
  const byMember = new Map<string, string[]>();
  for (const rule of rulesOf(payloadClass)) {
    const name = rule.name ?? rule.type;
    if (CONVERTERS[name] === undefined) {
      throw new TypeError(`${payloadClass.name}.${rule.propertyName}: the catalogue does not know "${name}".`);
    }
    byMember.set(rule.propertyName, [...(byMember.get(rule.propertyName) ?? []), name]);
  }
  for (const [member, names] of byMember) {
    if (!names.some((name) => DECIDES_TYPE.has(name))) {
      throw new TypeError(`${payloadClass.name}.${member}: no decorator says of what type it is.`);
    }
  }
}

export function rulesOf(payloadClass: PayloadClass): readonly Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(payloadClass, '', true, false);
}

function enumeration(values: readonly (string | number)[]): JsonSchema {
  if (values.every((value) => typeof value === 'string')) return { type: 'string', enum: values };
  if (values.every((value) => Number.isInteger(value))) return { type: 'integer', enum: values };
  return { enum: values };
}

function nestedClass(rule: Rule): PayloadClass {
  const target = rule.target as PayloadClass;
  const type = defaultMetadataStorage.findTypeMetadata(target, rule.propertyName);
  // The declarations say it is always there; for a member without @Type it is not.
  if ((type as unknown) === undefined) throw new TypeError(`${target.name}.${rule.propertyName} lacks @Type.`);
  return type.typeFunction() as PayloadClass;
}
