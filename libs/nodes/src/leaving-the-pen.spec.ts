import { MemoryEventStore } from '@mingjing/event-store';
import { rejection } from '@mingjing/kernel';
import type { WriterParts } from '@mingjing/writer';
import type { LedgerNode } from './ledger-node';
import { Machines, receipt, until } from './testing/machines';

const MINUTE = 60_000;
const OVERDUE = rejection('witness-overdue', 'No witness has cosigned.');

let machines: Machines;
beforeEach(async () => {
  machines = await new Machines().found();
});
afterEach(() => machines.leave());

/** The pen in the hand of the first, which has little grace, and a second that follows. */
async function two(first: Partial<WriterParts>, second: Partial<WriterParts> = {}): Promise<LedgerNode[]> {
  const { grace } = machines;
  machines.grace = 100;
  const one = await machines.start('one', new MemoryEventStore(), first);
  await until(() => one.isWriting);
  machines.grace = grace;
  return [one, await machines.start('two', new MemoryEventStore(), second)];
}

async function termsGiven(): Promise<number> {
  const terms = await machines.terms();
  const given = await terms.size();
  await terms.close();
  return given;
}

/** How often a node has said that it follows, and mostly why. */
const toldToFollow = (): number => machines.told.filter((line) => line.endsWith(' following')).length;
/** Held back as long as the test says so. */
const heldWhile = (isOverdue: () => boolean): Partial<WriterParts> => ({
  freshness: { confirm: () => Promise.resolve(), heldBack: () => (isOverdue() ? OVERDUE : undefined) },
});

describe('a node that writes and is kept from it', () => {
  it('loses the pen to one that reaches the engine, and follows once it does again', async () => {
    const [one, other] = await two({});
    const before = await receipt(other!, machines.batch(1));
    machines.cutOff.add('one');
    expect(await receipt(other!, machines.batch(2))).toBe(before + 1);
    expect(other?.isWriting).toBe(true);
    machines.cutOff.delete('one');
    expect(await receipt(one!, machines.batch(3))).toBe(before + 2);
    expect(one?.fault).toBeUndefined();
  });

  it('loses it though nobody states anything', async () => {
    const [, other] = await two({});
    machines.cutOff.add('one');
    await until(() => other?.isWriting === true);
  });

  it('loses it where its witnesses do not answer, and those of another node do', async () => {
    let isOverdue = false;
    const [one, other] = await two(heldWhile(() => isOverdue));
    await receipt(one!, machines.batch(1));
    isOverdue = true;
    await until(() => other?.isWriting === true && one?.isWriting === false);
    await receipt(one!, machines.batch(2));
    expect(await termsGiven()).toBe(2);
  });

  it('loses it where its clock was set back', async () => {
    let back = 0;
    const [one, other] = await two({ clock: () => machines.people.now - back });
    await receipt(one!, machines.batch(1));
    back = 3 * MINUTE;
    await until(() => other?.isWriting === true && one?.isWriting === false);
    await receipt(one!, machines.batch(2));
    expect(await termsGiven()).toBe(2);
  });
});

describe('a node that is kept from writing for a moment', () => {
  it('keeps the pen', async () => {
    let isOverdue = false;
    let looks = 0;
    const one = await machines.start(
      'one',
      new MemoryEventStore(),
      heldWhile(() => (looks++, isOverdue)),
    );
    await until(() => one.isWriting);
    const other = await machines.start('two');
    isOverdue = true;
    const before = looks;
    await until(() => looks > before + 20);
    expect(one.standing).toBe('able');
    isOverdue = false;
    await receipt(other, machines.batch(1));
    expect([one.isWriting, await termsGiven()]).toEqual([true, 1]);
  });
});

describe('nodes none of which can write', () => {
  it('do not take the pen from one another where no witness answers them', async () => {
    let isOverdue = true;
    machines.unwatched.add('one').add('two');
    const [one, other] = await two(
      heldWhile(() => isOverdue),
      heldWhile(() => isOverdue),
    );
    await until(() => toldToFollow() > 3);
    expect([one?.isWriting, await termsGiven()]).toEqual([true, 1]);
    isOverdue = false;
    await receipt(other!, machines.batch(1));
  });

  it('do not where the clocks of all are behind the log', async () => {
    let back = 0;
    const clock = (): number => machines.people.now - back;
    const [one] = await two({ clock }, { clock });
    await receipt(one!, machines.batch(1));
    back = 3 * MINUTE;
    const before = toldToFollow();
    await until(() => toldToFollow() > before + 2);
    const given = await termsGiven();
    await until(() => toldToFollow() > before + 5);
    expect(await termsGiven()).toBe(given);
    back = 0;
    await receipt(one!, machines.batch(2));
  });
});
