import type { Schema } from './words';

const text = { type: 'string' } as const;
const signature = {
  type: 'object',
  required: ['key', 'sig'],
  properties: {
    key: { ...text, pattern: '^[0-9a-f]{16}$' },
    sig: { ...text, description: 'base64 of 64 bytes' },
    cosigners: { type: 'array', items: { $ref: '#/components/schemas/Signature' } },
  },
};

/** What `POST /v1/statements` takes; the statement's `data` has the schema of its type and version. */
export const SUBMISSION: Readonly<Record<string, Schema>> = {
  Signature: signature,
  Statement: {
    type: 'object',
    additionalProperties: false,
    required: ['actor', 'data', 'id', 'ledger', 'occurredAt', 'stream', 'type', 'version'],
    properties: {
      actor: text,
      attestation: { type: 'object' },
      capturedAt: text,
      cause: text,
      cosigners: { type: 'array', items: text },
      data: { type: 'object', description: 'by type and version: see the schema <Type>.v<version>' },
      device: { type: 'object' },
      id: { ...text, format: 'uuid' },
      ledger: text,
      occurredAt: { ...text, example: '2026-03-05T10:10:00.000+08:00' },
      onBehalfOf: text,
      org: text,
      personal: { type: 'object', additionalProperties: { ...text, pattern: '^[0-9a-f]{64}$' } },
      role: text,
      stream: text,
      type: text,
      version: { type: 'integer', minimum: 1 },
    },
  },
  Disclosure: {
    type: 'object',
    additionalProperties: false,
    required: ['salt', 'value', 'subject'],
    properties: { salt: { ...text, pattern: '^[0-9a-f]{64}$' }, value: text, subject: text },
  },
  OneSubmission: {
    type: 'object',
    additionalProperties: false,
    required: ['statement', 'signature'],
    properties: {
      statement: { $ref: '#/components/schemas/Statement' },
      signature: { $ref: '#/components/schemas/Signature' },
      expect: {
        oneOf: [
          { type: 'integer', minimum: 0 },
          { type: 'string', enum: ['none'] },
        ],
      },
      disclosures: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Disclosure' } },
    },
  },
  Rehearsal: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['statement', 'keys'],
      properties: {
        statement: { $ref: '#/components/schemas/Statement' },
        keys: { type: 'array', items: text, description: 'ids: the actor’s first, then each cosigner’s' },
      },
    },
  },
  Submission: {
    oneOf: [
      { $ref: '#/components/schemas/OneSubmission' },
      { type: 'array', maxItems: 1000, items: { $ref: '#/components/schemas/OneSubmission' } },
    ],
  },
};
