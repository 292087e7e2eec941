import { openKurrentDbEventStore } from '../index';
import { StoreUnavailable } from '../store-errors';
import { engineAt } from './connection-string';

const refusal = (url: string): string => {
  try {
    engineAt(url);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnavailable);
    return String(error);
  }
};

describe('a connection string', () => {
  it.each([
    ['kurrentdb://127.0.0.1:2113?tls=false', '127.0.0.1:2113'],
    [
      'kurrentdb://ledger:ge%40heim@db-1:2113,db-2:2113?tls=true&nodePreference=leader',
      'db-1:2113,db-2:2113',
    ],
    ['kurrentdb+discover://ledger:geheim@db.example/', 'db.example'],
  ])('says where the engine is: %s', (url, addresses) => {
    expect(engineAt(url).addresses).toBe(addresses);
  });

  it.each([
    ['http://ledger:geheim@db:2113', 'does not begin'],
    ['kurrentdb://ledger:ge@heim@db:2113', 'before @'],
    ['kurrentdb://ledger:ge:heim@db:2113', 'before @'],
    ['kurrentdb://ledger:ge%heim@db:2113', 'before @'],
    ['kurrentdb://geheim@db:2113', 'before @'],
    ['kurrentdb://ledger:ge?heim@db:2113', 'its address'],
    ['kurrentdb://ledger:geheim@db:port', 'its address'],
    ['kurrentdb://ledger:ge/heim@…', 'its address'],
    ['kurrentdb://ledger:geheim@', 'its address'],
    ['kurrentdb://ledger:geheim@db:2113?geheim=1', 'an option'],
    ['kurrentdb://ledger:geheim@db:2113?tls', 'an option'],
    ['kurrentdb://ledger:geheim@db:2113?tls=perhaps', 'an option'],
    ['kurrentdb://ledger:geheim@db:2113?keepAliveInterval=geheim', 'an option'],
    ['kurrentdb://ledger:geheim@db:2113?throwOnAppendFailure=false', 'throwOnAppendFailure'],
  ])('is refused by its part, and never shown: %s', async (url, part) => {
    const said = refusal(url);
    expect(said).toContain(part);
    expect(said).not.toMatch(/heim/);
    await expect(openKurrentDbEventStore({ url, stream: 'log' })).rejects.toThrow(part);
  });

  it('is told by its address alone where nobody answers there, with the cause', async () => {
    const url = 'kurrentdb://ledger:geheim@127.0.0.1:1?tls=false';
    const opened = openKurrentDbEventStore({ url, stream: 'log' });
    await expect(opened).rejects.toThrow(/^The engine at 127\.0\.0\.1:1 did not give the stream log: .*\S/);
    await expect(opened).rejects.not.toThrow('geheim');
  });
});
