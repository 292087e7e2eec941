import { signCheckpoint } from './checkpoint';
import { cosign } from './cosignature';
import { formatSignatureLine } from './note';
import { openCheckpoint } from './open-checkpoint';
import { testKey } from './testing/fixtures';
import { COSIGNATURE_V1, NOTE_ED25519 } from './verifier-key';
import { whatHolds } from './what-holds';

const log = testKey('log.example/a', NOTE_ED25519, 1);
const bad = testKey('w.example/bad', COSIGNATURE_V1, 2);
const honest = testKey('w.example/honest', COSIGNATURE_V1, 3);
const stranger = testKey('w.example/stranger', COSIGNATURE_V1, 4);
const checkpoint = signCheckpoint(log.key, log.sign, 7, new Uint8Array(32).fill(1));
const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
const line = (by: typeof bad, time: number, over = text): string =>
  formatSignatureLine(cosign(by.key, by.sign, time, over));
const witnesses = [bad.verifier, honest.verifier];

describe('what holds of a note that was kept with lines of witnesses', () => {
  const whole = checkpoint + line(stranger, 1) + line(honest, 5);

  it.each([
    ['a sound note', whole],
    ['a note that no known witness has signed', checkpoint + line(stranger, 1)],
    ['the checkpoint alone', checkpoint],
    ['what is no note', 'nobody signed it'],
  ])('is all of %s', (_, note) => {
    expect(whatHolds(note, witnesses)).toBe(note);
  });

  it.each([
    [
      'lines behind an empty line, over what stood before it',
      `\n${line(bad, 1, whole)}${line(bad, 2, whole)}`,
    ],
    ['a line over another text', line(bad, 1, 'another\n')],
    ['what is no line', 'nothing\n'],
    ['unknown lines behind an empty line', `\n${line(stranger, 9)}`],
  ])('is the rest, where it bears %s', (_, poison) => {
    expect(whatHolds(whole + poison, witnesses)).toBe(whole);
  });

  it('is the lines that others added behind those', () => {
    const poisoned = `${checkpoint}\n${line(bad, 1, checkpoint)}${line(honest, 5)}`;
    expect(whatHolds(poisoned, witnesses)).toBe(checkpoint + line(honest, 5));
  });

  it('is one line of each witness, its newest, where there are more than a note has room for', () => {
    const flood = Array.from({ length: 99 }, (_, i) => line(bad, i + 1)).join('');
    const sound = whatHolds(checkpoint + flood + line(honest, 5), witnesses);
    expect(sound).toBe(checkpoint + line(bad, 99) + line(honest, 5));
    const trust = { origin: 'log.example/a', log: [log.verifier], witnesses };
    expect(openCheckpoint(sound, trust)).toMatchObject({ ok: true, value: { witnessed: { length: 2 } } });
  });
});
