import { under, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { VaultErased } from '../payloads/erasures';
import { opensItsStream } from './single-statements';

/** Who may decide it the context says by role; the vault is asked after it stands in the log. */
export const eraseFromVault = under<unknown, VaultErased>([opensItsStream]);

/** That the personal data of a subject are to be destroyed: those of entries before this index. */
interface ErasedSubject {
  readonly subject: string;
  readonly index: number;
}

/** By subject: index of the last entry that erased its data. */
const ERASED_TABLE = 'erased';
/** No subject, since it has no slash: index of the last erasure of all. */
const NEWEST = 'newest';

export function factsOfErasure({
  data,
  index,
}: Pick<RecordedEvent, 'data' | 'index'>): readonly FactChange[] {
  return [data['subject'] as string, NEWEST].map((key) => ({ table: ERASED_TABLE, key, value: index }));
}

/** Asked after every seal: one row, however many erasures there are. */
export function newestErasure(facts: Pick<Facts, 'get'>): number | undefined {
  return facts.get(ERASED_TABLE, NEWEST) as number | undefined;
}

export function erasedSubjects(facts: Pick<Facts, 'list'>): readonly ErasedSubject[] {
  return facts
    .list(ERASED_TABLE, '')
    .filter(({ key }) => key !== NEWEST)
    .map(({ key, value }) => ({ subject: key, index: value as number }));
}
