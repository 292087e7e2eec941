import fc from 'fast-check';
import { utf8 } from './bytes';
import { canonicalJson } from './canonical-json';
import { isJsonObject, type Json } from './json';
import { parseJson, parseStrictly } from './parse-json';
import { parseCanonicalJson, parsePlainJson } from './plain-json';

const code = (text: string, depth = 32): string => {
  const parsed = parseJson(utf8(text), depth);
  return parsed.ok ? 'read' : parsed.rejection.code;
};

const wellFormed = fc.string({ unit: 'grapheme' });
const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    wellFormed,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      wellFormed.filter((name) => name !== '__proto__'),
      tie('json'),
      { maxKeys: 4 },
    ),
  ),
})).json;

describe('reading JSON', () => {
  it('reads back whatever was written canonically', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        const parsed = parseJson(utf8(text), 32);
        expect(parsed.ok && canonicalJson(parsed.value)).toBe(text);
      }),
    );
  });

  it('agrees with JSON.parse on spaced and escaped text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value, null, 2).replaceAll('é', '\\u00e9');
        const parsed = parseJson(utf8(text), 32);
        expect(parsed.ok && parsed.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['two equal keys', '{"a":1,"a":2}', 'duplicate-key'],
    ['two keys that only an escape tells apart', '{"a":1,"\\u0061":2}', 'duplicate-key'],
    ['2^53', '9007199254740992', 'number-not-integer'],
    ['a fraction', '1.5', 'number-not-integer'],
    ['an exponent', '1e3', 'number-not-integer'],
    ['a lone surrogate', '"\\ud800"', 'lone-surrogate'],
    ['a reversed pair', '"\\udc00\\ud800"', 'lone-surrogate'],
    ['a leading zero', '01', 'number-not-integer'],
    ['text after the value', '{} {}', 'malformed-json'],
    ['a trailing comma', '[1,]', 'malformed-json'],
    ['an unquoted name', '{a:1}', 'malformed-json'],
    ['a raw control character', '"\u0001"', 'malformed-json'],
    ['a name that would change an object', '{"__proto__":{}}', 'malformed-json'],
    ['nothing', '', 'malformed-json'],
    ['an open string', '"abc', 'malformed-json'],
    ['a byte order mark', '\ufeff{}', 'malformed-json'],
  ])('refuses %s', (_what, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('counts objects and arrays, and refuses what lies deeper than the limit', () => {
    expect(code('[[{"a":[]}]]', 4)).toBe('read');
    expect(code('[[{"a":[]}]]', 3)).toBe('too-deep');
  });

  it('refuses bytes that are not UTF-8', () => {
    const parsed = parseJson(Uint8Array.of(0x22, 0xff, 0x22), 32);
    expect(parsed.ok).toBe(false);
  });
});

describe('the fast half of reading', () => {
  /** Written by hand, by other libraries, by somebody with bad intent. */
  const wire = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    json.map((value) => canonicalJson(value)),
    json.map((value) => JSON.stringify(value, null, 1)),
    fc.json(),
    fc.constantFrom(
      ...['{"a":1,"a":1}', '{"__proto__":1}', '{"a":{"__proto__":[]}}', '"\\ud800"', '"\\\\ud800"', '-0'],
      ...[
        '1.5',
        '9007199254740992',
        '-9007199254740993',
        '1e3',
        '{"10":1,"9":2}',
        '{"9":2,"10":1}',
        '{"":0}',
      ],
      ...['"\\u0001"', '"\\/"', '{"b":1,"a":2}', '[[1]]', '[[[1]]]', '\ufeff1', '', 'nul'],
    ),
  );

  it('never says otherwise than the strict half', () => {
    fc.assert(
      fc.property(wire, fc.integer({ min: 0, max: 6 }), (text, depth) => {
        const plain = parsePlainJson(text, depth);
        const strict = parseStrictly(text, depth);
        if (plain !== undefined) expect(strict).toEqual({ ok: true, value: plain });
        const canonical = parseCanonicalJson(text, depth);
        expect(canonical !== undefined).toBe(
          strict.ok && text === writtenInOrder(strict.value) && plain !== undefined,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reads what a plain client sends', () => {
    expect(parsePlainJson('{"statement":{"b":1,"a":[true,null,"é"]}}', 3)).toBeDefined();
    expect(parseCanonicalJson('{"a":[true,null,"é"],"b":1}', 2)).toBeDefined();
  });
});

/** RFC 8785 by its own words, for the values that a record knows. */
function writtenInOrder(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(writtenInOrder).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${writtenInOrder(value[name]!)}`).join()}}`;
}
