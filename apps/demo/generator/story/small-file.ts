import { toHex, utf8, type Sha256 } from '@mingjing/kernel';

/** A photograph, a form, a report: a few words stand for it, the hash is real. */
export interface SmallFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** As statements name it. */
  readonly reference: { readonly sha256: string; readonly size: number };
}

export function smallFile(sha256: Sha256, text: string): SmallFile {
  const bytes = utf8(`${text}\n`);
  const hash = toHex(sha256(bytes));
  return { bytes, sha256: hash, reference: { sha256: hash, size: bytes.length } };
}
