import type { Attack, Try } from '../attacks/attack';
import { REGISTRAR } from '../generator/county/people';
import { refusedBy, submitTo, type CountyCopy } from './county-copy';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Attack 20: the server's clock is set back, so that what happens today was recorded yesterday. */
export async function clockBack(make: () => Promise<CountyCopy>): Promise<Attack> {
  const copy = await make();
  const accomplice = copy.pens.of(REGISTRAR);
  const tries: Try[] = [
    {
      tried: 'the service is started with a clock two days back',
      outcome: await copy.start(copy.now - 2 * DAY),
    },
  ];
  let now = copy.now;
  const ledger = await copy.open(() => now);
  now -= HOUR;
  tries.push({
    tried: 'the clock is set back by an hour while the service runs; an entity is registered',
    outcome: refusedBy(await submitTo(ledger, copy.friend('昨日宾馆', accomplice, now))),
  });
  await ledger.close();
  await copy.slipIn(copy.friend('前日宾馆', accomplice, copy.now - DAY), copy.now - DAY);
  tries.push({
    tried:
      'an entry with yesterday’s time is written into the database past the ledger; the service is started',
    outcome: await copy.start(),
  });
  return { no: 20, title: 'the clock is set back', tries };
}
