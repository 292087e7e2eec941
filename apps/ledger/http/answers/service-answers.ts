import { COUNT, FLAG, HASH, TEXT, list, mapOf, object, oneOf, ref, trueAt, ANY, type Schema } from './words';

/** Receipts, problems, files, and what the service says of itself. */
export const SERVICE_ANSWERS: Readonly<Record<string, Schema>> = {
  Problem: {
    ...object(
      {
        type: { type: 'string', pattern: '^urn:mingjing:refusal:[a-z0-9-]+$' },
        title: { type: 'string', description: 'in Chinese' },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: { type: 'string', description: 'a sentence that says what, where and what to do' },
        code: { type: 'string', pattern: '^[a-z0-9-]+$', description: 'stable' },
        facts: mapOf(ANY),
      },
      {},
    ),
    description: 'Problem details (RFC 9457). Nothing was recorded.',
  },
  Receipt: object({
    index: COUNT,
    revision: COUNT,
    size: COUNT,
    proof: {
      type: ['string', 'null'] as unknown as 'string',
      description:
        'C2SP tlog-proof under the checkpoint of `size`; null where only "appended" was waited for',
    },
  }),
  Receipts: { oneOf: [ref('Receipt'), list(ref('Receipt'))] },
  FileKept: object({ sha256: HASH, size: COUNT }),
  LedgerAbout: trueAt(
    { origin: TEXT },
    {
      logKey: { type: 'string', description: 'vkey text of the log: the newest of its keys in force' },
      logKeys: list(
        object(
          { logKey: TEXT, enrolledAt: COUNT },
          { endorsement: TEXT, retiredAt: COUNT, lastTrustedIndex: COUNT },
        ),
      ),
      policy: { ...object({ clock: oneOf(['system', 'story']) }), additionalProperties: true },
    },
  ),
  Alive: object({ alive: { type: 'boolean', enum: [true] } }),
  Readiness: trueAt(
    {
      ready: FLAG,
      takesStatements: FLAG,
      views: { ...COUNT, description: 'size up to which every view is told' },
      halted: list(TEXT),
      refusedStatements: { ...mapOf(COUNT), description: 'those of them that refused statements' },
      refused: { ...mapOf(COUNT), description: 'refusals since the start, by code' },
    },
    {
      heldBack: TEXT,
      witnessed: { ...COUNT, description: 'size of the newest checkpoint that the quorum has cosigned' },
      witnesses: list(object({ name: TEXT, cosigned: COUNT }, { fault: TEXT })),
      node: {
        ...object(
          {
            name: TEXT,
            role: oneOf(['writing', 'following']),
            lag: { ...COUNT, description: 'entries that KurrentDB has and this node has not' },
            foreignTerms: {
              ...COUNT,
              description: 'entries of the log of terms that no node of this ledger has signed: tampering',
            },
            sinceProgress: { ...COUNT, description: 'seconds' },
          },
          { term: COUNT, writer: TEXT },
        ),
        description: 'on several machines: this one',
      },
    },
  ),
};
