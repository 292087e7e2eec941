import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemaOf } from '@mingjing/catalogue';
import { registry } from '../composition/constitution';

/** OpenAPI at /openapi.json, its page at /docs; the payloads are those of the event catalogue. */
export function publishOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app), { jsonDocumentUrl: 'openapi.json' });
}

export function openApiOf(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Mingjing 明镜')
    .setDescription('Audit ledger for double-random, one-public (双随机、一公开) health-law enforcement')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: "reader's token (EdDSA JWT)" })
    .build();
  const document = SwaggerModule.createDocument(app, base);
  return { ...document, components: { ...document.components, schemas: schemas() } };
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function schemas(): Schemas {
  const payloads = registry
    .events()
    .map((event) => [`${event.type}.v${String(event.version)}`, schemaOf(event.payload)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...SUBMISSION, ...Object.fromEntries(payloads) };
}

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
const SUBMISSION = {
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
  Submission: {
    oneOf: [
      { $ref: '#/components/schemas/OneSubmission' },
      { type: 'array', maxItems: 1000, items: { $ref: '#/components/schemas/OneSubmission' } },
    ],
  },
};
