import {
  ANY,
  CLAIMED,
  COUNT,
  RECORDED,
  TEXT,
  UUID,
  list,
  mapOf,
  object,
  oneOf,
  ref,
  trueAt,
  type Members,
  type Schema,
} from './words';

/** The optional members of a statement (record.md). */
const OPTIONAL: Members = {
  algorithm: TEXT,
  attestation: object({ issuer: TEXT, method: TEXT, subject: TEXT }),
  capturedAt: CLAIMED,
  cause: UUID,
  cosigners: list(TEXT),
  device: object({ id: TEXT, seq: COUNT }),
  onBehalfOf: TEXT,
  org: TEXT,
  personal: mapOf({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
  role: TEXT,
};

const REQUIRED: Members = {
  actor: TEXT,
  data: { ...mapOf(ANY), description: 'by type and version: see the schema <Type>.v<version>' },
  id: UUID,
  occurredAt: CLAIMED,
  stream: TEXT,
  type: TEXT,
  version: { type: 'integer', minimum: 1 },
};

/** Events as they were stated, with who signed them and where they stand. */
export const TRAIL_ANSWERS: Readonly<Record<string, Schema>> = {
  RecordedStatement: object({ ...REQUIRED, ledger: TEXT }, OPTIONAL),
  Entry: {
    ...object({
      recordedAt: RECORDED,
      revision: COUNT,
      signature: ref('Signature'),
      statement: ref('RecordedStatement'),
      v: { type: 'integer', enum: [1] },
    }),
    description: 'exactly these bytes are the leaf of the log',
  },
  TrailEvent: object(
    {
      ...REQUIRED,
      index: COUNT,
      revision: COUNT,
      kind: {
        ...oneOf(['stated', 'derived', 'observed', 'attested']),
        description:
          'signed by a person; recomputed by the ledger; seen by the server; signed in, not signed',
      },
      recordedAt: RECORDED,
      signature: ref('Signature'),
      proof: { type: 'string', description: 'the tlog-proof text where proof=inline, else where to get it' },
    },
    { ...OPTIONAL, caveats: list(ref('Caveat')) },
  ),
  ReadWhere: {
    ...object(
      {
        streams: { ...list(TEXT), description: '`order/*`: every stream of that word; `*`: every stream' },
        upTo: { ...COUNT, description: 'size of the log up to which they were read' },
      },
      {
        elsewhere: {
          ...oneOf(['PUBLIC_AND_OWN']),
          description: 'in other streams only what is public, and what the reader signed, was looked at',
        },
      },
    ),
    description: 'where it was looked: what the answer does not name does not stand there',
  },
  Trail: trueAt({ subject: TEXT, read: ref('ReadWhere'), events: list(ref('TrailEvent')) }, { next: TEXT }),
};
