import { findKey } from '../composition/constitution';
import { FOUNDER_ACTOR, readEntry, streamWord } from '@mingjing/kernel';
import { rulesAppliedBy } from './applied-rules';
import type { Gathered, Gathering } from './gathering';

/**
 * What the entries stand on: the opening of the ledger and its keys, the rules, calendars and checklists that were
 * applied, and for every signer, those of these entries too, how his keys were enrolled and which
 * roles he held.
 */
export async function gatherGround(gathering: Gathering): Promise<void> {
  await gathering.take(0);
  // How the log changed its keys: who knows only an older one can follow it to the newest.
  await gathering.stream('ledger/main');
  for (const stream of lawOf(gathering.entries())) await gathering.stream(stream);
  const actors = new Set<string>();
  for (;;) {
    const more = [...signersOf(gathering)].filter((actor) => !actors.has(actor));
    if (more.length === 0) break;
    for (const actor of more) {
      actors.add(actor);
      await gathering.stream(`actor/${actor}`);
    }
  }
  await organisations(gathering);
}

/** Rules by the events that apply them, the checklist of each visit, the calendars of the years. */
function lawOf(entries: readonly Gathered[]): readonly string[] {
  const streams = new Set<string>();
  for (const { event } of entries) {
    for (const rule of rulesAppliedBy(event.type)) streams.add(`rule/${rule}`);
    streams.add(`calendar/${event.occurredAt.slice(0, 4)}`);
    const checklist = event.data['checklist'];
    if (typeof checklist === 'string') streams.add(`checklist/${checklist}`);
  }
  return [...streams];
}

/** Whose key signed, whatever name stands above it: the service signs for who has none. */
function signersOf(gathering: Gathering): ReadonlySet<string> {
  const actors = new Set<string>();
  for (const { bytes } of gathering.entries()) {
    const entry = readEntry(bytes);
    if (!entry.ok) continue;
    const { signature } = entry.value;
    for (const { key } of [signature, ...(signature.cosigners ?? [])]) {
      const actor = findKey(gathering.facts, key)?.actor;
      if (actor !== undefined && actor !== FOUNDER_ACTOR) actors.add(actor);
    }
  }
  return actors;
}

/** On whose behalf: the organisations in which the signers held their roles. */
async function organisations(gathering: Gathering): Promise<void> {
  const roles = gathering.entries().filter(({ event }) => streamWord(event.stream) === 'actor');
  const orgs = roles.map(({ event }) => event.data['org']).filter((org) => typeof org === 'string');
  for (const org of new Set(orgs)) await gathering.stream(`org/${org}`);
}
