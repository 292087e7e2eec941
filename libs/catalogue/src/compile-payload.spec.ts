import type { JsonObject } from '@mingjing/kernel';
import { compilePayload } from './compile-payload';
import { SampleItem } from './testing/sample-payloads';
import { ListOf, Pattern, PatternList, Text } from './vocabulary';

class Findings {
  @Text(5) readonly 'title/of it'!: string;
  @ListOf(() => SampleItem, { min: 1, max: 2, unique: true }) readonly items!: readonly SampleItem[];
}

const item: JsonObject = { item: 'A-1', result: 'VIOLATION', place: { floor: 1 } };
const sound: JsonObject = { 'title/of it': 'visit', items: [item] };

describe('the check of a payload', () => {
  it('is silent where all is as it should be', () => {
    expect(compilePayload(Findings)(sound)).toBeUndefined();
  });

  it('is compiled once for each class', () => {
    expect(compilePayload(Findings)).toBe(compilePayload(Findings));
  });

  it.each<[JsonObject, string]>([
    [{ ...sound, items: [] }, '"data.items" must have at least 1 items.'],
    [{ ...sound, items: [item, item] }, '"data.items" must not hold the same item twice.'],
    [{ ...sound, items: [item, item, item] }, '"data.items" must have at most 2 items.'],
    [{ ...sound, items: {} }, '"data.items" must be a list.'],
    [{ ...sound, items: [null] }, '"data.items[0]" must be an object.'],
    [{ ...sound, items: [{ ...item, result: 'FINE' }] }, '"data.items[0].result" must be one of COMPLIANT, VIOLATION.'],
    [{ ...sound, items: [{ ...item, place: {} }] }, '"data.items[0].place.floor" is missing.'],
    [{ ...sound, items: [{ ...item, place: { floor: 9 } }] }, '"data.items[0].place.floor" must be at most 5.'],
    [{ ...sound, items: [{ ...item, place: { floor: -9 } }] }, '"data.items[0].place.floor" must be at least -5.'],
    [{ ...sound, items: [{ ...item, place: { floor: '1' } }] }, '"data.items[0].place.floor" must be a whole number.'],
    [{ ...sound, items: [{ ...item, item: ' ' }] }, '"data.items[0].item" must be an id of at most 200 characters without spaces that does not begin with "/".'],
    [{ ...sound, 'title/of it': 'too long' }, '"data.title/of it" must have at most 5 characters.'],
    [{ ...sound, 'title/of it': '' }, '"data.title/of it" must have at least 1 characters.'],
    [{ items: [item] }, '"data.title/of it" is missing.'],
  ])('says of %j what is expected and where', (data, reason) => {
    const refusal = compilePayload(Findings)(data);
    expect(refusal).toMatchObject({ code: 'payload-invalid', reason });
    expect(reason).toBe(`"${refusal?.facts['member'] as string}" ${refusal?.facts['problem'] as string}.`);
  });

  it('has a code of its own for a member too many, wherever it stands', () => {
    const refusal = compilePayload(Findings)({ ...sound, items: [{ ...item, place: { floor: 1, roof: 2 } }] });
    expect(refusal).toEqual({
      code: 'payload-unknown-member',
      reason: '"data.items[0].place.roof" is not a member that this payload knows; take it out.',
      facts: { member: 'data.items[0].place.roof', problem: 'is not a member that this payload knows' },
    });
  });

  it('says of a form what it is called, and never shows an expression', () => {
    class Coded {
      @Pattern(/^[A-Z]{2}-\d{2}$/, 'a code such as PP-03') readonly code!: string;
      @PatternList(/^\d{6}$/, 'a code of six digits') readonly places!: readonly string[];
    }
    const reasonOf = (data: JsonObject): string | undefined => compilePayload(Coded)(data)?.reason;
    expect(reasonOf({ code: 'pp', places: [] })).toBe('"data.code" must be a code such as PP-03.');
    expect(reasonOf({ code: 'PP-03', places: ['1'] })).toBe('"data.places[0]" must be a code of six digits.');
  });

  it('has one name for a form', () => {
    expect(() => Pattern(/^[A-Z]{2}-\d{2}$/, 'anything else')).toThrow('is called "a code such as PP-03" already');
  });

  it('never repeats the value, which may be personal', () => {
    const refusal = compilePayload(Findings)({ ...sound, 'title/of it': '王小明身份证' });
    expect(JSON.stringify(refusal)).not.toContain('王小明');
  });
});
