import { concatBytes, fromHex, lengthPrefixed, toHex, type Sha256 } from '@mingjing/kernel';
import type { SeedInput } from './draw-types';
import { compareUtf8 } from './text-order';
import type { Commitment, Reveal } from './types';

/**
 * commitment = SHA-256( lp("mingjing/draw/commit/v1") ‖ lp(drawId) ‖ lp(contributor) ‖ lp(secret: 32 bytes) )
 *
 * The contributor stands in it, so that nobody can put another's commitment forward as his own.
 */
export function commitment(
  drawId: string,
  contributor: string,
  secret: Uint8Array,
  sha256: Sha256,
): Uint8Array {
  return sha256(
    concatBytes(
      lengthPrefixed('mingjing/draw/commit/v1'),
      lengthPrefixed(drawId),
      lengthPrefixed(contributor),
      lengthPrefixed(secret),
    ),
  );
}

/** The commitment that this reveal must open. Throws a RangeError unless the secret is hex. */
export function commitmentOf(drawId: string, reveal: Reveal, sha256: Sha256): Commitment {
  const opened = commitment(drawId, reveal.contributor, hexBytes(reveal.secret), sha256);
  return { contributor: reveal.contributor, commitment: toHex(opened) };
}

export function byContributor(
  a: { readonly contributor: string },
  b: { readonly contributor: string },
): number {
  return compareUtf8(a.contributor, b.contributor);
}

/**
 * seed = SHA-256( lp("mingjing/draw/seed/v1") ‖ lp(drawId)
 *                 ‖ for each contributor in id order: lp(contributor) ‖ lp(secret)
 *                 ‖ lp(beacon value, or empty) )
 *
 * Nothing else enters: no title, no register order, no byte that an organiser could grind.
 * Throws a RangeError unless secrets and beacon value are hex (`seedInputFault` says so politely).
 */
export function drawSeed(input: SeedInput, sha256: Sha256): Uint8Array {
  const parts = [lengthPrefixed('mingjing/draw/seed/v1'), lengthPrefixed(input.drawId)];
  for (const { contributor, secret } of [...input.reveals].sort(byContributor)) {
    parts.push(lengthPrefixed(contributor), lengthPrefixed(hexBytes(secret)));
  }
  parts.push(lengthPrefixed(hexBytes(input.beacon?.value ?? '')));
  return sha256(concatBytes(...parts));
}

function hexBytes(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === null) throw new RangeError(`${text} is not lower-case hex`);
  return bytes;
}
