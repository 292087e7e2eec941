import { verifiersOf } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import { DeskSetting } from '../testing/desk-setting';
import { GrowingLog } from '../testing/witnesses';
import { askNewest, type OwnCheckpoint } from './ask-newest';
import type { Sighting } from './newest-known';

let setting: DeskSetting;
beforeEach(() => {
  setting = new DeskSetting();
});
afterEach(() => setting.clear());

function ownAt(size: number, known = 0, log = setting.log): OwnCheckpoint {
  const note = log.checkpoint(size);
  return { note, size, known, consistency: (from) => log.tree.consistency(from, size) };
}

/** A real witness that shows no checkpoints to monitors. */
function asked(own: OwnCheckpoint): Promise<Sighting> {
  const witness = setting.witnesses.A;
  const trust = {
    origin: 'log.example/a',
    log: verifiersOf([setting.log.log.key], nativeVerify),
    witnesses: verifiersOf([witness.own.key], nativeVerify),
  };
  const latest = (): Promise<string | null> => Promise.resolve(null);
  return askNewest({ latest, addCheckpoint: (request) => witness.addCheckpoint(request) }, trust, own);
}

describe('a witness without checkpoints for monitors, asked what it knows', () => {
  beforeEach(() => {
    setting.log.growTo(20);
  });

  it('confirms by its line from the size at which it stands', async () => {
    expect(await asked(ownAt(5))).toEqual({ kind: 'seen', size: 0 });
    expect(await asked(ownAt(5, 5))).toEqual({ kind: 'seen', size: 5 });
    expect(await asked(ownAt(12, 5))).toEqual({ kind: 'seen', size: 5 });
  });

  it('only claims what is longer than the checkpoint here', async () => {
    await asked(ownAt(12));
    expect(await asked(ownAt(5))).toEqual({ kind: 'claimed', size: 12 });
  });

  it('is not heard where it signs from nothing, though its line stands here', async () => {
    expect(await asked(ownAt(12, 9))).toMatchObject({
      kind: 'silent',
      why: expect.stringContaining('its line over 9 stands here'),
    });
  });

  it('signs nothing of another history, and confirms none', async () => {
    await asked(ownAt(9));
    const fork = new GrowingLog(setting.log.log, 4).growTo(12);
    expect(await asked(ownAt(12, 0, fork))).toMatchObject({
      kind: 'silent',
      why: expect.stringContaining('it refused (422)'),
    });
  });
});
