import { toHex, utf8 } from '@mingjing/kernel';
import fc from 'fast-check';
import { GrowingLog, sha256, WitnessInAFolder } from './testing/witnesses';
import type { Witness } from './witness';

const ORIGIN = 'log.example/a';
let place: WitnessInAFolder;
let log: GrowingLog;

beforeEach(() => {
  place = new WitnessInAFolder('w.example/1', 7);
  log = new GrowingLog().growTo(20);
});
afterEach(() => place.clear());

describe('a witness that is raced', () => {
  /** All requests at once, spread over the witnesses; gives the sizes that were cosigned, in the order of the answers. */
  async function race(
    witnesses: readonly Witness[],
    requests: readonly string[],
  ): Promise<readonly number[]> {
    const cosigned: number[] = [];
    await Promise.all(
      requests.map(async (request, i) => {
        const answer = await witnesses[i % witnesses.length]!.addCheckpoint(request);
        if (answer.status === 200) cosigned.push(Number(request.split('\n\n')[1]!.split('\n')[1]));
      }),
    );
    return cosigned;
  }

  it('is never rolled back by two requests from one size, in whatever order they come', async () => {
    const other = place.another();
    await place.witness.addCheckpoint(log.request(0, 1));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([2, 3, 5, 8, 13, 20], { minLength: 2 }), async (sizes) => {
        const fresh = new WitnessInAFolder('w.example/1', 7);
        const both = [fresh.witness, fresh.another()];
        await both[0]!.addCheckpoint(log.request(0, 1));
        const cosigned = await race(
          both,
          sizes.map((size) => log.request(1, size)),
        );
        expect(cosigned).toHaveLength(1);
        expect(fresh.witness.latest(toHex(sha256(utf8(ORIGIN))))).toContain(`\n${String(cosigned[0])}\n`);
        fresh.clear();
      }),
      { numRuns: 15 },
    );
    expect((await other.addCheckpoint(log.request(0, 5))).status).toBe(409);
  });

  it('cosigns only sizes that grow, while clients on two handles push it on from wherever it stands', async () => {
    const handles = [place.witness, place.another(), place.another()];
    log.growTo(200);
    const signed: number[] = [];
    const push = async (witness: Witness, step: number): Promise<void> => {
      for (let known = 0, size = step; size <= 200;) {
        const answer = await witness.addCheckpoint(log.request(known, size));
        if (answer.status === 200) {
          signed.push(size);
          known = size;
        } else if (answer.status === 409) known = answer.size;
        else throw new Error(JSON.stringify(answer));
        if (known >= size) size = known + step;
      }
    };
    await Promise.all(handles.map((witness, i) => push(witness, i + 2)));
    expect(signed.length).toBeGreaterThan(20);
    expect(signed).toEqual([...signed].sort((a, b) => a - b));
  });
});
