import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';

export const LENGTH = 'mingjingLength';
export const DISTINCT = 'mingjingDistinct';

/**
 * Length in characters (code points), as JSON Schema counts. class-validator's own MinLength and
 * MaxLength count a character and the variation selector behind it as one.
 */
export function Length(min: number, max: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: LENGTH,
      constraints: [min, max],
      validator: {
        validate: (value) => {
          if (typeof value !== 'string') return false;
          const { length } = Array.from(value);
          return length >= min && length <= max;
        },
        defaultMessage: buildMessage(
          (each) => `${each}$property must have $constraint1 to $constraint2 characters`,
          options,
        ),
      },
    },
    options,
  );
}

/** No two items are equal by content, as JSON Schema compares; class-validator's ArrayUnique compares objects by identity. */
export function Distinct(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: DISTINCT,
      validator: {
        validate: (value) => Array.isArray(value) && new Set(value.map(contentOf)).size === value.length,
        defaultMessage: buildMessage((each) => `${each}$property must not hold an item twice`, options),
      },
    },
    options,
  );
}

/** The same text exactly for equal JSON values, whatever the order of their members. */
function contentOf(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
