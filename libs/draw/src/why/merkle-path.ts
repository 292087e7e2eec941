import { toHex, utf8, type Sha256 } from '@mingjing/kernel';

const [LEAF, NODE] = [0x00, 0x01];

/** SHA-256(0x00 ‖ leaf), RFC 6962 §2.1. */
export function leafHash(leaf: string, sha256: Sha256): Uint8Array {
  return sha256(Uint8Array.of(LEAF, ...utf8(leaf)));
}

function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(Uint8Array.of(NODE, ...left, ...right));
}

/**
 * PATH(m, D[n]) of RFC 6962 §2.1.1, sibling first, for each of these positions. One pass over the
 * levels of the tree: a hash without a sibling moves up as it is.
 */
export function merklePaths(
  leaves: readonly Uint8Array[],
  positions: readonly number[],
  sha256: Sha256,
): readonly (readonly Uint8Array[])[] {
  const paths = positions.map((): Uint8Array[] => []);
  let level = leaves;
  for (let height = 0; level.length > 1; height += 1) {
    positions.forEach((position, at) => {
      const sibling = level[Math.floor(position / 2 ** height) ^ 1];
      if (sibling !== undefined) paths[at]?.push(sibling);
    });
    level = levelAbove(level, sha256);
  }
  return paths;
}

function levelAbove(level: readonly Uint8Array[], sha256: Sha256): readonly Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right, sha256));
  }
  return above;
}

/** Hex of the root to which a path leads; null where it is too long or too short for that place. */
export function rootOfPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  sha256: Sha256,
): string | null {
  const siblings = [...path];
  let hash = leaf;
  for (let [at, last] = [index, size - 1]; last > 0; [at, last] = [at >> 1, last >> 1]) {
    if (at === last && at % 2 === 0) continue;
    const sibling = siblings.shift();
    if (sibling === undefined) return null;
    hash = at % 2 === 1 ? nodeHash(sibling, hash, sha256) : nodeHash(hash, sibling, sha256);
  }
  return siblings.length === 0 ? toHex(hash) : null;
}
