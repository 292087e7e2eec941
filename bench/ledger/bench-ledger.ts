import { randomBytes } from 'node:crypto';
import { penOf, enrolmentProof, submissionOf, type Pen, type StatementDraft } from '@mingjing/client';
import { chinaTime, toBase64, uuidFromRandom, type JsonObject, type Role } from '@mingjing/kernel';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { createDataFolder, dataFolder } from '../../apps/ledger/composition/data-folder';
import { createServerKeys, openingStatement } from '../../apps/ledger/composition/founding';
import { openLedger, type OpenLedger } from '../../apps/ledger/composition/open-ledger';
import { stateAll } from '../../apps/ledger/composition/state-all';
import { wallClock } from '../measure/rate';

export const ORIGIN = 'mingjing.example/bench';
const BUREAU = 'bureau';
const REGISTRAR: Role = 'REGISTRAR_ENTITY';

/** The real service's ledger in a folder of its own, with a bureau and somebody who may write its register. */
export interface BenchLedger {
  readonly root: string;
  readonly ledger: OpenLedger;
  readonly registrar: Pen;
}

/** A ledger with a bureau in it, whatever it stands on. */
export interface Settled {
  readonly ledger: Pick<OpenLedger, 'writer'>;
  readonly registrar: Pen;
}

export async function foundBenchLedger(root: string): Promise<BenchLedger> {
  const folder = dataFolder(root);
  createDataFolder(folder);
  const keys = createServerKeys(folder);
  const ledger = await openBenchLedger(root);
  const { registrar } = await settle(ledger, keys);
  return { root, ledger, registrar };
}

/** Opens it in a founder's name, and sets up a bureau. */
export async function settle(
  ledger: Settled['ledger'],
  keys: ReturnType<typeof createServerKeys>,
): Promise<Settled> {
  const founder = newPen('founder');
  const registrar = newPen('registrar/R-0001');
  const opening = openingStatement({
    origin: ORIGIN,
    founderKey: founder.publicKey,
    logKey: keys.log.signer.publicKey,
    serviceKey: keys.service.signer.publicKey,
    policy: { clock: 'system' },
    now: wallClock(),
    random: randomBytes(16),
  });
  await stateAll(ledger, [submissionOf(opening, founder)]);
  await stateAll(
    ledger,
    settingUp(registrar).map((one) => submissionOf(one, founder)),
  );
  return { ledger, registrar };
}

export function openBenchLedger(root: string): Promise<OpenLedger> {
  return openLedger(dataFolder(root), { origin: ORIGIN, clock: wallClock });
}

export function newPen(actor: string): Pen {
  return penOf(actor, nativeSigner(randomBytes(32)), sha256);
}

export function draft(type: string, stream: string, data: JsonObject): StatementDraft {
  const id = uuidFromRandom(randomBytes(16));
  return { id, ledger: ORIGIN, occurredAt: chinaTime(wallClock()), stream, type, data };
}

function settingUp(registrar: Pen): readonly StatementDraft[] {
  const { actor, publicKey } = registrar;
  const key = {
    actor,
    publicKey: toBase64(publicKey),
    purpose: 'person',
    proof: enrolmentProof(registrar, ORIGIN),
  };
  const role = { actor, role: REGISTRAR, org: BUREAU, from: '2020-01-01' };
  return [
    draft('OrgRegistered', `org/${BUREAU}`, { name: '高青县卫生健康局', kind: 'COUNTY_HEALTH' }),
    draft('KeyEnrolled', `actor/${actor}`, key),
    draft('RoleAssigned', `actor/${actor}`, role),
  ];
}
