import { toHex, utf8 } from '@mingjing/kernel';
import { createWitnessServer } from '@mingjing/witness';
import { GrowingLog, WitnessInAFolder } from '@mingjing/witness/testing';
import { sha256 } from '@mingjing/writer';
import { FAULTS, breakDescriptors, canBreakDescriptors } from './broken-descriptors';

const ORIGIN_HASH = toHex(sha256(utf8('log.example/a')));

// Where a process cannot see its descriptors, witness.spec.ts closes the state instead.
(canBreakDescriptors ? describe : describe.skip)('a witness whose state breaks', () => {
  it.each(FAULTS)('cosigns nothing that it has not written, and nothing more at all (%s)', async (fault) => {
    const place = new WitnessInAFolder('w.example/1', 7);
    const server = createWitnessServer(place.witness, () => undefined);
    const log = new GrowingLog().growTo(20);
    const post = async (payload: string): Promise<{ status: number; text: string }> => {
      const answer = await server.inject({ method: 'POST', url: '/add-checkpoint', payload });
      return { status: answer.statusCode, text: answer.body };
    };
    expect(await post(log.request(0, 5))).toMatchObject({ status: 200 });

    breakDescriptors(`${place.path}-wal`, fault);
    for (const size of [9, 12]) {
      expect(await post(log.request(5, size))).toEqual({
        status: 500,
        text: expect.not.stringContaining('—'),
      });
    }

    // As the next start finds it: what was cosigned last is what was answered last.
    await server.close();
    place.store.close();
    const again = place.another();
    expect(again.latest(ORIGIN_HASH)).toContain('\n5\n');
    expect(await again.addCheckpoint(log.request(5, 9))).toMatchObject({ status: 200 });
    place.clear();
  });
});
