import fc from 'fast-check';
import { utf8 } from './bytes';
import { canonicalJson } from './canonical-json';
import { isPlainlyCanonical } from './canonical-scan';
import type { Json } from './json';
import { parseStrictly } from './parse-json';

const DEPTH = 5;

/** What the strict reader and the writer say, one after the other. */
function isCanonical(text: string): boolean {
  const parsed = parseStrictly(text, DEPTH);
  return parsed.ok && canonicalJson(parsed.value) === text;
}

const name = fc.oneof(
  fc.constantFrom('a', 'aa', 'b', 'A', '', '1', '10', '__proto__', '泳', '𝒳'),
  fc.string(),
);
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<Json>(null, true, false, '', '泳池', 'a"b', '\u2028', '\u007f', '😀'),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));

describe('a glance at canonical JSON', () => {
  it('takes nothing for canonical that the strict reader would not', () => {
    const changed = fc
      .tuple(
        json,
        fc.nat(),
        fc.constantFrom('', ' ', '"', '\\', ',', ':', '{', '}', '[', '0', '-', '.5', '\n', 'e'),
      )
      .map(([value, at, put]) => {
        const text = canonicalJson(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(put === '' ? place + 1 : place);
      });
    fc.assert(
      fc.property(
        fc.oneof(
          changed,
          json.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          fc.pre(!/\p{Surrogate}/u.test(text));
          if (isPlainlyCanonical(utf8(text), DEPTH)) expect(isCanonical(text)).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('takes what people state for canonical, however it is nested', () => {
    const plain = '{"a":{"b":[1,-20,"泳池",null,true,false,[],{}]},"aB":"","ab":0,"b":999999999999999}';
    expect(isCanonical(plain)).toBe(true);
    expect(isPlainlyCanonical(utf8(plain), DEPTH)).toBe(true);
  });

  it.each([
    ['{"b":1,"a":2}', 'members out of order'],
    ['{"a":1,"a":2}', 'a member twice'],
    ['{"aa":1,"a":2}', 'the longer name first'],
    ['{"a":1 }', 'white space'],
    ['{"a":01}', 'a zero in front'],
    ['{"a":-0}', 'minus zero'],
    ['{"a":-}', 'a minus alone'],
    ['{"a":1.5}', 'a fraction'],
    ['{"a":1e2}', 'an exponent'],
    ['{"a":9007199254740993}', 'a number that is rounded'],
    ['{"a":1}x', 'bytes behind it'],
    ['{"a":1', 'no end'],
    ['{"a":"1}', 'a string without end'],
    ['{"a"}', 'no value'],
    ['{"a":1,}', 'a comma too many'],
    ['[1,]', 'the same in an array'],
    ['["\\u0041"]', 'an escape that need not be'],
    ['["\n"]', 'a control character'],
    ['[tru]', 'half a word'],
    ['[[[[[[1]]]]]]', 'too deep'],
    ['{"__proto__":1}', 'a name that objects treat otherwise'],
    ['', 'nothing'],
  ])('leaves %s to the strict reader: %s', (text) => {
    expect(isPlainlyCanonical(utf8(text), DEPTH)).toBe(false);
  });
});
