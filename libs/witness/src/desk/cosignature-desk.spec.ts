import { DeskSetting, DOWN, HANGING, TWO_OF_THREE } from '../testing/desk-setting';
import { GrowingLog } from '../testing/witnesses';

let setting: DeskSetting;
beforeEach(() => {
  setting = new DeskSetting();
});
afterEach(() => setting.clear());

describe('a desk for cosignatures', () => {
  it('has the newest checkpoint cosigned by the quorum, and keeps it', async () => {
    const desk = await setting.desk();
    setting.log.growTo(3);
    expect(await setting.covered(desk, 3)).toBe(3);
    setting.log.growTo(12);
    expect(await setting.covered(desk, 12)).toBe(12);
    expect(await setting.covered(desk, 5)).toBe(12);
  });

  it('asks for the newest only: of many seals few are witnessed, and the last one is', async () => {
    const desk = await setting.desk();
    let asked = 0;
    const { addCheckpoint } = setting.witnesses.A;
    setting.clients['A'] = {
      addCheckpoint: (request) => (asked++, addCheckpoint.call(setting.witnesses.A, request)),
    };
    const counted = await setting.desk();
    for (let size = 1; size <= 300; size++) setting.log.growTo(size);
    expect(await setting.covered(desk, 300)).toBe(300);
    expect(await setting.covered(counted, 300)).toBe(300);
    expect(asked).toBeLessThan(60);
  });

  it('reaches the quorum without a witness that is down or hangs, and names it', async () => {
    setting.clients['A'] = DOWN;
    const desk = await setting.desk();
    setting.log.growTo(4);
    expect(await setting.covered(desk, 4)).toBe(4);
    setting.clients['B'] = HANGING;
    const hung = await setting.desk('group G 1 B C\nquorum G\n');
    setting.log.growTo(9);
    expect(await setting.covered(hung, 9, 'group G 1 B C\nquorum G\n')).toBe(9);
    setting.log.growTo(10);
    expect(await setting.covered(hung, 10, 'group G 1 B C\nquorum G\n')).toBe(10);
    expect(desk.states().find(({ name }) => name === 'A')).toMatchObject({
      cosigned: 0,
      fault: 'nobody answers',
    });
  });

  it('says what is missing when patience ends, and goes on asking', async () => {
    Object.assign(setting.clients, { A: DOWN, B: DOWN });
    const desk = await setting.desk(TWO_OF_THREE, 300);
    setting.log.growTo(4);
    const refused = await desk.covering(4);
    expect(refused).toMatchObject({
      ok: false,
      rejection: {
        code: 'not-witnessed',
        facts: { size: 4, missing: '1 more of group G (witness A, witness B)' },
      },
    });
    setting.clients['A'] = setting.witnesses.A;
    const again = await setting.desk();
    expect(await setting.covered(again, 4)).toBe(4);
  });

  it('finds a witness that comes back, without a new seal', async () => {
    let isDown = true;
    setting.clients['B'] = {
      addCheckpoint: (request) =>
        isDown ? DOWN.addCheckpoint(request) : setting.witnesses.B.addCheckpoint(request),
    };
    const desk = await setting.desk('quorum B\n', 10_000);
    setting.log.growTo(4);
    const waiting = setting.covered(desk, 4, 'quorum B\n');
    isDown = false;
    expect(await waiting).toBe(4);
  });

  it('asks again for lines that could not be kept, without a new seal', async () => {
    const { checkpoints } = setting.log;
    const { keepCosigned } = checkpoints;
    let isAway = true;
    checkpoints.keepCosigned = async (size, note) => {
      if (!isAway) return keepCosigned(size, note);
      isAway = false;
      throw new Error('The store does not answer.');
    };
    Object.assign(setting.clients, { A: DOWN, C: DOWN });
    const desk = await setting.desk('quorum B\n', 10_000);
    setting.log.growTo(4);
    expect(await setting.covered(desk, 4, 'quorum B\n')).toBe(4);
  });

  it('begins where a witness says that it stands, after a restart and after both forgot', async () => {
    const desk = await setting.desk();
    setting.log.growTo(7);
    await setting.covered(desk, 7);
    desk.close();
    setting.log.growTo(20);
    expect(await setting.covered(await setting.desk(), 20)).toBe(20);
    // A copy of the log that has none of the cosignatures, as after a restore.
    const forgetful = new GrowingLog().growTo(30);
    const fresh = await setting.desk(TWO_OF_THREE, 2_000, forgetful);
    expect(await fresh.covering(30)).toMatchObject({ ok: true, value: { size: 30 } });
  });

  it('knows after a restart what was witnessed, before it has asked anybody', async () => {
    const desk = await setting.desk();
    setting.log.growTo(7);
    await setting.covered(desk, 7);
    desk.close();
    Object.assign(setting.clients, { A: DOWN, B: DOWN, C: DOWN });
    expect((await setting.desk()).witnessed).toMatchObject({ size: 7 });
  });

  it('counts no answer that is not a cosignature of that witness', async () => {
    setting.clients['A'] = { addCheckpoint: async () => ({ status: 200, lines: '— w/A AAAAAAAA\n' }) };
    setting.clients['B'] = setting.witnesses.C;
    const desk = await setting.desk(TWO_OF_THREE, 300);
    setting.log.growTo(4);
    expect(await desk.covering(4)).toMatchObject({ rejection: { code: 'not-witnessed' } });
    expect(desk.states().map(({ fault }) => fault !== undefined)).toEqual([true, true, false]);
  });

  it('puts its lines behind those that another process keeps meanwhile, and asks nobody again', async () => {
    const { log, witnesses } = setting;
    log.growTo(4);
    const rival = await witnesses.B.addCheckpoint({ oldSize: 0, proof: [], checkpoint: log.checkpoint() });
    const { keepCosigned } = log.checkpoints;
    let asked = 0;
    const rivals = [`${log.checkpoint()}${rival.status === 200 ? rival.lines : ''}`];
    log.checkpoints.keepCosigned = async (size, note) => {
      for (const one of rivals.splice(0)) expect(await keepCosigned(size, one)).toBe(true);
      return keepCosigned(size, note);
    };
    Object.assign(setting.clients, { B: DOWN, C: DOWN });
    setting.clients['A'] = {
      addCheckpoint: (request) => (asked++, witnesses.A.addCheckpoint(request)),
    };
    expect(await setting.covered(await setting.desk(), 4)).toBe(4);
    expect(asked).toBe(1);
  });

  it('names a witness that knows a longer log than this ledger has', async () => {
    const whole = new GrowingLog().growTo(50);
    await setting.witnesses.A.witness.addCheckpoint(whole.request(0));
    const desk = await setting.desk('quorum A\n', 300);
    setting.log.growTo(20);
    expect(await desk.covering(20)).toMatchObject({ ok: false });
    expect(desk.states()[0]?.fault).toContain('has cosigned 50 entries, and this ledger has signed 20 only');
  });

  it('names a witness that cosigned another history', async () => {
    const fork = new GrowingLog(setting.log.log, 5).growTo(10);
    await setting.witnesses.A.witness.addCheckpoint(fork.request(0));
    const desk = await setting.desk('quorum A\n', 300);
    setting.log.growTo(20);
    expect(await desk.covering(20)).toMatchObject({ ok: false });
    expect(desk.states()[0]?.fault).toContain('finds another history than it cosigned');
  });

  it('holds every seal for witnessed where the policy asks for nobody', async () => {
    Object.assign(setting.clients, { A: DOWN, B: DOWN, C: DOWN });
    const desk = await setting.desk('quorum none\n');
    setting.log.growTo(4);
    expect(await desk.covering(4)).toMatchObject({ ok: true, value: { size: 4 } });
  });
});
