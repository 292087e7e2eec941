import type { Pen } from '@mingjing/client';
import { readingRoles } from '@mingjing/governance/contracts';
import type { Role } from '@mingjing/kernel';
import { findKey } from '../../ledger/composition/constitution';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { CliFailure, EXIT } from '../failure';

/** Who may look at personal data: those who decide on its erasure, and the auditor. */
const READERS: readonly Role[] = ['HEAD', 'DEPUTY', 'LEGAL', 'AUDITOR'];

/** Whoever reads does so in his own name, with a key in force and a role that allows it now. Throws CliFailure. */
export function demandReader({ writer }: OpenLedger, { actor, keyId }: Pen, now: number): void {
  const facts = writer.facts();
  const key = findKey(facts, keyId);
  if (key === undefined || key.actor !== actor || key.revokedAt !== undefined) {
    throw new CliFailure(`The key of ${actor} is not in force in this ledger; nothing was read.`, EXIT.no);
  }
  if (readingRoles(facts, actor, now).some((role) => READERS.includes(role))) return;
  throw new CliFailure(
    `${actor} holds none of the roles ${READERS.join(', ')}, which may read personal data; nothing was read.`,
    EXIT.no,
  );
}
