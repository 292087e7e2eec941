import type { Report, Tools } from '@mingjing/bundle';

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

/** One kind of file that can be verified without a server. */
export interface Opener {
  readonly kind: Report['kind'];
  /** By its first bytes, never by its name. */
  recognises(file: GivenFile): boolean;
  /** Never throws for what stands in the file. */
  open(file: GivenFile, desk: Desk): Report;
}
