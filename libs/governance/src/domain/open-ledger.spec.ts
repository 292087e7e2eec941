import { toBase64 } from '@mingjing/kernel';
import { emptyLedger, openedBureau, opening } from '../testing/bureau';
import { keyPairOf, logKeyOf } from '../testing/key-pairs';
import { enrolledKey, isKeyValidAt } from './enrolled-key';
import { ledgerOf, policyOf } from './ledger';

const openedWith = (members: object) =>
  emptyLedger().outcome({ ...opening, data: { ...opening.data, ...members } });

describe('the opening of a ledger', () => {
  it('enrols the founder’s key and the service key, valid from the next entry on', () => {
    const facts = emptyLedger().given(opening).facts();
    for (const [name, actor] of [
      ['founder', 'founder'],
      ['service', 'ledger'],
    ] as const) {
      const key = enrolledKey(facts, keyPairOf(name).id)!;
      expect(key).toMatchObject({ actor, publicKey: keyPairOf(name).publicKey, enrolledAt: 0 });
      expect([isKeyValidAt(key, 0), isKeyValidAt(key, 1)]).toEqual([false, true]);
    }
  });

  it('keeps its policy for whoever asks', () => {
    const scenario = emptyLedger();
    expect([ledgerOf(scenario.facts()), policyOf(scenario.facts())]).toEqual([undefined, {}]);
    scenario.given(opening);
    expect(policyOf(scenario.facts())).toEqual({ clock: 'story' });
    expect(ledgerOf(scenario.facts())?.logKey).toBe(logKeyOf('log'));
  });

  it('happens once, in the first entry', () => {
    expect(openedBureau().outcome(opening)).toBe('ledger-already-open');
  });

  it('is the founder’s alone', () => {
    expect(emptyLedger().outcome({ ...opening, actor: 'head/H-1' })).toBe('not-authorised');
  });

  it('stands in ledger/main', () => {
    expect(emptyLedger().outcome({ ...opening, stream: 'ledger/other' })).toBe('stream-mismatch');
  });

  it('names the ledger that it opens', () => {
    expect(openedWith({ origin: 'mingjing.example/another' })).toBe('origin-mismatch');
  });

  it('takes free members into the policy, but no clock that it does not know', () => {
    expect(openedWith({ policy: { region: 'Gaoqing', isPrototypeOf: 1 } })).toBe('accepted');
    expect(openedWith({ policy: { clock: 'sundial' } })).toBe('policy-malformed');
    expect(openedWith({ policy: { personalSignaturesOnly: 'yes' } })).toBe('policy-malformed');
  });

  it('refuses keys that are none, and keys that serve two ends', () => {
    const founder = (publicKey: string) => ({ founder: { actor: 'founder', publicKey } });
    const smallOrder = toBase64(new Uint8Array(32));
    expect(openedWith({ serviceKey: smallOrder })).toBe('key-unacceptable');
    expect(openedWith(founder(smallOrder))).toBe('key-unacceptable');
    expect(openedWith(founder(keyPairOf('service').publicKey))).toBe('key-in-use');
    expect(openedWith(founder(keyPairOf('log').publicKey))).toBe('key-is-log-key');
    expect(openedWith({ serviceKey: keyPairOf('log').publicKey })).toBe('key-is-log-key');
  });

  it('refuses a log key that cannot verify checkpoints', () => {
    expect(openedWith({ logKey: 'not a verifier key' })).toBe('log-key-malformed');
    // Type 0x04 verifies cosignatures, not the log's own notes.
    expect(openedWith({ logKey: logKeyOf('log', 0x04) })).toBe('log-key-malformed');
    expect(openedWith({ logKey: logKeyOf('log').replace(/\+[0-9a-f]{8}\+/, '+00000000+') })).toBe(
      'log-key-malformed',
    );
  });
});
