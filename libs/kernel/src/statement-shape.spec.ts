import type { Rejection } from './rejection';
import { readStatement } from './statement-shape';
import type { Json, JsonObject } from './json';

const sound: JsonObject = {
  actor: 'officer/G-0012',
  data: {},
  id: '0d9c7a52-3f14-4c5a-9b0e-6c1d2e3f4a5b',
  ledger: 'mingjing.example/gaoqing',
  occurredAt: '2026-03-05T10:10:00.000+08:00',
  stream: 'order/0d9c',
  type: 'RectificationOrdered',
  version: 1,
};

function refusal(changes: Record<string, Json | undefined>): Rejection | undefined {
  const members = Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== undefined);
  const read = readStatement(Object.fromEntries(members) as JsonObject);
  return read.ok ? undefined : read.rejection;
}

const code = (changes: Record<string, Json | undefined>): string => refusal(changes)?.code ?? 'read';

describe('a statement', () => {
  it('is read with its eight members', () => {
    expect(code({})).toBe('read');
  });

  it.each(Object.keys(sound))('is refused without "%s"', (member) => {
    expect(code({ [member]: undefined })).toBe('member-missing');
  });

  it('is refused with a member that the record does not know', () => {
    expect(code({ colour: 'red' })).toBe('unknown-member');
  });

  it.each<[string, Record<string, Json>]>([
    ['a moment in Z', { occurredAt: '2026-03-05T02:10:00.000Z' }],
    ['a second 60', { occurredAt: '2026-03-05T10:10:60.000+08:00' }],
    ['the 30th of February', { occurredAt: '2026-02-30T10:10:00.000+08:00' }],
    ['no milliseconds', { occurredAt: '2026-03-05T10:10:00+08:00' }],
    ['an upper-case id', { id: '0D9C7A52-3F14-4C5A-9B0E-6C1D2E3F4A5B' }],
    ['a stream without an id', { stream: 'order/' }],
    ['a stream with a space', { stream: 'order/a b' }],
    ['a stream that is not NFC', { stream: 'order/e\u0301' }],
    ['a stream id over 200 bytes', { stream: `order/${'企'.repeat(67)}` }],
    ['version 0', { version: 0 }],
    ['an actor without a kind', { actor: 'G-0012' }],
    ['an empty list of cosigners', { cosigners: [] }],
    ['cosigners out of order', { cosigners: ['officer/B', 'officer/A'] }],
    ['one who cosigns himself', { cosigners: ['officer/G-0012'] }],
    ['an empty personal', { personal: {} }],
    ['a commitment that is no hash', { personal: { name: 'Zhang' } }],
    ['a null where nothing should stand', { cause: null }],
    ['a device without a count', { device: { id: 'device/7' } }],
  ])('is refused with %s', (_what, changes) => {
    expect(code(changes)).toBe('member-invalid');
  });

  it.each<[string, Json | undefined, string]>([
    ['occurredAt', '2026-03-05T10:10:00+08:00', 'a moment to the millisecond with its offset, such as 2026-'],
    ['stream', 'order', 'a word and an id such as entity/E-00071'],
    ['cause', 'entry 7', 'a UUID in lower case such as'],
    ['version', '1', 'a number from 1, without quotation marks'],
    ['cosigners', ['officer/B', 'officer/A'], 'a list of actors in ascending order'],
    ['actor', undefined, 'an actor such as officer/G-0012'],
  ])('says of "%s" which form it must have', (member, value, form) => {
    const reason = refusal({ [member]: value })?.reason;
    expect(reason).toContain(`"${member}"`);
    expect(reason).toContain(`must be ${form}`);
  });

  it('takes the optional members in their form', () => {
    const optional = {
      capturedAt: '2026-03-05T10:10:02.000+08:00',
      cause: '0d9c7a52-3f14-4c5a-9b0e-6c1d2e3f4a5b',
      cosigners: ['legal/L-1', 'officer/G-0013'],
      device: { id: 'device/7', seq: 41 },
      personal: { party: 'a'.repeat(64) },
      role: 'LEAD',
      org: 'brigade',
    };
    expect(code(optional)).toBe('read');
  });
});
