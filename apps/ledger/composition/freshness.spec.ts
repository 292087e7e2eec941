import { StoreUnavailable } from '@mingjing/event-store';
import { utf8 } from '@mingjing/kernel';
import { COSIGNATURE_V1, formatVerifierKey, parseTrustPolicy, type TrustPolicy } from '@mingjing/log';
import { GrowingLog, keyOf } from '@mingjing/witness/testing';
import { sha256, type OwnLog } from '@mingjing/writer';
import { WitnessedFreshness } from './freshness';

const AWAY = new StoreUnavailable('The engine does not answer.');

/** Of one witness, which has no address: nobody answers for it. */
function silentPolicy(): TrustPolicy {
  const key = formatVerifierKey(keyOf('w/A', COSIGNATURE_V1, 10).key);
  const policy = parseTrustPolicy(sha256, utf8(`witness A ${key}\nquorum A\n`));
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return policy.value;
}

describe('a ledger that waits for its witnesses', () => {
  it('goes on asking them after its own checkpoints could not be read', async () => {
    const { log, tree } = new GrowingLog().growTo(3);
    const reported: unknown[] = [];
    let looks = 0;
    const asking = new WitnessedFreshness({
      ...{ policy: silentPolicy(), origin: log.key.name, logKeys: [], timeout: 1_000, again: 5 },
      checkpoints: { cosigned: () => (++looks === 2 ? Promise.reject(AWAY) : Promise.resolve([])) },
      report: (failure) => reported.push(failure),
    });
    const own: OwnLog = {
      ...{ size: 3, note: '', rootAt: (size) => tree.root(size) },
      consistency: (from, to) => tree.consistency(from, to),
    };
    await asking.confirm(own);
    while (looks < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    asking.close();
    expect(reported).toEqual([AWAY]);
    expect(asking.heldBack()?.code).toBe('witness-unconfirmed');
  });
});
