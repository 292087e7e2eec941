import { utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { parseTrustPolicy } from './parse-trust-policy';
import { isQuorum, missingFrom } from './quorum';
import { sha256, testKey } from './testing/fixtures';
import type { QuorumPart, TrustPolicy } from './trust-policy';
import { COSIGNATURE_V1, formatVerifierKey } from './verifier-key';

const vkey = (name: string, seed: number): string =>
  formatVerifierKey(testKey(name, COSIGNATURE_V1, seed).key);

function read(text: string): TrustPolicy {
  const policy = parseTrustPolicy(sha256, utf8(text));
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return policy.value;
}

/** A nested policy made up at random, as text and as what it means, counted in another way than the library does. */
interface Made {
  readonly lines: readonly string[];
  readonly name: string;
  readonly counts: (signed: ReadonlySet<string>) => boolean;
}

const KEYS = Array.from({ length: 12 }, (_, i) => vkey(`w${String(i)}`, 100 + i));

function madeOf(shape: readonly (readonly number[])[], thresholds: readonly number[]): Made {
  let next = 0;
  const lines: string[] = [];
  const groups = shape.map((sizes, g) => {
    const members = sizes.slice(0, 3).map(() => `m${String(next++)}`);
    const k = 1 + ((thresholds[g] ?? 0) % members.length);
    for (const member of members) lines.push(`witness ${member} ${KEYS[Number(member.slice(1))] ?? ''}`);
    lines.push(`group g${String(g)} ${String(k)} ${members.join(' ')}`);
    return { members, k };
  });
  lines.push(`group top all ${groups.map((_, g) => `g${String(g)}`).join(' ')}`, 'quorum top');
  const counts = (signed: ReadonlySet<string>): boolean =>
    !groups.some(({ members, k }) => members.reduce((sum, one) => sum + Number(signed.has(one)), 0) < k);
  return { lines, name: 'top', counts };
}

describe('a quorum', () => {
  const shape = fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  const names = fc.uniqueArray(fc.nat(11).map((i) => `m${String(i)}`));

  it('is reached exactly where every group counts enough of its members', () => {
    fc.assert(
      fc.property(shape, fc.array(fc.nat(9), { maxLength: 4 }), names, (any, thresholds, signed) => {
        const made = madeOf(any, thresholds);
        const { quorum } = read(`${made.lines.join('\n')}\n`);
        const has = new Set(signed);
        expect(isQuorum(quorum, ({ name }) => has.has(name))).toBe(made.counts(has));
        expect(missingFrom(quorum, ({ name }) => has.has(name)) === undefined).toBe(made.counts(has));
      }),
    );
  });

  it('is never lost by one more cosignature', () => {
    fc.assert(
      fc.property(shape, fc.array(fc.nat(9), { maxLength: 4 }), names, (any, thresholds, signed) => {
        const { quorum } = read(`${madeOf(any, thresholds).lines.join('\n')}\n`);
        const before = new Set(signed.slice(1));
        const reached = (part: QuorumPart | { kind: 'none' }, has: ReadonlySet<string>): boolean =>
          isQuorum(part, ({ name }) => has.has(name));
        expect(!reached(quorum, before) || reached(quorum, new Set(signed))).toBe(true);
      }),
    );
  });
});
