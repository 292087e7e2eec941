import type { INestApplication } from '@nestjs/common';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { openApiOf } from '../../apps/ledger/http/openapi';
import type { Response } from './http';

interface Declared {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface Route {
  readonly name: string;
  readonly address: RegExp;
  readonly responses: Readonly<Record<string, Declared>>;
}

/** The OpenAPI document of a service, held against what the service really answers. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly routes: readonly Route[];
  private readonly compiled = new Map<object, ValidateFunction>();

  constructor(app: INestApplication) {
    const document = openApiOf(app);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[458][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    this.ajv.addFormat('uuid', uuid).addFormat('binary', true);
    this.ajv.addSchema(document, 'api');
    this.routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as object).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        address: addressOf(method, path),
        responses: (operation as { readonly responses: Readonly<Record<string, Declared>> }).responses,
      })),
    );
  }

  /** What is wrong with an answer; undefined where it is as declared, or the address is none of the document's. */
  faultOf(method: string, url: string, answer: Response): string | undefined {
    const asked = `${method} ${url.split('?')[0] ?? ''}`;
    const route = this.routes.find(({ address }) => address.test(asked));
    if (route === undefined) return undefined;
    const name = `${route.name} ${String(answer.status)}`;
    const type = typeOf(answer);
    const schema = route.responses[answer.status]?.content?.[type]?.schema;
    if (schema === undefined) return `${name} as ${type} is not declared: ${answer.text.slice(0, 200)}`;
    return /[/+]json$/.test(type) ? this.mismatch(name, schema, answer) : undefined;
  }

  private mismatch(name: string, schema: object, { body }: Response): string | undefined {
    const validate = this.compiled.get(schema) ?? this.compile(schema);
    if (validate(body)) return undefined;
    return `${name} is not as declared: ${JSON.stringify(validate.errors).slice(0, 600)}`;
  }

  private compile(schema: object): ValidateFunction {
    const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
    const validate = this.ajv.compile(inDocument);
    this.compiled.set(schema, validate);
    return validate;
  }
}

function typeOf({ headers }: Response): string {
  const type = headers['content-type'];
  return typeof type === 'string' ? (type.split(';')[0] ?? '') : '';
}

/** `{path}` is the rest of an address, every other name one part of it. */
function addressOf(method: string, path: string): RegExp {
  const parts = path.split(/(\{[a-z0-9]+\})/).map((part) => {
    if (part === '{path}') return '.+';
    return part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${method.toUpperCase()} ${parts.join('')}$`);
}
