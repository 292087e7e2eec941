import { existsSync } from 'node:fs';
import { keyId } from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import { sha256, type Signer } from '@mingjing/writer';
import type { DataFolder } from '../../ledger/composition/data-folder';
import {
  logVerifierKey,
  nextKeyPath,
  serverKeyPath,
  type ServerKeyKind,
} from '../../ledger/composition/held-keys';
import { readKeyFile } from '../../ledger/composition/key-file';
import { given } from '../given';
import { changeStep, type ChangeStep, type KeyInLog } from './change-step';
import type { KeyHistory } from './key-history';
import {
  logKeyEnrolled,
  logKeyRetired,
  serviceKeyEnrolled,
  serviceKeyRevoked,
  type Ending,
  type KeyStatement,
} from './key-statements';
import { keyFilesIn } from './prepared-key';

/** How the old key was let go: with an overlap, or at once because nobody may trust or nobody has it any more. */
export type Parting = 'overlap' | 'lost' | 'compromised';

/** A change of the log's key or of the service's, as it stands now. */
export class ServerKeyChange {
  constructor(
    readonly kind: ServerKeyKind,
    private readonly folder: DataFolder,
    readonly history: KeyHistory,
  ) {}

  get keys(): readonly KeyInLog[] {
    const { logKeys, serviceKeys } = this.history;
    return this.kind === 'log'
      ? logKeys.map(({ logKey, enrolledAt, retiredAt }) => ({
          ...{ name: logKey, enrolledAt },
          ...given({ endedAt: retiredAt }),
        }))
      : serviceKeys.map((key) => ({
          ...{ name: key.keyId, enrolledAt: key.enrolledAt },
          ...given({ endedAt: key.revokedAt }),
        }));
  }

  /** Throws UnreadableKeyFile. */
  step(): ChangeStep {
    const { current, next } = keyFilesIn(this.folder, this.kind);
    const names = given({
      current: current && this.nameOf(current),
      next: next && this.nameOf(next),
    });
    return changeStep(`keys/${this.kind}`, this.keys, names);
  }

  /** What names the prepared key; `old` goes with it at once unless both are to sign for a while. */
  announcing(old: string, parting: Parting, ending: Ending): readonly KeyStatement[] {
    const { origin } = this.history;
    const next = readKeyFile(nextKeyPath(this.folder, this.kind)).signer;
    if (this.kind === 'service') {
      return [serviceKeyEnrolled(origin, next), serviceKeyRevoked(old, ending)];
    }
    const enrolled = logKeyEnrolled(origin, next, parting === 'overlap' ? this.oldSigner() : undefined);
    return parting === 'overlap' ? [enrolled] : [enrolled, logKeyRetired(old, ending)];
  }

  ending({ name }: KeyInLog, ending: Ending): readonly KeyStatement[] {
    return [this.kind === 'log' ? logKeyRetired(name, ending) : serviceKeyRevoked(name, ending)];
  }

  holdsOld(): boolean {
    return existsSync(serverKeyPath(this.folder, this.kind));
  }

  private oldSigner(): Signer | undefined {
    return this.holdsOld() ? readKeyFile(serverKeyPath(this.folder, this.kind)).signer : undefined;
  }

  private nameOf(publicKey: Uint8Array): string {
    if (this.kind === 'service') return keyId(sha256, publicKey);
    return formatVerifierKey(logVerifierKey(this.history.origin, { publicKey }));
  }
}
