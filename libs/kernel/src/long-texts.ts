import { concatBytes, utf8, type DigestPress, type Sha256 } from './bytes';

/** One string holds 2^29 − 24 UTF-16 units at most, which the result of a nation's draw outgrows. */
const UNITS_AT_ONCE = 64 * 1024;

/** SHA-256 of a text given in parts, each of them well-formed: as one text it need not fit a string. */
export function sha256OfText(parts: Iterable<string>, sha256: Sha256): Uint8Array {
  const pages = utf8Pages(parts);
  return sha256.ofPages === undefined ? sha256(concatBytes(...pages)) : sha256.ofPages(pages);
}

/** The UTF-8 bytes of a text given in well-formed parts, some of them at a time. */
export function* utf8Pages(parts: Iterable<string>): Generator<Uint8Array> {
  let gathered: string[] = [];
  let units = 0;
  for (const part of parts) {
    gathered.push(part);
    units += part.length;
    if (units < UNITS_AT_ONCE) continue;
    yield utf8(gathered.join(''));
    gathered = [];
    units = 0;
  }
  yield utf8(gathered.join(''));
}

/** Writes digests into `target`, by the platform's own way where it has one. */
export function digestsInto(target: Uint8Array, sha256: Sha256): DigestPress {
  return sha256.into?.(target) ?? ((bytes, at) => target.set(sha256(bytes), at));
}
