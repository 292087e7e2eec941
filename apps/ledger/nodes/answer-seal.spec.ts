import { utf8 } from '@mingjing/kernel';
import { nativeSigner } from '@mingjing/writer';
import { isSealed, sealAnswer } from './answer-seal';

const signer = nativeSigner(new Uint8Array(32).fill(1));
const answer = { authorization: 'Bearer a.b.c', status: 200, body: utf8('{"ok":true}') };
const seal = sealAnswer(signer, answer);
const keys = [new Uint8Array(32), signer.publicKey];

describe('the seal of an answer', () => {
  it('holds for the answer that a node gave to this request', () => {
    expect(isSealed(keys, answer, seal)).toBe(true);
  });

  it.each([
    ['another request', { authorization: 'Bearer a.b.d' }],
    ['another status', { status: 404 }],
    ['another body', { body: utf8('{"ok":false}') }],
  ])('does not hold for %s', (_, other) => {
    expect(isSealed(keys, { ...answer, ...other }, seal)).toBe(false);
  });

  it.each([
    ['there is none', null],
    ['it is no signature', 'AAAA'],
    ['another key made it', sealAnswer(nativeSigner(new Uint8Array(32).fill(2)), answer)],
  ])('does not hold where %s', (_, made) => {
    expect(isSealed(keys, answer, made)).toBe(false);
  });
});
