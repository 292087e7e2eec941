import { JsonFault, malformed } from './json-fault';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export interface JsonString {
  readonly value: string;
  /** Behind the closing quotation mark. */
  readonly end: number;
}

/** The JSON string whose opening quotation mark stands at `at`; throws JsonFault. */
export function stringAt(text: string, at: number): JsonString {
  const start = at + 1;
  let value = '';
  // Up to `plain` it is in `value`; from there on as it stands.
  let plain = start;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return { value: wellFormed(value + text.slice(plain, i), start), end: i + 1 };
    if (code < 0x20) malformed('A control character must be escaped in a string', i);
    if (code !== BACKSLASH) continue;
    value += text.slice(plain, i) + escaped(text, i);
    i += text[i + 1] === 'u' ? 5 : 1;
    plain = i + 1;
  }
  return malformed('A string must end with a quotation mark', start);
}

function escaped(text: string, at: number): string {
  const kind = text[at + 1] ?? '';
  const simple = ESCAPES[kind];
  if (simple !== undefined) return simple;
  const digits = text.slice(at + 2, at + 6);
  if (kind !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits))
    malformed('An escape must be one that JSON knows', at);
  return String.fromCharCode(parseInt(digits, 16));
}

function wellFormed(value: string, start: number): string {
  if (!LONE_SURROGATE.test(value)) return value;
  throw new JsonFault('lone-surrogate', 'A string must not hold half of a surrogate pair', start);
}
