import type { Context, EventDefinition } from '@mingjing/kernel';
import { generateCatalogue } from './generate-catalogue';
import { schemaOf } from './schema-of';
import { Nothing, SampleItem } from './testing/sample-payloads';

const found: EventDefinition = {
  type: 'ItemFound',
  version: 2,
  stream: 'task',
  payload: SampleItem,
  visibility: 'reader',
  statedBy: ['LEAD'],
  cosignedBy: ['OFFICER'],
  personal: ['name'],
};
const opened: EventDefinition = {
  type: 'BookOpened',
  version: 1,
  stream: 'book',
  payload: Nothing,
  visibility: 'public',
  statedBy: ['founder'],
};

function context(name: string, ...events: readonly EventDefinition[]): Context {
  return { name, streams: [], events, refusals: { [`${name}-second`]: '二', [`${name}-first`]: '一' } };
}

describe('the event catalogue', () => {
  it('has one file for each event, with all that binds it', () => {
    const files = generateCatalogue([context('inspection', found), context('governance', opened)]);

    expect([...files.keys()]).toEqual([
      'catalogue/BookOpened.v1.json',
      'catalogue/ItemFound.v2.json',
      'catalogue/index.json',
    ]);
    expect(JSON.parse(files.get('catalogue/ItemFound.v2.json')!)).toEqual({
      type: 'ItemFound',
      version: 2,
      context: 'inspection',
      stream: 'task',
      visibility: 'reader',
      statedBy: ['LEAD'],
      cosignedBy: ['OFFICER'],
      personal: ['name'],
      schema: schemaOf(SampleItem),
    });
  });

  it('lists events and refusals in its index', () => {
    const files = generateCatalogue([context('inspection', found), context('governance', opened)]);
    expect(JSON.parse(files.get('catalogue/index.json')!)).toEqual({
      events: [
        { type: 'BookOpened', version: 1, context: 'governance', stream: 'book', visibility: 'public', file: 'BookOpened.v1.json' },
        { type: 'ItemFound', version: 2, context: 'inspection', stream: 'task', visibility: 'reader', file: 'ItemFound.v2.json' },
      ],
      refusals: {
        governance: { 'governance-first': '一', 'governance-second': '二' },
        inspection: { 'inspection-first': '一', 'inspection-second': '二' },
      },
    });
  });

  it('is the same text in whatever order the contexts come', () => {
    const contexts = [context('inspection', found), context('governance', opened)];
    expect([...generateCatalogue(contexts)]).toEqual([...generateCatalogue(contexts.reverse())]);
    expect(generateCatalogue(contexts).get('catalogue/index.json')).toMatch(/\}\n$/);
  });

  it('refuses two events of one type and version', () => {
    expect(() => generateCatalogue([context('one', found), context('two', found)])).toThrow('Two contexts');
  });
});
