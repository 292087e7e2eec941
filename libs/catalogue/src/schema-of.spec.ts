import { IsEmail, IsString, Min, ValidateNested } from 'class-validator';
import { schemaOf } from './schema-of';
import { Nothing, SampleItem } from './testing/sample-payloads';
import { ListOf, Nested, Optional, Pattern, Text, Whole } from './vocabulary';

describe('the schema of a payload class', () => {
  it('closes every object, requires what is not optional, and writes nested classes out', () => {
    expect(schemaOf(SampleItem)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        item: { type: 'string', pattern: '^[^\\s/][^\\s]{0,199}$' },
        result: { type: 'string', enum: ['COMPLIANT', 'VIOLATION'] },
        note: { type: 'string', minLength: 1, maxLength: 20 },
        place: {
          type: 'object',
          properties: { floor: { type: 'integer', minimum: -5, maximum: 5 } },
          required: ['floor'],
          additionalProperties: false,
        },
      },
      required: ['item', 'result', 'place'],
      additionalProperties: false,
    });
  });

  it('takes an empty object for a class without members, and nothing else', () => {
    expect(schemaOf(Nothing)).toMatchObject({ properties: {}, required: [], additionalProperties: false });
  });

  it('keeps apart two classes of one name', () => {
    const holding = (row: new () => object): new () => object => {
      class Holder {
        @ListOf(() => row) readonly rows!: readonly object[];
      }
      return Holder;
    };
    const first = (): new () => object => {
      class Row {
        @Text(1) readonly a!: string;
      }
      return Row;
    };
    const second = (): new () => object => {
      class Row {
        @Text(2) readonly b!: string;
      }
      return Row;
    };
    const rowsOf = (row: new () => object): unknown => schemaOf(holding(row)).properties?.['rows']?.items;
    expect(rowsOf(first())).toMatchObject({ properties: { a: { maxLength: 1 } }, required: ['a'] });
    expect(rowsOf(second())).toMatchObject({ properties: { b: { maxLength: 2 } }, required: ['b'] });
  });

  it('takes over what a class inherits', () => {
    class General {
      @Whole(1, 2) readonly old!: number;
    }
    class Special extends General {
      @Optional() @Text() readonly own?: string;
    }
    expect(Object.keys(schemaOf(Special).properties ?? {}).sort()).toEqual(['old', 'own']);
    expect(schemaOf(Special).required).toEqual(['old']);
  });

  it('refuses a class that says what the schema cannot', () => {
    class Mailed {
      @IsString() @IsEmail() readonly address!: string;
    }
    class Untyped {
      @Min(1) readonly number!: number;
    }
    class Itself {
      @Nested(() => Itself) readonly inner!: object;
    }
    class Unnamed {
      @Text() readonly name!: string;
      @ValidateNested() readonly inner!: object;
    }
    expect(() => schemaOf(Mailed)).toThrow('does not know "isEmail"');
    expect(() => schemaOf(Untyped)).toThrow('of what type');
    expect(() => schemaOf(Itself)).toThrow('holds itself');
    expect(() => schemaOf(Unnamed)).toThrow('of what type');
    expect(() => Pattern(/^a$/i, 'an a')).toThrow('no flags');
  });
});
