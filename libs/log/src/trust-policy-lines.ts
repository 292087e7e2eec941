import { ok, refused, textOf, toHex, type Result, type Sha256 } from '@mingjing/kernel';
import { parseDecimal } from './log-size';
import type { PolicyLog, PolicyWitness, QuorumPart, TrustPolicy } from './trust-policy';
import { COSIGNATURE_ML_DSA, COSIGNATURE_V1, parseVerifierKey, type VerifierKey } from './verifier-key';

/** Items of one line, an octet a character. */
type Items = readonly string[];

/** Reads the lines of tlog-policy in order. Refusal: `malformed-policy`, with the number of the line. */
export function readPolicyLines(sha256: Sha256, lines: readonly Items[]): Result<TrustPolicy> {
  const reading = new PolicyReading(sha256);
  for (const [i, items] of lines.entries()) {
    const fault = items.length === 0 ? undefined : reading.take(items);
    if (fault !== undefined) return malformed(`line ${String(i + 1)}: ${fault}`, i + 1);
  }
  return reading.policy() ?? malformed('it has no quorum line', lines.length);
}

/** What has been defined so far; each `take` gives the fault of its line, or nothing. */
class PolicyReading {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly named = new Map<string, QuorumPart>();
  private readonly members = new Set<string>();
  private quorum: TrustPolicy['quorum'] | undefined;

  constructor(private readonly sha256: Sha256) {}

  policy(): Result<TrustPolicy> | undefined {
    const { logs, witnesses, quorum } = this;
    return quorum === undefined ? undefined : ok({ logs, witnesses, quorum });
  }

  take([keyword = '', ...items]: Items): string | undefined {
    switch (keyword) {
      case 'log':
        return this.takeLog(items);
      case 'witness':
        return this.takeWitness(items);
      case 'group':
        return this.takeGroup(items);
      case 'quorum':
        return this.takeQuorum(items);
      default:
        return 'it is none of log, witness, group and quorum';
    }
  }

  private takeLog([vkey = '', url, ...rest]: Items): string | undefined {
    if (vkey === '' || rest.length > 0) return 'a log has a verifier key and perhaps an address';
    const key = this.key(vkey);
    if (typeof key === 'string') return key;
    if (key.type === COSIGNATURE_V1) return 'this is the key of a witness, not of a log';
    if (this.logs.some((log) => isSameKey(log.key, key))) return 'this key is that of a log above';
    this.logs.push({ key, ...addressed(url) });
    return undefined;
  }

  private takeWitness([name = '', vkey = '', url, ...rest]: Items): string | undefined {
    if (vkey === '' || rest.length > 0) return 'a witness has a name, a verifier key and perhaps an address';
    const key = this.key(vkey);
    if (typeof key === 'string') return key;
    if (key.type !== COSIGNATURE_V1 && key.type !== COSIGNATURE_ML_DSA)
      return 'this key makes no cosignatures';
    if (this.witnesses.some((one) => isSameKey(one.key, key))) return 'this key is that of a witness above';
    const witness: PolicyWitness = { kind: 'witness', name: shown(name), key, ...addressed(url) };
    const fault = this.define(name, witness);
    if (fault === undefined) this.witnesses.push(witness);
    return fault;
  }

  private takeGroup([name = '', how = '', ...names]: Items): string | undefined {
    if (names.length === 0) return 'a group has a name, a number of members (or all, or any), and members';
    const threshold = thresholdOf(how, names.length);
    if (threshold === undefined) return `${shown(how)} is none of all, any and 1 to ${String(names.length)}`;
    const members: QuorumPart[] = [];
    for (const member of names) {
      const part = this.named.get(member);
      if (part === undefined) return `no witness or group above it is called ${shown(member)}`;
      // So that each witness counts in only one way.
      if (this.members.has(member)) return `${shown(member)} is a member already, here or above`;
      this.members.add(member);
      members.push(part);
    }
    return this.define(name, { kind: 'group', name: shown(name), threshold, members });
  }

  private takeQuorum([name = '', ...rest]: Items): string | undefined {
    if (name === '' || rest.length > 0) return 'a quorum is one name, or none';
    if (this.quorum !== undefined) return 'it is a second quorum';
    const part = name === 'none' ? ({ kind: 'none' } as const) : this.named.get(name);
    if (part === undefined) return `no witness or group above it is called ${shown(name)}`;
    this.quorum = part;
    return undefined;
  }

  private define(name: string, part: QuorumPart): string | undefined {
    if (name === 'none') return 'none is the name of no witness and no group';
    if (this.named.has(name)) return `a witness or group above it is called ${shown(name)} too`;
    this.named.set(name, part);
    return undefined;
  }

  /** A key, or why it is none. A key name that is not UTF-8 stands in no note. */
  private key(octets: string): VerifierKey | string {
    const text = textOf(octetsOf(octets));
    const key = text === undefined ? undefined : parseVerifierKey(this.sha256, text);
    if (key === undefined) return 'its verifier key is not UTF-8';
    return key.ok ? key.value : key.rejection.reason;
  }
}

/** "k … must be written in decimal, and it is required that 1 <= k <= n". */
function thresholdOf(how: string, members: number): number | undefined {
  if (how === 'all') return members;
  if (how === 'any') return 1;
  const k = parseDecimal(how);
  return k !== null && k >= 1 && k <= members ? k : undefined;
}

/** "Two vkeys are considered duplicate if they wrap the same underlying public key". */
function isSameKey(a: VerifierKey, b: VerifierKey): boolean {
  return toHex(a.publicKey) === toHex(b.publicKey);
}

function addressed(url: string | undefined): { readonly url?: string } {
  return url === undefined ? {} : { url: shown(url) };
}

/** How a name is shown: as UTF-8 where it is that, else an octet a character. */
function shown(octets: string): string {
  return textOf(octetsOf(octets)) ?? octets;
}

function octetsOf(octets: string): Uint8Array {
  return Uint8Array.from(octets, (octet) => octet.charCodeAt(0));
}

function malformed(what: string, line: number): Result<never> {
  return refused('malformed-policy', `The trust policy cannot be read: ${what}.`, { line });
}
