import { NO_KEYS, keysOfPolicy, parseGivenKeys, type GivenKeys } from '@mingjing/bundle';
import {
  COSIGNATURE_V1,
  NOTE_ED25519,
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { unreadable } from '../failure';
import { cliPolicy } from './cli-policy';
import { readBytes } from './read-json';

/** Whom the user of a file trusts. */
export interface TrustOptions {
  /** The log's verifier key as he has it from elsewhere. */
  readonly logKey?: string;
  /** A file of verifier keys, or a tlog-policy. */
  readonly trust?: string;
  /** A tlog-policy, and nothing else. */
  readonly policy?: string;
}

/** What the user named, and the policy whose quorum the checkpoint must bear. Throws CliFailure. */
export function givenKeys({ logKey, trust, policy: named }: TrustOptions): GivenKeys {
  const own = { ...NO_KEYS, log: logKey === undefined ? [] : [logKeyIn(logKey)] };
  const trusted = trust === undefined ? NO_KEYS : keysIn(trust);
  const { policy = trusted.policy } = cliPolicy(named);
  if (policy === undefined) return union(own, trusted);
  if (trusted.policy === undefined) {
    const { log, witnesses } = union(own, trusted);
    const keys = keysOfPolicy(policy, log);
    return { ...keys, witnesses: [...keys.witnesses, ...witnesses] };
  }
  if (named !== undefined)
    throw unreadable('--trust names a policy, and so does --policy: give one of them.');
  return keysOfPolicy(policy, own.log);
}

function keysIn(file: string): GivenKeys {
  const keys = parseGivenKeys(sha256, Buffer.from(readBytes(file)).toString('utf8'));
  if (!keys.ok) throw unreadable(`${file}: ${keys.rejection.reason}`);
  const { log, witnesses, policy } = keys.value;
  if (policy !== undefined || log.length + witnesses.length > 0) return keys.value;
  throw unreadable(`${file} holds no key: write one verifier key to a line, or a tlog-policy.`);
}

function union(one: GivenKeys, other: GivenKeys): GivenKeys {
  return { log: [...one.log, ...other.log], witnesses: [...one.witnesses, ...other.witnesses] };
}

/** The key as it was given; a text that is none is a slip of the user, not a fault of the log. Throws CliFailure. */
export function soundLogKey(logKey: string | undefined): string | undefined {
  return logKey === undefined ? undefined : formatVerifierKey(logKeyIn(logKey));
}

function logKeyIn(text: string): VerifierKey {
  const key = parseVerifierKey(sha256, text.trim());
  if (!key.ok) throw unreadable(`--log-key: ${key.rejection.reason}`);
  const { name, type } = key.value;
  if (type === NOTE_ED25519) return key.value;
  const what =
    type === COSIGNATURE_V1
      ? 'is a witness: name it in a file with --trust'
      : 'has a key of a type that no log of ours signs with';
  throw unreadable(`--log-key wants the key of a log, of type 0x01, and ${name} ${what}.`);
}
