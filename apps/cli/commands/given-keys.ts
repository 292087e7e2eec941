import { NO_KEYS, keysOfPolicy, parseGivenKeys, type GivenKeys } from '@mingjing/bundle';
import { parseVerifierKey } from '@mingjing/log';
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
  const own = parsed(logKey, '--log-key');
  const trusted = parsed(
    trust === undefined ? undefined : Buffer.from(readBytes(trust)).toString('utf8'),
    trust ?? '',
  );
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

function parsed(text: string | undefined, where: string): GivenKeys {
  if (text === undefined) return NO_KEYS;
  const keys = parseGivenKeys(sha256, text);
  if (keys.ok) return keys.value;
  throw unreadable(`${where}: ${keys.rejection.reason}`);
}

function union(one: GivenKeys, other: GivenKeys): GivenKeys {
  return { log: [...one.log, ...other.log], witnesses: [...one.witnesses, ...other.witnesses] };
}

/** The key as it was given; a text that is none is a slip of the user, not a fault of the log. Throws CliFailure. */
export function soundLogKey(logKey: string | undefined): string | undefined {
  if (logKey === undefined) return undefined;
  const key = parseVerifierKey(sha256, logKey);
  if (key.ok) return logKey;
  throw unreadable(`--log-key: ${key.rejection.reason}`);
}
