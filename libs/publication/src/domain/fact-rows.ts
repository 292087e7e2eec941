import { streamId, type FactChange, type RecordedEvent } from '@mingjing/kernel';
import type { PublicationDecided } from '../payloads/publishing';
import { PUBLICATION_OF_SUBJECT_TABLE } from './publication';

/** Who asks "what was published about this case" finds it by the subject. */
export function publicationFacts({ type, stream, data }: RecordedEvent): readonly FactChange[] {
  if (type !== 'PublicationDecided' && type !== 'Published') return [];
  const { subject } = data as unknown as Pick<PublicationDecided, 'subject'>;
  return [{ table: PUBLICATION_OF_SUBJECT_TABLE, key: `${subject} ${streamId(stream)}`, value: true }];
}
