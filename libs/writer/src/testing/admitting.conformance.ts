import { Registry, rejection, type Context, type EventDefinition } from '@mingjing/kernel';
import { adding, type Saying } from './sayings';
import { constitution, faultIn, registry } from './tally-constitution';
import type { TestLedger } from './test-ledger';

/** A rule that is made later asks new statements only (docs/adr/0017). */
export function describeAdmitting(given: () => TestLedger): void {
  it('asks what only new statements must keep of none that stands', async () => {
    const ledger = given();
    await ledger.says(ledger.officer, adding(3));
    const admit = () => rejection('not-any-more', 'Tallies are closed to new statements.');
    const stricter = { ...constitution, gates: { ...constitution.gates, admit } };
    expect(faultIn(await ledger.entries(), stricter)).toBeUndefined();
    const again = await ledger.restart({ ledger: stricter });
    expect(await again.outcome(again.signed(again.officer, adding(3)))).toBe('not-any-more');
  });

  it('shows a new statement the entry that it names, durable or before it in the same array', async () => {
    const ledger = await given().restart({ ledger: withNotes });
    const first = ledger.signed(ledger.officer, adding(3, 'tally/named'));
    const second = ledger.signed(ledger.officer, adding(4, 'tally/named'));
    await ledger.accepted(first);
    const { id } = second.statement;
    const about = (note: string): Saying => adding(1, 'tally/naming', { data: { by: 1, note } });
    const says = (note: string) => ledger.signed(ledger.officer, about(note));
    expect(await ledger.outcome(says(`3 ${first.statement.id}`))).toBe('accepted');
    expect(await ledger.outcome(says(`4 ${first.statement.id}`))).toBe('named-differs');
    expect(await ledger.outcome(says(`4 ${id}`))).toBe('named-differs');
    expect(await ledger.outcome([second, says(`4 ${id}`)])).toBe('accepted');
    expect(await ledger.outcome([says(`5 ${id}`), says(`4 ${id}`)])).toBe('named-differs');
  });
}

/** A note says what another statement has added: `<number> <id>`. */
const withNotes = { ...constitution, registry: new Registry(registry.contexts.map(noting)) };

function noting(context: Context): Context {
  return { ...context, events: context.events.map(naming) };
}

function naming(event: EventDefinition): EventDefinition {
  if (event.type !== 'TallyAdded') return event;
  return {
    ...event,
    names: ({ note = '' }: { readonly note?: string }) => note.split(' ').slice(1),
    admit: (_state, { data: { note } }: { readonly data: { readonly note?: string } }, _facts, named) => {
      const [by = '', id = ''] = note?.split(' ') ?? [];
      return note === undefined || named(id)?.statement.data['by'] === Number(by)
        ? undefined
        : rejection('named-differs', 'The statement that is named has added another number.');
    },
  };
}
