import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { now } from '../measure/rate';

/** One round of load. The file holds one body a line, as JSON, or texts as strings of JSON; each is sent once. */
export interface LoadOrder {
  readonly url: string;
  readonly bodies: string;
  readonly are: 'json' | 'text';
  readonly connections: number;
}

/** How long it took from the first answer to the last, and how many answers were not a success. */
export interface LoadReport {
  readonly milliseconds: number;
  readonly failed: number;
}

/** The load generator: a process of its own, so that it shares no event loop with what it measures. */
async function load({ url, bodies, are, connections }: LoadOrder): Promise<LoadReport> {
  const written = readFileSync(bodies, 'utf8').trimEnd().split('\n');
  const lines = are === 'json' ? written : written.map((line) => JSON.parse(line) as string);
  const share = Math.ceil(lines.length / connections);
  let client = 0;
  let first = NaN;
  let last = NaN;
  const run = autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': are === 'json' ? 'application/json' : 'text/plain; charset=utf-8' },
    connections,
    amount: lines.length,
    // Each connection has statements of its own, ready as bytes before the first is sent.
    setupClient: (one) => {
      one.setRequests(lines.slice(client * share, ++client * share).map((body) => ({ body })));
    },
  });
  run.on('response', () => {
    last = now();
    if (Number.isNaN(first)) first = last;
  });
  const result = await run;
  return { milliseconds: last - first, failed: result.non2xx + result.errors };
}

process.on('message', (order: LoadOrder) => {
  void load(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
