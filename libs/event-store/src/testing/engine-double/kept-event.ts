/** What the server keeps of one event. */
export interface KeptEvent {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly position: number;
}

export type NewEvent = Pick<KeptEvent, 'id' | 'type' | 'contentType' | 'data'>;

/** As the protocol names what a caller expects of a stream, but for `stream_exists`, which nobody here asks. */
export type Expected = 'any' | 'no_stream' | bigint;

export type Outcome =
  | { readonly kind: 'written'; readonly last: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly current: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' };
