/** The part of hypercore 11 that the bench uses; the package ships no types. */
declare module 'hypercore' {
  class Hypercore {
    constructor(storage: string);
    ready(): Promise<void>;
    append(block: Uint8Array): Promise<{ readonly length: number }>;
    close(): Promise<void>;
  }
  export { Hypercore as default };
}
