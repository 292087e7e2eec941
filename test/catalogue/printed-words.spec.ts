import { printedText, statedBundle } from '@mingjing/bundle/testing';
import { schemaOf } from '@mingjing/catalogue';
import type { Json, JsonObject } from '@mingjing/kernel';
import { registry } from '../../apps/ledger/composition/constitution';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
}

/** What is called the same in every language: grades, and names of algorithms. */
const AS_IT_STANDS = ['A', 'B', 'C', 'D'];

/** Something that holds every member of the schema, and of a choice each that may be chosen. */
function everythingIn({ properties, items, enum: choices }: Schema): Json {
  if (choices !== undefined) return choices;
  if (items !== undefined) return [everythingIn(items)];
  if (properties === undefined) return '';
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, everythingIn(one)]));
}

function membersOf({ properties = {}, items }: Schema): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, one]) => [name, ...membersOf(one)]);
  return items === undefined ? own : [...own, ...membersOf(items)];
}

function choicesOf({ properties = {}, items, enum: choices = [] }: Schema): readonly string[] {
  const within = [...Object.values(properties), ...(items === undefined ? [] : [items])];
  return [...choices, ...within.flatMap(choicesOf)];
}

const events = registry.events().map(({ type, payload, personal = [] }) => ({
  ...{ type, personal },
  schema: schemaOf(payload) as Schema,
}));

describe('a printed document', () => {
  it.each(events)('names every member of $type in Chinese, and each word that it may hold', (event) => {
    const { type, schema, personal } = event;
    const data = everythingIn(schema) as JsonObject;
    const disclosed = { personal: Object.fromEntries(personal.map((field) => [field, ''])) };
    const stated = { type, stream: 'other/1', data, ...(personal.length === 0 ? {} : disclosed) };
    const printed = printedText(statedBundle('head/H-1', [stated]));
    for (const member of [...membersOf(schema), ...personal])
      expect(printed).toMatch(new RegExp(` [^ ]*[\\u4e00-\\u9fff][^ ]* ${member} `));
    for (const choice of choicesOf(schema).filter((one) => !AS_IT_STANDS.includes(one)))
      expect(printed).toMatch(new RegExp(`[\\u4e00-\\u9fff][^ ]*（${choice}） `));
  });
});
