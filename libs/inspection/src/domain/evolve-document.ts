import type { RecordedEvent } from '@mingjing/kernel';
import type { DocumentIssued } from '../payloads/document-issued';
import type { IssuedDocument } from './issue-document';

/** Folds `document/<id>`. */
export function evolveDocument(
  document: IssuedDocument | undefined,
  event: RecordedEvent,
): IssuedDocument | undefined {
  if (event.type !== 'DocumentIssued') return document;
  const { kind, number, file } = event.data as unknown as DocumentIssued;
  return { kind, number, sha256: file.sha256 };
}
