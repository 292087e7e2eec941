import type { Bundle, Report, Tools } from '@mingjing/bundle';
import type { JsonObject } from '@mingjing/kernel';

/** A file that a reader has put before the verifier. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Undefined where the bytes are not UTF-8. */
  readonly text: string | undefined;
}

/** What a file is opened with: the reader's keys, and the other files that lie beside it. */
export interface Desk {
  readonly tools: Tools;
  readonly beside: readonly GivenFile[];
  /** What the reader says is the entry of a proof, whatever it holds; else it is looked for beside it. */
  readonly entry?: GivenFile;
}

/** What an opener made of a file; beside the report, what other files can be held against. */
export interface Opened {
  readonly report: Report;
  /** Of a bundle that could be read. */
  readonly bundle?: Bundle;
  /** Of a transcript that could be read, with what recomputing it gave. */
  readonly drawn?: { readonly transcript: JsonObject; readonly verdict: string };
}

/** One kind of file that can be verified without a server. */
export interface Opener {
  readonly kind: Report['kind'];
  /** By its first bytes, never by its name. */
  recognises(file: GivenFile): boolean;
  /** Never throws for what stands in the file. */
  open(file: GivenFile, desk: Desk): Opened;
}
