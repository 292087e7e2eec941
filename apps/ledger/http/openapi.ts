import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemaOf } from '@mingjing/catalogue';
import { registry } from '../composition/constitution';
import { ANSWERS } from './answers/answers';
import { SUBMISSION } from './answers/submission';
import type { Schema } from './answers/words';

const WHAT = 'Audit ledger for double-random, one-public (双随机、一公开) health-law enforcement';
const STORY =
  'This ledger runs on a STORY CLOCK: it is a demo. Its times are told, not read from a clock, and every answer says so.';

/** OpenAPI at /openapi.json, its page at /docs; the payloads are those of the event catalogue. */
export function publishOpenApi(app: INestApplication, isStory: () => boolean): void {
  const document = (): OpenAPIObject => openApiOf(app, isStory() ? `${WHAT}\n\n${STORY}` : WHAT);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
}

export function openApiOf(app: INestApplication, description = WHAT): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Mingjing 明镜')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: "reader's token (EdDSA JWT)" })
    .build();
  const { paths, components, ...rest } = SwaggerModule.createDocument(app, outline);
  return { ...rest, paths: named(paths), components: { ...components, schemas: schemas() } };
}

function schemas(): Readonly<Record<string, Schema>> {
  const payloads = registry
    .events()
    .map((event) => [`${event.type}.v${String(event.version)}`, schemaOf(event.payload) as Schema] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...SUBMISSION, ...ANSWERS, ...Object.fromEntries(payloads) };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

/**
 * Parameters as OpenAPI wants them: the rest of an address is called `path`, as in its template, and
 * the token is a security scheme and no header.
 */
function named(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const tidy = (operation: unknown): unknown => {
    const { parameters, ...rest } = operation as { readonly parameters?: readonly Parameter[] };
    const kept = (parameters ?? [])
      .filter(({ name }) => name !== 'authorization')
      .map((one) => (one.name === '*' ? { ...one, name: 'path' } : one));
    return { ...rest, parameters: kept };
  };
  const pairs = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.entries(operations as object).map(([method, one]): [string, unknown] => [
      method,
      tidy(one),
    ]);
    return [path, Object.fromEntries(methods)];
  });
  return Object.fromEntries(pairs) as OpenAPIObject['paths'];
}
