/** The first thing wrong with a JSON text, and the character, from 0, at which it stands. */
export class JsonFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly at: number,
  ) {
    super(`${message} (character ${String(at)}).`);
  }
}

/** Most faults are against the grammar of RFC 8259. */
export function malformed(message: string, at: number): never {
  throw new JsonFault('malformed-json', message, at);
}
