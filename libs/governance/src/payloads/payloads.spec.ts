import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Statement } from '@mingjing/kernel';
import { entries } from '../../../../test/vectors/record-vectors.json';
import { governance } from '../testing/bureau';

const statements = entries.map((entry) => JSON.parse(entry.statement) as Statement);
const own = statements.filter(({ type }) => governance.events.some((event) => event.type === type));

const faults = ({ type, data }: Pick<Statement, 'type' | 'data'>) => {
  const definition = governance.events.find((event) => event.type === type)!;
  const payload = plainToInstance(definition.payload, data) as object;
  return validateSync(payload, { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );
};

describe('a payload of governance', () => {
  it.each(own.map((statement) => [statement.type, statement] as const))(
    'takes the %s of the vectors',
    (_type, statement) => {
      expect(faults(statement)).toEqual([]);
    },
  );

  it('is asked of every kind of key event in the vectors', () => {
    expect([...new Set(own.map(({ type }) => type))]).toEqual(['LedgerOpened', 'KeyEnrolled', 'KeyRevoked']);
  });

  it.each([
    ['LedgerOpened', { policy: 'none' }, 'policy'],
    ['LedgerOpened', { serviceKey: 'AAAA' }, 'serviceKey'],
    ['LedgerOpened', { founder: { actor: 'head/H-1', publicKey: 'x' } }, 'founder'],
    ['KeyEnrolled', { actor: 'nobody' }, 'actor'],
    ['KeyEnrolled', { purpose: 'fun' }, 'purpose'],
    ['KeyEnrolled', { proof: '' }, 'proof'],
    ['KeyRevoked', { key: '456D459DFFC18F57' }, 'key'],
    ['KeyRevoked', { lastTrustedIndex: null }, 'lastTrustedIndex'],
    ['KeyRevoked', { comment: 'x' }, 'comment'],
  ])('refuses a %s with %j', (type, members, property) => {
    const sound = own.find((statement) => statement.type === type)!;
    expect(faults({ type, data: { ...sound.data, ...members } })).toEqual([property]);
  });
});
