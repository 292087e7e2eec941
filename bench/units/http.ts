import { join } from 'node:path';
import { createLedgerApp } from '../../apps/ledger/http/ledger-app';
import { createBareApp } from '../http/bare-route';
import { CONNECTIONS, LoadGenerator } from '../http/load-generator';
import { foundBenchLedger } from '../ledger/bench-ledger';
import { signedEntities } from '../ledger/entity-statements';
import { contender, interleave, pairedRatio, type Contender, type Rates } from '../measure/interleave';
import { median, wallClock } from '../measure/rate';
import type { Row } from '../report/row';
import type { ByLength } from '../run/length';
import type { Unit } from './unit';

const COUNT: ByLength = { full: 10_000, quick: 4_000, trial: 128 };
const ROUNDS: ByLength = { full: 7, quick: 3, trial: 1 };

/** The whole service over HTTP against a route that only validates and verifies; same load, in turn. */
export const httpUnit: Unit = {
  name: 'http',
  run: async ({ folder, length }) => {
    const { ledger, registrar } = await foundBenchLedger(join(folder, 'ledger'));
    const app = await createLedgerApp(ledger, { clock: wallClock });
    const bare = await createBareApp(registrar.publicKey);
    const generator = new LoadGenerator(folder);
    await app.listen(0, '127.0.0.1');
    await bare.listen(0, '127.0.0.1');
    const ours = `${await app.getUrl()}/v1/statements`;
    const theirs = `${await bare.getUrl()}/bare`;
    const count = COUNT[length];
    const loaded = (url: string): Contender =>
      contender({
        count,
        prepare: () => generator.file(signedEntities(registrar, count)),
        elsewhere: (bodies) => generator.milliseconds(url, bodies),
      });
    const rates = await interleave({ bare: loaded(theirs), service: loaded(ours) }, ROUNDS[length]);
    generator.close();
    await bare.close();
    await app.close();
    await ledger.close();
    return [rowOf(rates.service, rates.bare)];
  },
};

function rowOf(ours: Rates, theirs: Rates): Row {
  const connections = `${String(CONNECTIONS)} connections`;
  return {
    name: 'POST /v1/statements ÷ bare route',
    measured: { what: `sealed, ${connections}`, value: median(ours), unit: '/s' },
    against: { what: 'validated and verified, nothing kept', value: median(theirs), unit: '/s' },
    ratio: pairedRatio(ours, theirs),
    goal: { atLeast: 0.7 },
    notes: ['the load generator and the verify worker share the cores with the service'],
  };
}
