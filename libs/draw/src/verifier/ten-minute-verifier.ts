/**
 * Verifies the transcript of a draw (mingjing-draw-v1) with nothing but SHA-256. This file imports
 * nothing and shares nothing with the rest of the project; it is to be read from top to bottom in
 * ten minutes, and prefers the plainest way to the fastest one.
 *
 * The verdict is the first of: `REFUSED: …` (no draw can be made of these inputs), `DIFFERENT at …`
 * (roots, commitments, seed, strata, assignments or unassigned), `OK (selection only)` for the public
 * transcript, `OK`. Throws a TypeError where the file is no transcript at all. The beacon's value is
 * taken as given: compare it with its source yourself. To run it by itself:
 *
 *     npm run build && node -p '
 *       require("./dist/libs/draw/src/verifier/ten-minute-verifier.js").verifyInTenMinutes(
 *         JSON.parse(require("fs").readFileSync(process.argv[1])),
 *         (bytes) => require("crypto").createHash("sha256").update(bytes).digest(),
 *       )' docs/examples/draw-transcript.json
 */
type Hash = (bytes: Uint8Array) => Uint8Array;
type Row = { readonly id: string };
type Party = Row & { field: string };
type Rule = { mode: string; ratio: [number, number, ...unknown[]]; minimum: number };
type Stratum = Row & Rule & { field?: string; parties?: Party[] };
type Entity = Row & { stratum: string; weight: number };
type Officer = Row & { fields: string[]; canLead: boolean; load: number };
type Conflict = { entity: string; officer: string };
type Drawn = Row & { population: number; drawn: string[]; reserve: string[] };
type Team = { task: string; lead: string; second: string; substitutes: string[] };

export interface TranscriptFile {
  readonly algorithm: string;
  readonly drawId: string;
  readonly strata: readonly Stratum[];
  readonly entities: readonly Entity[];
  readonly officers?: readonly Officer[];
  readonly conflicts?: readonly Conflict[];
  readonly roots: { readonly entities: string; readonly officers: string; readonly conflicts: string };
  readonly commitments: readonly { readonly contributor: string; readonly commitment: string }[];
  readonly reveals: readonly { readonly contributor: string; readonly secret: string }[];
  readonly beacon?: { readonly value: string };
  readonly result: { seed: string; strata: Drawn[]; assignments?: Team[]; unassigned?: string[] };
}

export function verifyInTenMinutes(file: TranscriptFile, sha256: Hash): string {
  const fault = rulesFor(file).find(([holds]) => !holds);
  if (fault) return `REFUSED: ${fault[1]}`;
  const { result, officers } = file;
  const seed = seedOf(file, sha256);
  const strata = sorted(file.strata).map((stratum) => selectIn(stratum, file, seed, sha256));
  const tasks = officers ? assign(file, officers, strata, seed, sha256) : { teams: [], unassigned: [] };
  const pick = ({ id, population, drawn, reserve }: Drawn): Drawn => ({ id, population, drawn, reserve });
  const team = ({ task, lead, second, substitutes }: Team): Team => ({ task, lead, second, substitutes });
  const commitments = byContributor(file.commitments).map((c) => [c.contributor, c.commitment]);
  const pairs: readonly (readonly [name: string, recomputed: unknown, claimed: unknown])[] = [
    ...rootsOf(file, sha256).map(([name, root]) => ['roots', root, file.roots[name]] as const),
    ['commitments', openings(file, sha256), commitments],
    ['seed', hex(seed), result.seed],
    ['strata', strata, result.strata.map(pick)],
    ['assignments', tasks.teams, result.assignments?.map(team) ?? []],
    ['unassigned', tasks.unassigned, result.unassigned ?? []],
  ];
  const different = pairs.find(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b));
  if (different) return `DIFFERENT at ${different[0]}`;
  return officers ? 'OK' : 'OK (selection only)';
}

