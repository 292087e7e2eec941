import { erasedSubjects, newestErasure } from '@mingjing/accountability/contracts';
import type { Pen } from '@mingjing/nodes';
import type { VaultStore } from '@mingjing/vault';

type Log = Pick<Pen, 'facts' | 'sealed' | 'indexOf' | 'onSealed'>;

/**
 * Holds the vault to what the log says of it: erased stays erased (record.md, personal data), whoever stated it by
 * whichever way, also where a crash came between log and vault, or an older vault.db was put back. Gives the log back
 * once all that is sealed is carried out; later erasures are as soon as they are sealed, and what then fails is told to
 * `report`, and tried again with the next seal.
 */
export async function carryingOutErasures<T extends Log>(
  log: T,
  vault: Pick<VaultStore, 'eraseAgain'>,
  report: (failure: unknown) => void = () => undefined,
): Promise<T> {
  let done = 0;
  const catchUp = async (): Promise<void> => {
    const { size } = log.sealed;
    await vault.eraseAgain(erasuresBetween(log, done, size));
    done = Math.max(done, size);
  };
  log.onSealed(() => {
    catchUp().catch(report);
  });
  await catchUp();
  return log;
}

/** Those that stand in the log from one size to another, each about the statements before it. */
function erasuresBetween(log: Log, from: number, to: number): Parameters<VaultStore['eraseAgain']>[0] {
  const facts = log.facts();
  if ((newestErasure(facts) ?? -1) < from) return [];
  return erasedSubjects(facts)
    .filter(({ index }) => from <= index && index < to)
    .map(({ subject, index }) => ({
      subject,
      isBefore: (statement) => (log.indexOf(statement) ?? Infinity) < index,
    }));
}
