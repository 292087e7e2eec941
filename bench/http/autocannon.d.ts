/** The part of autocannon 9 that the bench uses; the package ships no types. */
declare module 'autocannon' {
  interface Client {
    setRequests(requests: readonly { readonly body: string }[]): void;
  }
  interface Result {
    readonly non2xx: number;
    readonly errors: number;
  }
  interface Options {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    /** Requests in all; divided among the connections. */
    readonly amount: number;
    readonly setupClient: (client: Client) => void;
  }
  interface Run extends PromiseLike<Result> {
    on(event: 'response', listener: (client: unknown, status: number) => void): this;
  }
  function autocannon(options: Options): Run;
  export { autocannon as default };
}
