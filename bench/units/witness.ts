import { join } from 'node:path';
import { openSqliteWitnessStore, createWitnessServer, Witness } from '@mingjing/witness';
import { COSIGNATURE_V1, formatVerifierKey, verifierKey } from '@mingjing/log';
import { nativeSigner, nativeVerify, sha256 } from '@mingjing/writer';
import { CONNECTIONS, LoadGenerator } from '../http/load-generator';
import { contender, interleave, type Contender, type Rates } from '../measure/interleave';
import { median, wallClock } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { watchedLogs, type WatchedLog } from '../witness/watched-logs';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const LOGS = CONNECTIONS;
const GOAL = 2_000;
const EACH: ByLength = { full: 120, quick: 40, trial: 2 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };

/** A witness of many logs: verify, judge, cosign and remember durably; in process, and over HTTP on this machine. */
export const witnessUnit: Unit = {
  name: 'witness',
  run: async ({ folder, length }) => {
    const logs = watchedLogs(LOGS);
    const signer = nativeSigner(sha256(Buffer.from('bench witness')));
    const key = verifierKey(sha256, 'bench.example/witness', COSIGNATURE_V1, signer.publicKey);
    const store = openSqliteWitnessStore(join(folder, 'witness.db'), formatVerifierKey(key), sha256);
    const sign = (message: Uint8Array): Uint8Array => signer.sign(message);
    const parts = { sha256, key, sign, verify: nativeVerify, store, clock: wallClock };
    const witness = new Witness({ ...parts, logs: logs.map((log) => ({ key: log.key })) });
    const server = createWitnessServer(witness, (failure) => {
      throw failure;
    });
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/add-checkpoint`;
    const generator = new LoadGenerator(folder);
    const each = EACH[length];
    const rates = await interleave(
      { handled: handled(witness, logs, each), served: served(generator, url, logs, each) },
      ROUNDS[length],
    );
    generator.close();
    await server.close();
    store.close();
    return rowsOf(rates.handled, rates.served);
  },
};

/** The next checkpoints of each log. */
const nextOf = (logs: readonly WatchedLog[], each: number): readonly (readonly string[])[] =>
  logs.map((log) => Array.from({ length: each }, () => log.nextRequest()));

/** Each log sends its next checkpoint once the last one is cosigned; all logs at the same time. */
function handled(witness: Witness, logs: readonly WatchedLog[], each: number): Contender {
  return contender({
    count: logs.length * each,
    prepare: () => nextOf(logs, each),
    run: async (requests) => {
      await Promise.all(
        requests.map(async (bodies) => {
          for (const body of bodies) {
            const { status } = await witness.addCheckpoint(body);
            if (status !== 200) throw new Error(`The witness answered ${String(status)}`);
          }
        }),
      );
    },
  });
}

/** The same over HTTP, a connection for each log. */
function served(generator: LoadGenerator, url: string, logs: readonly WatchedLog[], each: number): Contender {
  return contender({
    count: logs.length * each,
    prepare: () => generator.textFile(nextOf(logs, each).flat()),
    elsewhere: (file) => generator.milliseconds(url, file),
  });
}

function rowsOf(direct: Rates, overHttp: Rates): readonly Row[] {
  const limit = { what: 'limit', value: GOAL, unit: '/s' } as const;
  const about = `${String(LOGS)} logs, one checkpoint of each in flight`;
  return [
    {
      name: `witness updates ÷ ${numberText(GOAL)}/s`,
      measured: { what: 'verified, cosigned, durable', value: median(direct), unit: '/s' },
      against: limit,
      ratio: median(direct) / GOAL,
      goal: { atLeast: 1 },
      notes: [about],
    },
    {
      name: `witness updates over HTTP ÷ ${numberText(GOAL)}/s`,
      measured: { what: 'the same over loopback', value: median(overHttp), unit: '/s' },
      against: limit,
      ratio: median(overHttp) / GOAL,
      goal: { atLeast: 1 },
      notes: ['the load generator, another process, shares the cores with the witness'],
    },
  ];
}
