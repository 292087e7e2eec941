import { openByPolicy, type VerifierKey } from '@mingjing/log';
import type { Tools } from '../examined';
import { bad, fault, good, type Check, type Words } from '../report';

const TITLE: Words = { zh: '见证人共签（所给策略）', en: 'Witnessed as the policy asks' };

/**
 * Whether a signed checkpoint bears the cosignatures that the reader's tlog-policy asks for, under keys of the
 * log that he trusts; no check where he gave none. Codes: those of openByPolicy, `quorum-missing` among them.
 */
export function checkWitnesses(
  checkpoint: string,
  keys: readonly VerifierKey[],
  { given: { policy }, verify }: Pick<Tools, 'given' | 'verify'>,
): readonly Check[] {
  if (policy === undefined) return [];
  const opened = openByPolicy(checkpoint, policy, verify, keys);
  if (!opened.ok) {
    const { code, reason } = opened.rejection;
    return [bad('witnesses', TITLE, fault(code, '检查点没有策略所要求的签名或共签', reason))];
  }
  const names = opened.value.witnessed.map(({ name }) => name).join(', ');
  return [
    good(
      'witnesses',
      TITLE,
      `共签：${names || '策略不要求'}`,
      `by ${names || 'nobody, as it asks for nobody'}`,
    ),
  ];
}
