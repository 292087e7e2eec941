const SEED = 0x811c9dc5;

/** 32 bits of a text, the same in every process; others of the same text for every other kind. FNV-1a over its UTF-16 units, mixed at the end. */
export function textHash(text: string, kind = 0): number {
  let hash = SEED + kind;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
