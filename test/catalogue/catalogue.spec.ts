import { generateCatalogue } from '@mingjing/catalogue';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
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