/** What must hold for a draw to be made of these inputs at all. */
function rulesFor(file: TranscriptFile): readonly (readonly [holds: boolean, broken: string])[] {
  const { strata, entities, officers = [], conflicts = [], reveals, commitments, result } = file;
  const { assignments, unassigned } = result;
  const restricted = [file.officers, file.conflicts, assignments, unassigned].filter((part) => part).length;
  const whole = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to;
  const [max, safe] = [2 ** 31 - 1, Number.MAX_SAFE_INTEGER];
  const known = (rows: readonly Row[], id: string): boolean => rows.some((row) => row.id === id);
  return [
    [file.algorithm === 'mingjing-draw-v1', 'another algorithm'],
    [rowsAreWhole(file), 'a member is missing'],
    [restricted === 0 || restricted === 4, 'neither the public nor the full transcript'],
    [/^[^/ \p{Cc}]+$/u.test(file.drawId) && utf8(file.drawId).length <= 100, 'the form of the drawId'],
    [distinct(strata.map((s) => s.id)), 'a stratum twice'],
    [strata.every((s) => s.mode === 'ratio' || s.mode === 'census'), 'a mode'],
    [strata.every(({ ratio: r }) => r.length === 2 && whole(r[0], 0, r[1]) && whole(r[1], 1, max)), 'ratios'],
    [strata.every((s) => whole(s.minimum, 0, safe)), 'a minimum'],
    [strata.every((s) => (s.field === undefined) !== (s.parties === undefined)), 'a field beside parties'],
    [strata.every(({ parties: p }) => !p || (p[0] && distinct(p.map((one) => one.id)))), 'the parties'],
    [distinct(entities.map((e) => e.id)), 'an entity twice'],
    [entities.every((e) => known(strata, e.stratum)), 'an unknown stratum'],
    [entities.every((e) => whole(e.weight, 1, max)), 'a weight'],
    [distinct(officers.map((o) => o.id)), 'an officer twice'],
    [officers.every((o) => distinct(o.fields)), 'a field twice'],
    [officers.every((o) => typeof o.canLead === 'boolean' && whole(o.load, 0, safe)), 'who leads, or a load'],
    [distinct(conflicts.map((c) => JSON.stringify([c.officer, c.entity]))), 'a conflict twice'],
    [conflicts.every((c) => known(entities, c.entity) && known(officers, c.officer)), 'an unknown id'],
    [reveals.length >= 2 && distinct(reveals.map((r) => r.contributor)), 'the contributors'],
    [distinct(commitments.map((c) => c.contributor)), 'a commitment twice'],
    [reveals.every((r) => /^[0-9a-f]{64}$/.test(r.secret)), 'a secret that is not 32 bytes'],
    [/^([0-9a-f]{2})+$/.test(file.beacon?.value ?? '00'), 'the value of the beacon'],
  ];
}

/** Every row names all that rows of its kind name. */
function rowsAreWhole({ strata, beacon, roots, result, ...file }: TranscriptFile): boolean {
  const parties = strata.flatMap((stratum) => stratum.parties ?? []);
  // prettier-ignore
  const kinds: readonly (readonly [rows: readonly object[], members: string])[] = [
    [strata, 'id mode ratio minimum'], [parties, 'id field'], [file.entities, 'id stratum weight'],
    [file.officers ?? [], 'id fields canLead load'], [file.conflicts ?? [], 'entity officer'],
    [file.commitments, 'contributor commitment'], [file.reveals, 'contributor secret'],
    [beacon === undefined ? [] : [beacon], 'source value'], [[roots], 'entities officers conflicts'], [[result], 'seed strata'],
    [result.strata, 'id population drawn reserve'], [result.assignments ?? [], 'task lead second substitutes'],
  ];
  const has = (row: object, members: string): boolean => members.split(' ').every((one) => one in row);
  return kinds.every(([rows, members]) => rows.every((row) => has(row, members)));
}

/** Each contributor and his reveal, hashed as his commitment was. */
function openings({ drawId, reveals }: TranscriptFile, sha256: Hash): string[][] {
  const tag = lp('mingjing/draw/commit/v1');
  return byContributor(reveals).map(({ contributor, secret }) => {
    const opened = sha256(join([tag, lp(drawId), lp(contributor), lp(bytesOf(secret))]));
    return [contributor, hex(opened)];
  });
}

function seedOf({ drawId, reveals, beacon }: TranscriptFile, sha256: Hash): Uint8Array {
  const contributions = byContributor(reveals).flatMap((r) => [lp(r.contributor), lp(bytesOf(r.secret))]);
  const value = lp(bytesOf(beacon?.value ?? ''));
  return sha256(join([lp('mingjing/draw/seed/v1'), lp(drawId), ...contributions, value]));
}

/** Ranked by ticket ÷ weight, smallest first, compared as ticket × the other's weight; equal: by id. */
function selectIn(stratum: Stratum, { entities }: TranscriptFile, seed: Uint8Array, sha256: Hash): Drawn {
  const prefix = join([lp('mingjing/draw/entity/v1'), seed, lp(stratum.id)]);
  const ranked = entities
    .filter((entity) => entity.stratum === stratum.id)
    .map(({ id, weight }) => ({ id, weight: BigInt(weight), ticket: ticket(prefix, id, sha256) }))
    .sort((a, b) => compare(a.ticket * b.weight, b.ticket * a.weight) || order(a.id, b.id))
    .map(({ id }) => id);
  const [num, den] = [BigInt(stratum.ratio[0]), BigInt(stratum.ratio[1])];
  const share = Number((num * BigInt(ranked.length) + den - 1n) / den); // rounded up
  const count = stratum.mode === 'census' ? ranked.length : Math.max(stratum.minimum, share);
  const [drawn, reserve] = [ranked.slice(0, count), ranked.slice(count)];
  return { id: stratum.id, population: ranked.length, drawn, reserve };
}

