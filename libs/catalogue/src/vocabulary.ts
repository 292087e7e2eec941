import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ACTOR_IN_WORDS, MOMENT_IN_WORDS, STATING_ACTOR } from '@mingjing/kernel';
import { nameForm } from './form-words';
import { Distinct, Length } from './validators';

/**
 * The words in which payload classes are written. Each puts class-validator's own decorators
 * together, so that the class stays the one definition of a payload: the JSON Schema of the
 * catalogue, OpenAPI and the check on the hot path are generated from it.
 */
type Decorator = (target: object, property: string) => void;

function all(...decorators: readonly PropertyDecorator[]): Decorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

export interface ListBounds {
  readonly min?: number;
  readonly max?: number;
  readonly unique?: boolean;
}

/** Plain text; trimmed ends are the client's business, nothing is normalised. */
export function Text(max = 500, min = 1): Decorator {
  return all(IsString(), Length(min, max));
}

/** Text of a form. `words` say which in a refusal, after "must be": people read them who read no expressions. */
export function Pattern(pattern: RegExp, words: string): Decorator {
  return all(IsString(), Matches(named(pattern, words)));
}

function named(pattern: RegExp, words: string): RegExp {
  const inSchema = asInSchema(pattern);
  nameForm(inSchema, words);
  return inSchema;
}

/**
 * A pattern of JSON Schema has no flags and counts characters, not UTF-16 units: the expression is
 * read in the same way here, so that an id may hold the same number of rare characters in both.
 */
function asInSchema(pattern: RegExp): RegExp {
  if (pattern.flags !== '' && pattern.flags !== 'u') {
    throw new RangeError(`${String(pattern)}: JSON Schema knows no flags.`);
  }
  return new RegExp(pattern.source, 'u');
}

export function OneOf(values: readonly (string | number)[]): Decorator {
  return all(IsIn([...values]));
}

export function Whole(min: number, max: number = Number.MAX_SAFE_INTEGER): Decorator {
  return all(IsInt(), Min(min), Max(max));
}

/** Money in fen. */
export function Fen(): Decorator {
  return Whole(0);
}

export function Flag(): Decorator {
  return all(IsBoolean());
}

const FORMS = {
  actor: [STATING_ACTOR, ACTOR_IN_WORDS],
  base64: [/^[A-Za-z0-9+/]{43}=$/, 'a public key: base64 of 32 bytes'],
  day: [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day such as 2026-03-05'],
  hash: [/^[0-9a-f]{64}$/, 'a SHA-256: 64 lower-case hexadecimal digits'],
  moment: [
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}[+-]([01]\d|2[0-3]):[0-5]\d$/,
    MOMENT_IN_WORDS,
  ],
  uuid: [
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'a UUID in lower case such as 0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55',
  ],
  /** Id of an aggregate: what stands after "/" in its stream. */
  id: [/^[^\s/][^\s]{0,199}$/, 'an id of at most 200 characters without spaces that does not begin with "/"'],
} as const;

/** An actor id such as `officer/G-0012`. */
export const Actor = (): Decorator => Pattern(...FORMS.actor);
/** YYYY-MM-DD; that the day is real is the decider's to ask. */
export const Day = (): Decorator => Pattern(...FORMS.day);
/** `2026-03-05T10:10:00.000+08:00`. */
export const Moment = (): Decorator => Pattern(...FORMS.moment);
/** SHA-256 as 64 lower-case hex digits. */
export const Hash = (): Decorator => Pattern(...FORMS.hash);
/** Id of a statement. */
export const Uuid = (): Decorator => Pattern(...FORMS.uuid);
/** Id of an aggregate. */
export const Id = (): Decorator => Pattern(...FORMS.id);
/** A public key: base64 of 32 bytes. */
export const PublicKey = (): Decorator => Pattern(...FORMS.base64);

export function Nested(type: () => new () => object): Decorator {
  return all(IsObject(), ValidateNested(), Type(type));
}

export function ListOf(type: () => new () => object, bounds: ListBounds = {}): Decorator {
  return all(
    ...list(bounds),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

export function TextList(max = 200, bounds: ListBounds = {}): Decorator {
  return all(
    ...list(bounds),
    IsString({ each: true }),
    Length(1, max, { each: true }),
  );
}

export function PatternList(pattern: RegExp, words: string, bounds: ListBounds = {}): Decorator {
  return all(...list(bounds), IsString({ each: true }), Matches(named(pattern, words), { each: true }));
}

export const IdList = (bounds: ListBounds = {}): Decorator => PatternList(...FORMS.id, bounds);
export const HashList = (bounds: ListBounds = {}): Decorator => PatternList(...FORMS.hash, bounds);
export const ActorList = (bounds: ListBounds = {}): Decorator => PatternList(...FORMS.actor, bounds);

/** A share as `[numerator, denominator]`; that it is a fraction of one is the decider's to ask. */
export function Ratio(): Decorator {
  const term = 2 ** 31 - 1;
  return all(
    ...list({ min: 2, max: 2 }),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(term, { each: true }),
  );
}

export function OneOfList(values: readonly string[], bounds: ListBounds = {}): Decorator {
  return all(...list(bounds), IsIn([...values], { each: true }));
}

function list(bounds: ListBounds): PropertyDecorator[] {
  const decorators = [IsArray(), ArrayMinSize(bounds.min ?? 0), ArrayMaxSize(bounds.max ?? 1000)];
  return bounds.unique === true ? [...decorators, Distinct()] : decorators;
}

/** A member that stands only where it has a value: class-validator's IsOptional would let null through. */
export function Optional(): Decorator {
  return all(ValidateIf((_payload: object, value: unknown) => value !== undefined));
}

/** A content-addressed file: `{"sha256","size"}` in the data, the bytes beside the ledger. */
export class FileReference {
  @Hash() readonly sha256!: string;
  @Whole(0) readonly size!: number;
}

export const File = (): Decorator => Nested(() => FileReference);
export const FileList = (bounds: ListBounds = {}): Decorator => ListOf(() => FileReference, bounds);
