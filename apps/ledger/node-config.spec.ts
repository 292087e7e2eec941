import { configFrom } from './config';

const NODE = {
  MINGJING_KURRENTDB_URL: 'kurrentdb://ledger:secret@db:2113?tls=true',
  MINGJING_NODE: 'one',
  MINGJING_NODE_URL: 'https://one.example:3000',
  MINGJING_KEEPER_URL: 'https://keeper.example/',
};

const refusal = (env: Readonly<Record<string, string | undefined>>): string => {
  try {
    configFrom(env, '.');
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the configuration of a node', () => {
  it('is none where no engine is named', () => {
    expect(configFrom({}, '.').node).toBeUndefined();
  });

  it('says the engine, the streams, its name and where it and the keeper are reached', () => {
    expect(configFrom(NODE, '.').node).toEqual({
      engineUrl: NODE.MINGJING_KURRENTDB_URL,
      stream: 'mingjing',
      name: 'one',
      url: 'https://one.example:3000',
      keeperUrl: 'https://keeper.example',
    });
  });

  it.each(['MINGJING_NODE', 'MINGJING_NODE_URL', 'MINGJING_KEEPER_URL'])('is refused without %s', (name) => {
    expect(refusal({ ...NODE, [name]: undefined })).toContain(`${name} is missing`);
  });

  it.each([
    ['MINGJING_KURRENTDB_URL', 'http://db:2113'],
    ['MINGJING_STREAM', 'a stream'],
    ['MINGJING_NODE', 'Node One'],
    ['MINGJING_NODE_URL', 'one:3000'],
    ['MINGJING_KEEPER_URL', 'https://me:secret@keeper.example'],
  ])('is refused with a %s that cannot be right', (name, value) => {
    expect(refusal({ ...NODE, [name]: value })).toContain(name);
  });

  it('shows no password', () => {
    const wrong = { ...NODE, MINGJING_KURRENTDB_URL: 'kurrentdbx://ledger:secret@db', MINGJING_NODE: '!' };
    expect(refusal(wrong)).not.toContain('secret');
  });

  it('is refused by half: the ledger would be another one', () => {
    expect(refusal({ MINGJING_NODE: 'one' })).toContain('MINGJING_KURRENTDB_URL is not');
  });
});
