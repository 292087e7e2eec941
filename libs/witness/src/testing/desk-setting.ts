import { utf8 } from '@mingjing/kernel';
import { formatVerifierKey, openByPolicy, parseTrustPolicy, type TrustPolicy } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import { WitnessUnavailable } from '../client/witness-client';
import { CosignatureDesk } from '../desk/cosignature-desk';
import type { Rhythm } from '../desk/rounds';
import type { AskedWitness } from '../desk/witness-errand';
import { GrowingLog, sha256, WitnessInAFolder } from './witnesses';

const NAMES = ['A', 'B', 'C'] as const;
type Name = (typeof NAMES)[number];
const RHYTHM: Rhythm = { pause: 5, again: 20, retries: { attempts: 1, firstPause: 5 } };

export const TWO_OF_THREE = 'group G 2 A B C\nquorum G\n';
export const DOWN: AskedWitness = {
  addCheckpoint: () => Promise.reject(new WitnessUnavailable('nobody answers')),
};
export const HANGING: AskedWitness = { addCheckpoint: () => new Promise(() => undefined) };

/** A log, three real witnesses, and whoever answers in their names. */
export class DeskSetting {
  readonly log = new GrowingLog();
  readonly witnesses: Readonly<Record<Name, WitnessInAFolder>> = {
    A: new WitnessInAFolder('w/A', 10),
    B: new WitnessInAFolder('w/B', 11),
    C: new WitnessInAFolder('w/C', 12),
  };
  /** By the name that the policy calls them; tests put others in their place. */
  readonly clients: Record<string, AskedWitness> = { ...this.witnesses };
  private readonly desks: CosignatureDesk[] = [];

  policy(quorum: string): TrustPolicy {
    const lines = NAMES.map((name) => `witness ${name} ${this.witnesses[name].vkey}\n`);
    const text = `log ${formatVerifierKey(this.log.log.key)}\n${lines.join('')}${quorum}`;
    const policy = parseTrustPolicy(sha256, utf8(text));
    if (!policy.ok) throw new Error(policy.rejection.reason);
    return policy.value;
  }

  /** A desk that attends a log; patience is in milliseconds. */
  async desk(quorum = TWO_OF_THREE, patience = 2_000, log = this.log): Promise<CosignatureDesk> {
    const desk = new CosignatureDesk({
      ...{ policy: this.policy(quorum), verify: nativeVerify, checkpoints: log.checkpoints },
      ...{ rhythm: RHYTHM, patience, clientOf: ({ name }) => this.clients[name] },
    });
    this.desks.push(desk);
    await desk.attend(log);
    return desk;
  }

  /** Size of the checkpoint that covers; throws unless the policy holds for its note and the note is kept. */
  async covered(desk: CosignatureDesk, size: number, quorum = TWO_OF_THREE): Promise<number> {
    const at = await desk.covering(size);
    if (!at.ok) throw new Error(at.rejection.reason);
    const opened = openByPolicy(at.value.note, this.policy(quorum), nativeVerify);
    if (!opened.ok) throw new Error(opened.rejection.reason);
    const kept = await this.log.checkpoints.at(at.value.size);
    if (kept?.startsWith(at.value.note) !== true) throw new Error('What was witnessed was not kept');
    return opened.value.size;
  }

  clear(): void {
    for (const desk of this.desks) desk.close();
    for (const witness of Object.values(this.witnesses)) witness.clear();
  }
}
