import { schemaOf } from '@mingjing/catalogue';
import Ajv2020 from 'ajv/dist/2020';
import { registry } from '../../apps/ledger/composition/constitution';

const text = { type: 'string' };

/** The body of `POST /v1/statements` with an `EntityRegistered`, its payload's schema included, compiled. */
export function compiledSubmission(): (body: unknown) => boolean {
  const payload = registry.event('EntityRegistered', 1)?.payload;
  if (payload === undefined) throw new Error('This ledger knows no EntityRegistered');
  const ajv = new Ajv2020({ strict: true, addUsedSchema: false });
  return ajv.compile(submission(schemaOf(payload)));
}

function submission(data: object): object {
  return closed({
    signature: closed({
      key: { ...text, pattern: '^[0-9a-f]{16}$' },
      sig: { ...text, pattern: '^[A-Za-z0-9+/]{86}==$' },
    }),
    statement: closed({
      actor: text,
      data,
      id: { ...text, pattern: '^[0-9a-f-]{36}$' },
      ledger: text,
      occurredAt: text,
      stream: text,
      type: text,
      version: { type: 'integer', minimum: 1 },
    }),
  });
}

/** An object with exactly these members. */
function closed(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}
