import { MemoryCheckpointStore } from '@mingjing/event-store';
import { CosignedHere } from './cosigned-here';

describe('what witnesses sign while a node writes', () => {
  let own: MemoryCheckpointStore;
  let shared: MemoryCheckpointStore;
  let here: CosignedHere;
  const failures: unknown[] = [];
  beforeEach(async () => {
    [own, shared] = [new MemoryCheckpointStore(), new MemoryCheckpointStore()];
    here = new CosignedHere(own, (failure) => failures.push(failure));
    for (const [i, size] of [3, 5, 9].entries()) await shared.swap(i === 0 ? null : i - 1, `${size}|`, size);
  });
  afterEach(() => expect(failures).toEqual([]));

  it('is kept in its own files too, under the checkpoints that it keeps', async () => {
    await own.swap(null, '5|', 5);
    const checkpoints = here.beside(shared);
    expect(await checkpoints.keepCosigned(3, '3|a')).toBe(true);
    expect(await checkpoints.keepCosigned(5, '5|a')).toBe(true);
    expect(await checkpoints.keepCosigned(5, '5|ab')).toBe(true);
    expect([await own.at(3), await own.at(5)]).toEqual([null, '5|ab']);
    expect([await shared.at(3), await shared.at(5)]).toEqual(['3|a', '5|ab']);
  });

  it('is kept where it came before the checkpoint did', async () => {
    const checkpoints = here.beside(shared);
    await checkpoints.keepCosigned(5, '5|a');
    await checkpoints.keepCosigned(9, '9|a');
    await own.swap(null, '5|', 5);
    await here.keep(5);
    expect(await own.at(5)).toBe('5|a');
  });

  it('is not kept where the shared checkpoints do not take it', async () => {
    await own.swap(null, '5|', 5);
    expect(await here.beside(shared).keepCosigned(5, 'x|a')).toBe(false);
    expect(await own.at(5)).toBe('5|');
  });
});
