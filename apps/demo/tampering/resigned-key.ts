import type { Pen } from '@mingjing/client';
import type { Attack, Try } from '../attacks/attack';
import { REGISTRAR } from '../generator/county/people';
import { refusedBy, submitTo, type CountyCopy } from './county-copy';

const MINUTE = 60_000;

/** Attack 15: the key of somebody who has left. */
export async function resignedKey(make: () => Promise<CountyCopy>): Promise<Attack> {
  const copy = await make();
  const left = copy.pens.of(REGISTRAR);
  const before = copy.friend('友好宾馆', left);
  const tries: Try[] = [];
  const ledger = await copy.open();
  const revoked = refusedBy(await submitTo(ledger, revocation(copy, left)));
  if (revoked.kind === 'REFUSED') throw new Error(`The key could not be revoked: ${revoked.reason}`);
  tries.push({
    tried: `${REGISTRAR} has left and the key is revoked; an entity is registered with it`,
    outcome: refusedBy(await submitTo(ledger, copy.friend('新友宾馆', left))),
  });
  tries.push({
    tried: 'the same, said to have happened a minute before the key was revoked',
    outcome: refusedBy(await submitTo(ledger, copy.friend('旧友宾馆', left, copy.now - MINUTE))),
  });
  await ledger.close();
  await copy.slipIn(before, copy.now);
  tries.push({
    tried: 'signed with that key and written into the database past the ledger; the service is started',
    outcome: await copy.start(),
  });
  return { no: 15, title: "a resigned officer's key is used", tries };
}

function revocation(copy: CountyCopy, { actor, keyId }: Pen): ReturnType<CountyCopy['signed']> {
  const data = { actor, key: keyId, reason: '离职' };
  return copy.signed('KeyRevoked', `actor/${actor}`, data, copy.pens.of('founder'));
}
