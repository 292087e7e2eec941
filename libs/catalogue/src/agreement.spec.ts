import { ArrayUnique, IsObject, IsString, Matches } from 'class-validator';
import { compilePayload } from './compile-payload';
import { EveryWord, Nothing, SampleItem } from './testing/sample-payloads';
import { bothAgreeOn, validateWithClassValidator } from './testing';
import { FileList, ListOf, Optional, Pattern, Text, Whole, type FileReference } from './vocabulary';

/** Refused or taken, by the compiled schema and by class-validator. */
function opinions(payloadClass: new () => object, data: object): readonly [boolean, boolean] {
  return [
    compilePayload(payloadClass)({ ...data }) === undefined,
    validateWithClassValidator(payloadClass, { ...data }) === undefined,
  ];
}

const BOTH_TAKE = [true, true];
const BOTH_REFUSE = [false, false];

class Described {
  @Text(3) readonly name!: string;
}

class Listed {
  @FileList({ unique: true }) readonly files!: readonly FileReference[];
}

class Numbered {
  @Whole(0, 5) readonly number!: number;
}

class Named {
  @Pattern(/^[^\s]{1,2}$/, 'one or two characters') readonly id!: string;
}

class Loose {
  @Optional() @Text() readonly maybe?: string;
}

class Free {
  @IsObject() readonly policy!: object;
}

describe('the compiled schema and class-validator', () => {
  it('agree on every word of the vocabulary', () => bothAgreeOn(EveryWord, 100));

  it('agree on a payload without members', () => {
    bothAgreeOn(Nothing);
    expect(opinions(Nothing, {})).toEqual(BOTH_TAKE);
    expect(opinions(Nothing, { more: 1 })).toEqual(BOTH_REFUSE);
  });

  it('agree on an object whose members are free', () => bothAgreeOn(Free));

  it('count characters, neither UTF-16 units nor what is seen', () => {
    expect(opinions(Described, { name: '𠮷𠮷𠮷' })).toEqual(BOTH_TAKE);
    expect(opinions(Described, { name: '𠮷𠮷𠮷𠮷' })).toEqual(BOTH_REFUSE);
    // A character and the selector of its variant: two.
    expect(opinions(Described, { name: '☎\uFE0F☎' })).toEqual(BOTH_TAKE);
    expect(opinions(Described, { name: '☎\uFE0F☎\uFE0F' })).toEqual(BOTH_REFUSE);
    expect(opinions(Named, { id: '𠮷𠮷' })).toEqual(BOTH_TAKE);
    expect(opinions(Named, { id: '𠮷𠮷𠮷' })).toEqual(BOTH_REFUSE);
  });

  it('hold items for the same that have the same content', () => {
    const file = { sha256: '0'.repeat(64), size: 1 };
    expect(opinions(Listed, { files: [file, { ...file, size: 2 }] })).toEqual(BOTH_TAKE);
    expect(opinions(Listed, { files: [file, { size: 1, sha256: file.sha256 }] })).toEqual(BOTH_REFUSE);
  });

  it.each([1.5, '1', true, null, Number.MAX_SAFE_INTEGER, -1])('refuse %p as a number from 0 to 5', (number) => {
    expect(opinions(Numbered, { number })).toEqual(BOTH_REFUSE);
  });

  it('take 1.0 for a whole number: JSON knows no other 1', () => {
    expect(opinions(Numbered, JSON.parse('{"number":1.0}'))).toEqual(BOTH_TAKE);
  });

  it('let a member be absent, never null', () => {
    expect(opinions(Loose, {})).toEqual(BOTH_TAKE);
    expect(opinions(Loose, { maybe: null })).toEqual(BOTH_REFUSE);
  });

  it.each(['toString', 'hasOwnProperty', 'constructor', 'valueOf'])(
    'refuse a member named "%s", which every object seems to have',
    (name) => {
      expect(opinions(Loose, { [name]: 'x' })).toEqual(BOTH_REFUSE);
      expect(opinions(Free, { policy: { [name]: 'x' } })).toEqual(BOTH_TAKE);
    },
  );

  it.each([[[]], [null], ['x'], [[{}]], [7]])('refuse %p where a list of objects or an object stands', (value) => {
    class Holding {
      @ListOf(() => SampleItem, { min: 1 }) readonly items!: readonly SampleItem[];
    }
    expect(opinions(Holding, { items: value })).toEqual(BOTH_REFUSE);
    expect(opinions(Holding, { items: [value] })).toEqual(BOTH_REFUSE);
  });

  it('are found out where they would not agree', () => {
    class CountsUnits {
      @IsString() @Matches(/^[^\s]{1,2}$/) readonly id!: string;
    }
    class ComparesIdentity {
      @ListOf(() => SampleItem) @ArrayUnique() readonly items!: readonly SampleItem[];
    }
    expect(() => bothAgreeOn(CountsUnits, 100)).toThrow('Property failed');
    expect(() => bothAgreeOn(ComparesIdentity)).toThrow('does not know "arrayUnique"');
  });
});
