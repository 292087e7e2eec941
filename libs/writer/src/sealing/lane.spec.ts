import type { Pace } from '../writer-parts';
import { Lane } from './lane';

/** A pace whose moments the test decides. */
class HandPace implements Pace {
  now = 0;
  /** Set where views are being told: what waits for them. */
  telling: (() => void) | undefined;
  private due: { readonly at: number; readonly call: () => void } | undefined;

  elapsed(): number {
    return this.now;
  }

  told(call: () => void): void {
    if (this.telling === undefined) call();
    else this.telling = call;
  }

  after(milliseconds: number, call: () => void): () => void {
    this.due = { at: this.now + milliseconds, call };
    return () => (this.due = undefined);
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
    if (this.due === undefined || this.due.at > this.now) return;
    const { call } = this.due;
    this.due = undefined;
    call();
  }
}

describe('the lane of what gives way', () => {
  it('lets one through at a time, and then rests 24 times as long as that took', () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    lane.notice();
    expect([lane.enter(true), lane.enter(true)]).toEqual([true, false]);
    pace.pass(3);
    lane.leave();
    expect([lane.isFree, lane.isResting]).toEqual([false, true]);
    pace.pass(71);
    expect(lane.isFree).toBe(false);
    pace.pass(1);
    expect([lane.isFree, lane.isResting]).toEqual([true, false]);
  });

  it('counts as work that the views are told it', () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    lane.notice();
    lane.enter(true);
    pace.pass(3);
    pace.telling = () => undefined;
    lane.leave();
    pace.pass(2);
    pace.telling();
    pace.pass(119);
    expect(lane.isFree).toBe(false);
    pace.pass(1);
    expect(lane.isFree).toBe(true);
  });

  it('rests no longer than it worked where nobody has stated anything for a second', () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    lane.notice();
    pace.pass(1_001);
    lane.enter(true);
    pace.pass(3);
    lane.leave();
    pace.pass(3);
    expect(lane.isFree).toBe(true);
  });

  it('takes five together there, and no more', () => {
    const lane = new Lane(new HandPace());
    expect(Array.from({ length: 7 }, () => lane.enter(true))).toEqual([
      ...[true, true, true, true, true],
      ...[false, false],
    ]);
  });

  it('stands back where somebody waits for the group, but not for ever', () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    lane.enter(true);
    pace.pass(1);
    lane.leave();
    pace.pass(10);
    expect(lane.enter(false)).toBe(false);
    pace.pass(100);
    expect(lane.enter(false)).toBe(true);
  });

  it('says when a rest is over, to whoever goes on and to whoever waits', async () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    let rested = 0;
    lane.onRested = () => (rested += 1);
    lane.enter(true);
    pace.pass(1);
    lane.leave();
    const waiting = lane.rest();
    pace.pass(10);
    await waiting;
    expect(rested).toBe(1);
  });

  it('lets everything through at once where nobody paces it: a story’s clock stands still', () => {
    const lane = new Lane(undefined);
    expect([lane.enter(true), lane.enter(false)]).toEqual([true, true]);
    lane.leave();
    expect([lane.isFree, lane.isResting]).toEqual([true, false]);
  });

  it('lets nothing more through once it is closed, and keeps nobody waiting', async () => {
    const pace = new HandPace();
    const lane = new Lane(pace);
    lane.enter(true);
    lane.leave();
    const waiting = lane.rest();
    lane.close();
    await waiting;
    pace.pass(1_000);
    expect([lane.isFree, lane.enter(true)]).toEqual([false, false]);
  });
});
