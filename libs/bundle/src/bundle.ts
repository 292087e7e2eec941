import { canonicalJson, utf8, type Json, type JsonObject } from '@mingjing/kernel';

export const BUNDLE_FORMAT = 'mingjing/bundle/v1';

/** One entry of the log with the proof that it stands there. */
export interface BundledEntry {
  /** The entry's bytes as text: they are UTF-8, and nothing re-serialises them. */
  readonly entry: string;
  readonly index: number;
  /** Inclusion path under the bundle's checkpoint: sibling first, base64 of 32 bytes each (RFC 6962 §2.1.1). */
  readonly path: readonly string[];
}

/** One personal value, as its commitment in the statement `id` opens to it. */
export interface BundledDisclosure {
  readonly field: string;
  readonly id: string;
  /** 64 hex digits. */
  readonly salt: string;
  readonly value: string;
}

/** A file that an entry of the bundle names; its bytes only where they were asked for. */
export interface BundledFile {
  /** Base64. */
  readonly content?: string;
  readonly sha256: string;
  readonly size: number;
}

/**
 * What a reviewer takes away about one subject, in one file (`.mingjing-bundle`): canonical JSON
 * (RFC 8785, UTF-8, nothing before or after it) of
 * ```
 * {"checkpoint":"<signed note with its cosignatures, verbatim>",
 *  "disclosures":[{"field":"name","id":"<statement>","salt":"<64 hex>","value":"…"}],   by id, field
 *  "entries":[{"entry":"{\"recordedAt\":…}","index":0,"path":["<base64>",…]},…],        by index
 *  "files":[{"content":"<base64>","sha256":"<64 hex>","size":12},…],                    by sha256
 *  "format":"mingjing/bundle/v1",
 *  "subject":"case/<UUID>",
 *  "transcript":{…},                                                                    of a draw
 *  "whole":["case/<UUID>",…]}                      streams of which no revision was left out, sorted
 * ```
 * `disclosures`, `files`, `transcript` and `whole` stand only where they have a value; a file's
 * `content` only where it is enclosed. Members that version 1 does not know are refused.
 * The whole of it: docs/formats/bundle.md.
 */
export interface Bundle {
  readonly checkpoint: string;
  readonly disclosures?: readonly BundledDisclosure[];
  readonly entries: readonly BundledEntry[];
  readonly files?: readonly BundledFile[];
  readonly format: typeof BUNDLE_FORMAT;
  readonly subject: string;
  readonly transcript?: JsonObject;
  readonly whole?: readonly string[];
}

export function bundleBytes(bundle: Bundle): Uint8Array {
  return utf8(canonicalJson(bundle as unknown as Json));
}