/** Per task: eligible officers by ticket; those at most one above the smallest load go first. */
function assign(
  { drawId, strata, conflicts = [] }: TranscriptFile,
  officers: readonly Officer[],
  selected: readonly Drawn[],
  seed: Uint8Array,
  sha256: Hash,
): { teams: Team[]; unassigned: string[] } {
  const loads = new Map(officers.map((officer) => [officer.id, officer.load]));
  const load = ({ id }: Officer): number => loads.get(id) ?? 0;
  const [teams, unassigned]: [Team[], string[]] = [[], []];
  for (const { task, entity, field } of tasksOf(drawId, sorted(strata), selected)) {
    const prefix = join([lp('mingjing/draw/officer/v1'), seed, lp(task)]);
    const barred = conflicts.filter((c) => c.entity === entity).map((c) => c.officer);
    const eligible = officers
      .filter(({ id, fields }) => fields.includes(field) && !barred.includes(id))
      .map((officer) => ({ officer, id: officer.id, ticket: ticket(prefix, officer.id, sha256) }))
      .sort((a, b) => compare(a.ticket, b.ticket) || order(a.id, b.id))
      .map(({ officer }) => officer);
    const least = Math.min(...eligible.map(load));
    const bandFirst = [...eligible.filter((o) => load(o) <= least + 1), ...eligible];
    const lead = bandFirst.find((o) => o.canLead);
    const second = bandFirst.find((o) => o !== lead);
    if (!lead || !second) unassigned.push(task);
    else {
      const left = eligible.filter((o) => o !== lead && o !== second).map((o) => o.id);
      teams.push({ task, lead: lead.id, second: second.id, substitutes: left.slice(0, 8) });
      for (const officer of [lead, second]) loads.set(officer.id, load(officer) + 1);
    }
  }
  return { teams, unassigned };
}

/** Stratum order, then rank order, then, in a joint stratum, its parties in id order. */
function tasksOf(drawId: string, strata: readonly Stratum[], selected: readonly Drawn[]) {
  return strata.flatMap(({ field, parties }, at) =>
    (selected[at]?.drawn ?? []).flatMap((entity) => {
      const task = `${drawId}/${entity}`;
      if (!parties) return [{ task, entity, field: field ?? '' }];
      return sorted(parties).map((party) => ({ task: `${task}/${party.id}`, entity, field: party.field }));
    }),
  );
}

/** RFC 8785 for these rows: members in order of their names, nothing between them. */
function rootsOf(file: TranscriptFile, sha256: Hash): [keyof TranscriptFile['roots'], string][] {
  const root = (rows: object[]): string => hex(tree(rows.map(jsonBytes), sha256));
  const entities = sorted(file.entities).map(({ id, stratum, weight }) => ({ id, stratum, weight }));
  if (!file.officers || !file.conflicts) return [['entities', root(entities)]];
  const officers = sorted(file.officers).map(({ canLead, fields, id, load }) => {
    return { canLead, fields: [...fields].sort(order), id, load };
  });
  const conflicts = file.conflicts.map(({ entity, officer }) => ({ entity, officer }));
  conflicts.sort((a, b) => order(a.officer, b.officer) || order(a.entity, b.entity));
  return [['entities', root(entities)], ['officers', root(officers)], ['conflicts', root(conflicts)]]; // prettier-ignore
}

/** RFC 6962: split at the largest power of two below the number of leaves. */
function tree(leaves: readonly Uint8Array[], sha256: Hash): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return sha256(join([Uint8Array.of(0), ...leaves]));
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const [left, right] = [tree(leaves.slice(0, half), sha256), tree(leaves.slice(half), sha256)];
  return sha256(join([Uint8Array.of(1), left, right]));
}

const ticket = (prefix: Uint8Array, id: string, sha256: Hash): bigint =>
  BigInt(`0x${hex(sha256(join([prefix, lp(id)])))}`);
const jsonBytes = (row: object): Uint8Array => utf8(JSON.stringify(row));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (byte) => parseInt(byte, 16));
function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
/** The length as 4-byte big-endian, then the bytes. */
function lp(part: string | Uint8Array): Uint8Array {
  const bytes = typeof part === 'string' ? utf8(part) : part;
  return join([bytesOf(bytes.length.toString(16).padStart(8, '0')), bytes]);
}
const compare = (a: bigint, b: bigint): number => Number(a > b) - Number(a < b);
/** Ids sort by their UTF-8 bytes; where one ends, it goes before whatever goes on. */
function order(a: string, b: string): number {
  const [x, y] = [utf8(a), utf8(b)];
  let at = 0;
  while (at < x.length && x[at] === y[at]) at += 1;
  return (x[at] ?? -1) - (y[at] ?? -1);
}
const sorted = <R extends Row>(rows: readonly R[]): R[] => [...rows].sort((a, b) => order(a.id, b.id));
const byContributor = <R extends { readonly contributor: string }>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => order(a.contributor, b.contributor));
/** Also: none is empty, or no text. */
const distinct = (ids: readonly string[]) => new Set(ids.filter((id) => id.length)).size === ids.length;
