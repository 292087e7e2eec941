import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTOR, ACTOR_NAME, STATING_ACTOR } from './actor';

describe('the name of an actor', () => {
  it.each(['founder', 'officer/G-0012', 'a/b', `device/${'x'.repeat(100)}`, 'head/H.1_b-2'])(
    '%s states from outside',
    (actor) => {
      expect([STATING_ACTOR.test(actor), ACTOR.test(actor)]).toEqual([true, true]);
    },
  );

  it('ledger is the ledger’s own', () => {
    expect([STATING_ACTOR.test('ledger'), ACTOR.test('ledger')]).toEqual([false, true]);
  });

  it.each([
    ...['', 'officer', 'officer/', '/G-1', 'Officer/G-1', 'officer/G 1', 'officer/G/1', 'officer/陈'],
    ...[`officer/${'x'.repeat(101)}`, 'founder ', 'founder\n', 'ledgers', 'x founder', 'ledger/founder/x'],
  ])('%j is none', (text) => {
    expect([STATING_ACTOR.test(text), ACTOR.test(text)]).toEqual([false, false]);
  });

  it('has a second half that may stand alone', () => {
    expect(['G-0012', 'a.b_c', ''].map((name) => ACTOR_NAME.test(name))).toEqual([true, true, false]);
  });

  it('is spelt in one place of the house', () => {
    const root = join(__dirname, '../../..');
    const files = ['libs', 'apps'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    );
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    expect(sources.length).toBeGreaterThan(100);
    const spelt = sources.filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('A-Za-z0-9._-]{1,100}'),
    );
    expect(spelt).toEqual([join('libs', 'kernel', 'src', 'actor.ts')]);
  });
});
