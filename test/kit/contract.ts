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
  /** `GET /v1/draws/{id} 200` → how many answers were held against it. */
  readonly checked = new Map<string, number>();

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

  /** The names of the routes, as `GET /v1/draws/{id}`. */
  names(): readonly string[] {
    return this.routes.map(({ name }) => name);
  }

  /** What is wrong with an answer; undefined where it is as declared, or the address is none of the document's. */
  faultOf(method: string, url: string, answer: Response): string | undefined {
    const asked = `${method} ${url.split('?')[0] ?? ''}`;
    const route = this.routes.find(({ address }) => address.test(asked));
    if (route === undefined) return undefined;
    const name = `${route.name} ${String(answer.status)}`;
    const [type = ''] = String(answer.headers['content-type'] ?? '').split(';');
    const schema = route.responses[answer.status]?.content?.[type]?.schema;
    if (schema === undefined) return `${name} as ${type} is not declared: ${answer.text.slice(0, 200)}`;
    this.checked.set(name, (this.checked.get(name) ?? 0) + 1);
    return type.endsWith('json') ? this.mismatch(name, schema, answer) : undefined;
  }

  private mismatch(name: string, schema: object, { body }: Response): string | undefined {
    const validate = this.compiled.get(schema) ?? this.compile(schema);
    if (validate(body)) return undefined;
    return `${name} is not as declared: ${this.ajv.errorsText(validate.errors).slice(0, 600)}`;
  }

  private compile(schema: object): ValidateFunction {
    const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
    const validate = this.ajv.compile(inDocument);
    this.compiled.set(schema, validate);
    return validate;
  }
}

/** `{path}` is the rest of an address, every other name one part of it. */
function addressOf(method: string, path: string): RegExp {
  const parts = path.split(/(\{[a-z0-9]+\})/).map((part) => {
    if (part === '{path}') return '.+';
    return part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${method.toUpperCase()} ${parts.join('')}$`);
}
