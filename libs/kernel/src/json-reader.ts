import type { Json } from './json';
import { JsonFault, malformed } from './json-fault';
import { stringAt } from './json-string';

const INTEGER = /-?(?:0|[1-9][0-9]*)/y;

/** Reads one document, character by character; throws JsonFault. */
export class JsonReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {}

  document(): Json {
    const value = this.value(1);
    this.space();
    if (this.at < this.text.length) malformed('No text must follow the end of the JSON value', this.at);
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
      if (this.text[this.at] !== '"') malformed('A member name in quotes must stand here', this.at);
      const name = this.string();
      if (name === '__proto__') malformed('No member must have the name "__proto__"', start);
      if (Object.hasOwn(object, name))
        throw new JsonFault('duplicate-key', `The member "${name}" must stand once`, start);
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
    const { value, end } = stringAt(this.text, this.at);
    this.at = end;
    return value;
  }

  private integer(): number {
    INTEGER.lastIndex = this.at;
    const match = INTEGER.exec(this.text);
    if (match === null) return malformed('A JSON value must stand here', this.at);
    const after = this.text[this.at + match[0].length] ?? '';
    const value = Number(match[0]);
    if (/[.eE0-9]/.test(after) || !Number.isSafeInteger(value)) {
      throw new JsonFault(
        'number-not-integer',
        'Numbers are integers within ±(2^53 − 1); write decimals as text',
        this.at,
      );
    }
    this.at += match[0].length;
    return value === 0 ? 0 : value;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) malformed('A JSON value must stand here', this.at);
    this.at += word.length;
    return value;
  }

  private enter(depth: number): void {
    if (depth > this.maxDepth) {
      const most = `Objects and arrays must stand at most ${String(this.maxDepth)} deep`;
      throw new JsonFault('too-deep', most, this.at);
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
    if (this.text[this.at] !== char) malformed(`"${char}" must stand here`, this.at);
    this.at++;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }
}
