import { COUNT, HASH, TEXT, UUID, list, object, oneOf, ref, type Schema } from './words';

/** A bundle's own bytes are canonical JSON: docs/formats/bundle.md. */
export const BUNDLE_ANSWERS: Readonly<Record<string, Schema>> = {
  Bundle: object(
    {
      checkpoint: TEXT,
      entries: list(object({ entry: TEXT, index: COUNT, path: list(TEXT) })),
      format: oneOf(['mingjing/bundle/v1']),
      subject: TEXT,
    },
    {
      disclosures: list(object({ field: TEXT, id: UUID, salt: HASH, value: TEXT })),
      files: list(object({ sha256: HASH, size: COUNT }, { content: TEXT })),
      transcript: ref('Transcript'),
      whole: list(TEXT),
    },
  ),
};
