import { cosign, formatSignatureLine, openByPolicy } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import { DeskSetting, DOWN } from '../testing/desk-setting';
import type { Key } from '../testing/witnesses';

const bodyOf = (checkpoint: string): string => checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
const cosignedBy = ({ key, sign }: Key, text: string, time: number): string =>
  formatSignatureLine(cosign(key, sign, time, text));

let setting: DeskSetting;
beforeEach(() => {
  setting = new DeskSetting();
});
afterEach(() => setting.clear());

describe('a bad witness', () => {
  const POISONS: readonly (readonly [string, (checkpoint: string, by: Key) => string])[] = [
    [
      'lines over the whole note behind an empty line',
      (checkpoint, by) => `\n${cosignedBy(by, checkpoint, 1)}`,
    ],
    [
      'ninety-nine lines of ninety-nine moments',
      (checkpoint, by) =>
        Array.from({ length: 99 }, (_, i) => cosignedBy(by, bodyOf(checkpoint), i + 1)).join(''),
    ],
  ];

  it.each(POISONS)('keeps the others from no quorum, where it answers with %s', async (_, answer) => {
    const { own } = setting.witnesses.A;
    setting.clients['A'] = {
      addCheckpoint: async ({ checkpoint }) => ({ status: 200, lines: answer(checkpoint, own) }),
    };
    const quorum = 'group G 2 B C\nquorum G\n';
    const desk = await setting.desk(quorum);
    setting.log.growTo(4);
    expect(await setting.covered(desk, 4, quorum)).toBe(4);
  });

  it.each(POISONS)('takes nobody else off a note that was kept with %s', async (_, answer) => {
    const { log, witnesses } = setting;
    const checkpoint = log.growTo(4).checkpoint();
    const { lines = '' } = (await witnesses.B.addCheckpoint({ oldSize: 0, proof: [], checkpoint })) as {
      lines?: string;
    };
    const poison = answer(checkpoint, witnesses.A.own);
    await log.checkpoints.keepCosigned(4, checkpoint + poison);
    await log.checkpoints.keepCosigned(4, checkpoint + poison + lines);
    setting.clients['A'] = DOWN;
    const desk = await setting.desk('group G 2 B C\nquorum G\n');
    expect(desk.states().find(({ name }) => name === 'B')).toMatchObject({ cosigned: 4 });
    expect(await desk.covering(4)).toMatchObject({ ok: true, value: { size: 4 } });
    const { note } = desk.witnessed!;
    expect(openByPolicy(note, setting.policy('group G 2 B C\nquorum G\n'), nativeVerify)).toMatchObject({
      ok: true,
    });
    expect(await log.checkpoints.at(4)).toContain(poison);
  });
});
