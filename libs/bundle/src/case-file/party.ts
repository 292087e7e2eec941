import type { Bound } from './bound';
import { html, type Html } from './html';
import type { FiledEntry } from './readable-entries';
import { NOT_DISCLOSED, nameIn, namesOf, shownName, type RecordedName } from './recorded-names';
import { dayOf } from './values';

export type CoverRow = readonly [zh: string, en: string, value: Html | string];

/** Whom the file is about, as the register or the case names him; of a draw, nobody. */
export function partyRows(bound: Bound): readonly CoverRow[] {
  const { subject } = bound.bundle;
  const word = subject.split('/')[0];
  if (word === 'case') return partyOfCase(bound);
  if (word === 'entity') return [['当事人', 'Party', nameAsOf(namesOf(subject, bound))]];
  if (word === 'officer') return [['执法人员', 'Officer', nameAsOf(namesOf(subject, bound))]];
  return [];
}

/** A person under his own name, with whom was inspected beside it; else the entity, with the name that the case gives. */
function partyOfCase(bound: Bound): readonly CoverRow[] {
  const opening = openingOf(bound);
  const person = opening && nameIn(opening, 'partyName', bound.bundle);
  const names = namesOf(entityOf(bound), bound);
  const name = nameAsOf(names, actOf(bound));
  if (opening !== undefined && isAboutAPerson(opening)) {
    const inspected: CoverRow = ['检查对象', 'Entity inspected', name];
    return [
      ['当事人', 'Party', person ? shownName(person) : NOT_DISCLOSED],
      ...(names.length > 0 ? [inspected] : []),
    ];
  }
  if (person?.text === undefined) return [['当事人', 'Party', name]];
  if (names.every(({ text }) => text === undefined)) return [['当事人', 'Party', person.text]];
  return [
    ['当事人', 'Party', name],
    ['当事人姓名', 'Name of the party', person.text],
  ];
}

const OPENING = ['CaseFiled', 'OnSpotPenaltyImposed'];

function openingOf({ bundle, entries }: Bound): FiledEntry | undefined {
  return entries.find(
    ({ entry: { statement } }) => statement.stream === bundle.subject && OPENING.includes(statement.type),
  );
}

/** By the pseudonym of a case, or the kind of party of a penalty on the spot. */
function isAboutAPerson({ entry }: FiledEntry): boolean {
  const party = entry.statement.data['party'];
  return party === 'CITIZEN' || (typeof party === 'string' && party.startsWith('person/'));
}

/** The row of the entity that the findings name; where none names one, the first in the bundle. */
function entityOf({ entries }: Bound): string {
  const stated = entries.map(({ entry }) => entry.statement);
  const named = stated.find(
    ({ stream, data }) => stream.startsWith('finding/') && typeof data['entity'] === 'string',
  )?.data['entity'];
  if (typeof named === 'string') return `entity/${named}`;
  return stated.find(({ type }) => type === 'EntityRegistered')?.stream ?? '';
}

/** What the party answers for under the name that it had then. */
interface Act {
  readonly index: number;
  readonly zh: string;
  readonly en: string;
}

const ACTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  PenaltyDecided: ['处罚决定时', 'when the penalty was decided'],
  OnSpotPenaltyImposed: ['处罚决定时', 'when the penalty was decided'],
  CaseFiled: ['立案时', 'when the case was filed'],
};

/** The decision; before there is one, the filing. */
function actOf({ bundle, entries }: Bound): Act | undefined {
  for (const [type, [zh, en]] of Object.entries(ACTS)) {
    const found = entries.find(
      ({ entry: { statement } }) => statement.type === type && statement.stream === bundle.subject,
    );
    if (found !== undefined) return { index: found.index, zh, en };
  }
  return undefined;
}

/** The name of that time; where it had others, all of them, and which one is of when. Without an act, the last. */
function nameAsOf(names: readonly RecordedName[], act?: Act): Html {
  const stood = names.filter(({ index }) => act === undefined || index < act.index).at(-1) ?? names[0];
  if (stood === undefined) return NOT_DISCLOSED;
  if (names.length === 1) return shownName(stood);
  const former = names.filter(({ index }) => index < stood.index);
  const later = names.filter(({ index }) => index > stood.index);
  return html`${shownName(stood)}（${act?.zh ?? '最后'}登记名称
    <span class="en" lang="en">as registered ${act?.en ?? 'last'}</span>）
    ${former.map((one) => html`<br />原名称 <span class="en" lang="en">formerly</span> ${shownName(one)}`)}
    ${later.map(
      (one) =>
        html`<br />${dayOf(one.occurredAt)}变更为
          <span class="en" lang="en">changed to</span> ${shownName(one)}`,
    )}`;
}
