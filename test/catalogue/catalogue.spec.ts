import Ajv2020 from 'ajv/dist/2020';
import { generateCatalogue, schemaOf } from '@mingjing/catalogue';
import { bothAgreeOn, wordsOfForm } from '@mingjing/catalogue/testing';
import { registry } from '../../apps/ledger/composition/constitution';
import { openApiOf } from '../../apps/ledger/http/openapi';
import { titleOf } from '../../apps/ledger/http/problem';
import { Bureau } from '../kit/bureau';
import { expectCommitted } from './committed';

describe('the event catalogue', () => {
  it('is committed as it is generated', () => {
    expectCommitted(generateCatalogue(registry.contexts), 'catalogue');
  });

  it.each(registry.events().map((event) => ({ type: event.type, payload: event.payload })))(
    'accepts and refuses the same $type by schema and by class-validator',
    ({ payload }) => {
      bothAgreeOn(payload, 25);
    },
  );

  it('describes every payload in JSON Schema of 2020-12', () => {
    const ajv = new Ajv2020({ strict: true });
    const broken = registry.events().filter(({ payload }) => ajv.validateSchema({ ...schemaOf(payload) }) !== true);
    expect(broken).toEqual([]);
  });

  it('has words for every form that it asks for', () => {
    const schemas = [...generateCatalogue(registry.contexts).values()];
    const patterns = schemas.flatMap((text) => [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)]);
    const forms = new Set(patterns.map(([, quoted = '']) => JSON.parse(quoted) as string));
    expect(forms.size).toBeGreaterThan(20);
    expect([...forms].filter((form) => !/^(?:an?|the|CN|base64)\b[^^]+$/.test(wordsOfForm(form) ?? ''))).toEqual([]);
  });

  it('titles every refusal of every context in Chinese', () => {
    const codes = registry.contexts.flatMap(({ refusals }) => Object.keys(refusals));
    expect(codes.filter((code) => !/[\u4e00-\u9fff]/.test(titleOf(code)))).toEqual([]);
  });
});

describe('the HTTP API', () => {
  it('is committed as openapi.json', async () => {
    const bureau = await Bureau.open();
    const document = openApiOf(bureau.app);
    await bureau.close();
    expectCommitted(new Map([['openapi.json', `${JSON.stringify(document, null, 2)}\n`]]));
  });
});
