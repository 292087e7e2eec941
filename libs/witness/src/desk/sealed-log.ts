/** What the desk sees of the log that it gathers cosignatures for: the writer, or a mirror. */
export interface SealedLog {
  /** The last signed checkpoint. */
  readonly sealed: { readonly size: number; readonly note: string };
  readonly tree: { consistency(oldSize: number, newSize: number): readonly Uint8Array[] };
  /** Calls after each seal; the function returned ends it. */
  onSealed(listener: () => void): () => void;
}

/** Where cosigned checkpoints are kept: the promises of the checkpoint store's methods of these names. */
export interface CosignedCheckpoints {
  at(size: number): Promise<string | null>;
  keepCosigned(size: number, note: string): Promise<boolean>;
  cosigned(max: number): Promise<readonly string[]>;
}
