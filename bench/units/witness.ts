import { join } from 'node:path';
import { openSqliteWitnessStore, createWitnessServer, Witness, WitnessClient } from '@mingjing/witness';
import { COSIGNATURE_V1, formatVerifierKey, parseAddCheckpoint, verifierKey } from '@mingjing/log';
import { nativeSigner, nativeVerify, sha256 } from '@mingjing/writer';
import { contender, interleave, type Rates } from '../measure/interleave';
import { median, wallClock } from '../measure/rate';
import { numberText } from '../report/table';
import type { Row } from '../report/row';
import { watchedLogs, type WatchedLog } from '../witness/watched-logs';
import type { Unit } from './unit';

const LOGS = 64;
const GOAL = 2_000;

/** A witness of many logs: verify, judge, cosign and remember durably; in process, and over HTTP on this machine. */
export const witnessUnit: Unit = {
  name: 'witness',
  run: async ({ folder, quick }) => {
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
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const client = new WitnessClient({ url, timeout: 30_000 }, sha256);
    const each = quick ? 40 : 120;
    const rates = await interleave(
      {
        handled: updates(logs, each, async (body) => (await witness.addCheckpoint(body)).status),
        served: updates(logs, each, async (body) => {
          const request = parseAddCheckpoint(body);
          return request.ok ? (await client.addCheckpoint(request.value)).status : 400;
        }),
      },
      quick ? 3 : 7,
    );
    await server.close();
    store.close();
    return rowsOf(rates.handled, rates.served);
  },
};

/** Each log sends its next checkpoint once the last one is cosigned; all logs at the same time. */
function updates(
  logs: readonly WatchedLog[],
  each: number,
  ask: (body: string) => Promise<number>,
): ReturnType<typeof contender> {
  return contender({
    count: logs.length * each,
    prepare: () => logs.map((log) => Array.from({ length: each }, () => log.nextRequest())),
    run: async (requests) => {
      await Promise.all(
        requests.map(async (bodies) => {
          for (const body of bodies) {
            const status = await ask(body);
            if (status !== 200) throw new Error(`The witness answered ${String(status)}`);
          }
        }),
      );
    },
  });
}

function rowsOf(handled: Rates, served: Rates): readonly Row[] {
  const limit = { what: 'limit', value: GOAL, unit: '/s' } as const;
  const about = `${String(LOGS)} logs, one checkpoint of each in flight`;
  return [
    {
      name: `witness updates ÷ ${numberText(GOAL)}/s`,
      measured: { what: 'verified, cosigned, durable', value: median(handled), unit: '/s' },
      against: limit,
      ratio: median(handled) / GOAL,
      goal: { atLeast: 1 },
      notes: [about],
    },
    {
      name: `witness updates over HTTP ÷ ${numberText(GOAL)}/s`,
      measured: { what: 'the same over loopback', value: median(served), unit: '/s' },
      against: limit,
      ratio: median(served) / GOAL,
      notes: ['client and witness share one process; informs only'],
    },
  ];
}
