import { textOf } from './bytes';
import type { Json } from './json';
import { parsePlainJson } from './plain-json';
import { refused, ok, type Result } from './rejection';

/**
 * A JSON parser that refuses what could be read in two ways: equal keys, numbers that are not
 * integers within ±(2^53 − 1), lone surrogates, depth over the limit, anything after the value.
 * JSON.parse keeps the last of two equal keys and rounds 2^53 + 1, so two readers of the same
 * signed bytes could see two statements.
 */
export function parseJson(bytes: Uint8Array, maxDepth: number): Result<Json> {
  const text = textOf(bytes);
  if (text === undefined) return refused('malformed-json', 'The body must be UTF-8 text.');
  const plain = parsePlainJson(text, maxDepth);
  return plain === undefined ? parseStrictly(text, maxDepth) : ok(plain);
}

/** Character by character: gives the value or the first fault, and where it stands. */
export function parseStrictly(text: string, maxDepth: number): Result<Json> {
  try {
    return ok(new JsonReader(text, maxDepth).document());
  } catch (error) {
    if (error instanceof JsonFault) {
      return refused(error.code, error.message, { at: error.at });
    }
    throw error;
  }
}

class JsonFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

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
const INTEGER = /-?(?:0|[1-9][0-9]*)/y;

class JsonReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {}

  document(): Json {
    const value = this.value(1);
    this.space();
    if (this.at < this.text.length)
      this.fail('malformed-json', 'No text must follow the end of the JSON value');
    return value;
  }

  private value(depth: number): Json {
    this.space();
    const char = this.text[this.at];
    if (char === '"') return this.string();
    if (char === '{') return this.object(depth);
    if (char === '[') return this.array(depth);
    if (char === 't') return this.word('true', true);
    if (char === 'f') return this.word('false', false);
    if (char === 'n') return this.word('null', null);
    return this.integer();
  }

  private object(depth: number): Json {
    this.enter(depth);
    const object: Record<string, Json> = {};
    if (this.closes('}')) return object;
    for (;;) {
      this.space();
      const start = this.at;
      if (this.text[this.at] !== '"') this.fail('malformed-json', 'A member name in quotes must stand here');
      const name = this.string();
      if (name === '__proto__')
        this.fail('malformed-json', 'No member must have the name "__proto__"', start);
      if (Object.hasOwn(object, name))
        this.fail('duplicate-key', `The member "${name}" must stand once`, start);
      this.expect(':');
      object[name] = this.value(depth + 1);
      if (this.closes('}')) return object;
      this.expect(',');
    }
  }

  private array(depth: number): Json {
    this.enter(depth);
    const items: Json[] = [];
    if (this.closes(']')) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      if (this.closes(']')) return items;
      this.expect(',');
    }
  }

  private string(): string {
    const start = ++this.at;
    for (let i = start; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return this.wellFormed(this.text.slice(start, i), start);
      }
      if (code === BACKSLASH) return this.escapedString(start, i);
      if (code < 0x20) this.fail('malformed-json', 'A control character must be escaped in a string', i);
    }
    return this.fail('malformed-json', 'A string must end with a quotation mark', start);
  }

  private escapedString(start: number, firstEscape: number): string {
    let value = this.text.slice(start, firstEscape);
    let i = firstEscape;
    while (i < this.text.length) {
      const code = this.text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return this.wellFormed(value, start);
      }
      if (code < 0x20) this.fail('malformed-json', 'A control character must be escaped in a string', i);
      if (code === BACKSLASH) {
        value += this.escape(i);
        i += this.text[i + 1] === 'u' ? 6 : 2;
      } else {
        value += this.text[i] ?? '';
        i++;
      }
    }
    return this.fail('malformed-json', 'A string must end with a quotation mark', start);
  }

  private escape(at: number): string {
    const kind = this.text[at + 1] ?? '';
    const simple = ESCAPES[kind];
    if (simple !== undefined) return simple;
    const digits = this.text.slice(at + 2, at + 6);
    if (kind !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits))
      this.fail('malformed-json', 'An escape must be one that JSON knows', at);
    return String.fromCharCode(parseInt(digits, 16));
  }

  private wellFormed(value: string, start: number): string {
    if (LONE_SURROGATE.test(value))
      this.fail('lone-surrogate', 'A string must not hold half of a surrogate pair', start);
    return value;
  }

  private integer(): number {
    INTEGER.lastIndex = this.at;
    const match = INTEGER.exec(this.text);
    if (match === null) return this.fail('malformed-json', 'A JSON value must stand here');
    const after = this.text[this.at + match[0].length] ?? '';
    const value = Number(match[0]);
    if (/[.eE0-9]/.test(after) || !Number.isSafeInteger(value)) {
      return this.fail(
        'number-not-integer',
        'Numbers are integers within ±(2^53 − 1); write decimals as text',
      );
    }
    this.at += match[0].length;
    return value === 0 ? 0 : value;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail('malformed-json', 'A JSON value must stand here');
    this.at += word.length;
    return value;
  }

  private enter(depth: number): void {
    if (depth > this.maxDepth) {
      this.fail('too-deep', `Objects and arrays must stand at most ${String(this.maxDepth)} deep`);
    }
    this.at++;
  }

  private closes(bracket: string): boolean {
    this.space();
    if (this.text[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  private expect(char: string): void {
    this.space();
    if (this.text[this.at] !== char) this.fail('malformed-json', `"${char}" must stand here`);
    this.at++;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private fail(code: string, message: string, at = this.at): never {
    throw new JsonFault(code, `${message} (character ${String(at)}).`, at);
  }
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
