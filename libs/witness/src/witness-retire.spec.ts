import { NOTE_ED25519, formatNote, parseNote } from '@mingjing/log';
import { GrowingLog, keyOf, WitnessInAFolder } from './testing/witnesses';

const OLD = new GrowingLog();
const NEXT = keyOf('log.example/a', NOTE_ED25519, 3);

let place: WitnessInAFolder;
beforeEach(() => {
  place = new WitnessInAFolder('w.example/1', 7, [OLD.log.key, NEXT.key]);
});
afterEach(() => place.clear());

const statusOf = async (request: string): Promise<number> =>
  (await place.witness.addCheckpoint(request)).status;

/** A request whose checkpoint bears the lines of both logs, which hold the same entries. */
function signedByBoth(one: GrowingLog, other: GrowingLog, oldSize: number): string {
  const [a, b] = [one, other].map((log) => parseNote(log.checkpoint()));
  if (a?.ok !== true || b?.ok !== true) throw new Error('no note');
  const note = formatNote({ text: a.value.text, signatures: [...a.value.signatures, ...b.value.signatures] });
  return one.request(oldSize).replace(one.checkpoint(), note);
}

describe('a key of a log that was stolen, and retired at the witness', () => {
  it('has nothing more cosigned, by this process, another one on its state, or after a restart', async () => {
    const log = new GrowingLog().growTo(5);
    expect(await statusOf(log.request(0))).toBe(200);
    const running = place.another();
    place.witness.retire(log.log.key);
    const thief = log.growTo(9).request(5);
    const answers = await Promise.all(
      [place.witness, running, place.another()].map((witness) => witness.addCheckpoint(thief)),
    );
    expect(answers).toEqual(
      answers.map(() => ({ status: 403, reason: expect.stringContaining('retired here') })),
    );
    expect(place.witness.retired()).toEqual([
      { vkey: expect.stringContaining('log.example/a+'), at: place.now },
    ]);
  });

  it('leaves its log to the next key, which goes on from what was cosigned', async () => {
    await statusOf(new GrowingLog().growTo(5).request(0));
    place.witness.retire(OLD.log.key);
    const next = new GrowingLog(NEXT).growTo(9);
    expect(await statusOf(next.request(5))).toBe(200);
    const fork = new GrowingLog(NEXT, 3).growTo(12);
    expect(await statusOf(fork.request(9))).toBe(422);
  });

  it('counts for nothing beside a line of the next key, and its line is not kept', async () => {
    place.witness.retire(OLD.log.key);
    const [old, next] = [new GrowingLog().growTo(4), new GrowingLog(NEXT).growTo(4)];
    expect(await statusOf(signedByBoth(old, next, 0))).toBe(200);
    const kept = place.store.transact((book) => book.last('log.example/a'))?.note ?? '';
    expect(kept.match(/^— log\.example\/a /gm)).toHaveLength(1);
  });

  it('stays retired at the moment of the first time, and in the file itself', () => {
    place.witness.retire(OLD.log.key);
    const [first] = place.witness.retired();
    place.now += 60;
    place.witness.retire(OLD.log.key);
    expect(place.witness.retired()).toEqual([first]);
  });
});
