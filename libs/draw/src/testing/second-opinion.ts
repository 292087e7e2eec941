import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Transcript } from '../algorithm/draw-types';
import type { PoolOfficer, Reveal, Stratum } from '../algorithm/types';

/**
 * A second implementation of mingjing-draw-v1, written from the specification alone and in another
 * manner: every hash is a number, every draw a fold over numbers. With the library it shares the
 * names of a transcript's members, with the ten-minute verifier nothing; where the three disagree,
 * one of them misread the rules.
 */
const number = (...parts: readonly Buffer[]): bigint =>
  BigInt('0x' + createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
const digits = (hash: bigint): string => hash.toString(16).padStart(64, '0');
const raw = (hash: bigint): Buffer => Buffer.from(digits(hash), 'hex');
const lp = (x: string | Buffer): Buffer => {
  const body = Buffer.from(x as string);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, body]);
};
const sign = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Sorts by several keys, the earlier the weightier. */
const orderedBy = <T>(list: readonly T[], ...keys: readonly ((item: T) => string)[]): T[] =>
  [...list].sort((a, b) => keys.map((key) => utf8Order(key(a), key(b))).find((n) => n !== 0) ?? 0);

/** MTH by halving intervals upwards: hash level after level, an odd last one moves up as it is. */
function root(rows: readonly object[]): string {
  let level = rows.map((row) => number(Buffer.of(0), Buffer.from(JSON.stringify(row))));
  if (level.length === 0) return digits(number());
  while (level.length > 1) {
    level = level.flatMap((left, i) => {
      if (i % 2 === 1) return [];
      const right = level[i + 1];
      return [right === undefined ? left : number(Buffer.of(1), raw(left), raw(right))];
    });
  }
  return digits(level[0] ?? 0n);
}

export interface Opinion {
  readonly roots: unknown;
  readonly commitments: unknown;
  readonly seed: string;
  readonly strata: unknown;
  readonly assignments: unknown;
  readonly unassigned: unknown;
}

/** What a sound transcript with these inputs must say, stage by stage. */
export function secondOpinion(t: Transcript): Opinion {
  const reveals = orderedBy(t.reveals, (r) => r.contributor);
  const secretOf = (r: Reveal): Buffer => lp(Buffer.from(r.secret, 'hex'));
  const who = reveals.flatMap((r) => [lp(r.contributor), secretOf(r)]);
  const beacon = lp(Buffer.from(t.beacon?.value ?? '', 'hex'));
  const seed = number(lp('mingjing/draw/seed/v1'), lp(t.drawId), ...who, beacon);
  const strata = orderedBy(t.strata, (s) => s.id).map((s) => ({ rule: s, ...chosen(t, s, seed) }));
  const tasks = strata.flatMap(({ rule, drawn }) => drawn.flatMap((entity) => tasksFor(t, rule, entity)));
  return {
    roots: rootsOf(t),
    commitments: reveals.map((r) => ({
      contributor: r.contributor,
      commitment: digits(number(lp('mingjing/draw/commit/v1'), lp(t.drawId), lp(r.contributor), secretOf(r))),
    })),
    seed: digits(seed),
    strata: strata.map(({ rule, drawn, reserve }) => {
      return { id: rule.id, population: drawn.length + reserve.length, drawn, reserve };
    }),
    ...staffed(t, tasks, seed),
  };
}

function rootsOf(t: Transcript): Record<string, string> {
  const entities = orderedBy(t.entities, (e) => e.id);
  const officers = orderedBy(t.officers, (o) => o.id);
  const pairs = orderedBy(
    t.conflicts,
    (c) => c.officer,
    (c) => c.entity,
  );
  return {
    entities: root(entities.map((e) => ({ id: e.id, stratum: e.stratum, weight: e.weight }))),
    officers: root(
      officers.map((o) => {
        const fields = orderedBy<string>(o.fields, String);
        return { canLead: o.canLead, fields, id: o.id, load: o.load };
      }),
    ),
    conflicts: root(pairs.map((c) => ({ entity: c.entity, officer: c.officer }))),
  };
}

/** Ranking without a sort: the rank of an entity is the number of those that stand before it. */
function chosen(t: Transcript, rule: Stratum, seed: bigint): { drawn: string[]; reserve: string[] } {
  const members = t.entities
    .filter((e) => e.stratum === rule.id)
    .map((e) => {
      const ticket = number(lp('mingjing/draw/entity/v1'), raw(seed), lp(rule.id), lp(e.id));
      return { id: e.id, ticket, w: BigInt(e.weight) };
    });
  const ranked: string[] = [];
  for (const a of members) {
    const before = members.filter((b) => {
      return (sign(b.ticket * a.w - a.ticket * b.w) || utf8Order(b.id, a.id)) < 0;
    });
    ranked[before.length] = a.id;
  }
  const [num, den] = rule.ratio;
  let n = 0;
  while (BigInt(n) * BigInt(den) < BigInt(num) * BigInt(ranked.length)) n++; // the least n ≥ num · N ÷ den
  if (rule.mode === 'census') n = ranked.length;
  else n = Math.min(ranked.length, Math.max(n, rule.minimum));
  return { drawn: ranked.slice(0, n), reserve: ranked.slice(n) };
}

function tasksFor(
  t: Transcript,
  rule: Stratum,
  entity: string,
): [id: string, entity: string, field: string][] {
  if ('field' in rule) return [[[t.drawId, entity].join('/'), entity, rule.field]];
  return orderedBy(rule.parties, (p) => p.id).map((p) => [
    [t.drawId, entity, p.id].join('/'),
    entity,
    p.field,
  ]);
}

type Staffing = { assignments: object[]; unassigned: string[] };

function staffed(t: Transcript, tasks: [string, string, string][], seed: bigint): Staffing {
  const busy: Record<string, number> = {};
  for (const o of t.officers) busy[o.id] = o.load;
  const outcome: Staffing = { assignments: [], unassigned: [] };
  for (const [task, entity, field] of tasks) {
    const fit = t.officers.filter(
      (o) => o.fields.includes(field) && !t.conflicts.some((c) => c.entity === entity && c.officer === o.id),
    );
    const queue = orderedBy(
      fit,
      (o) => digits(number(lp('mingjing/draw/officer/v1'), raw(seed), lp(task), lp(o.id))),
      (o) => o.id,
    );
    if (queue.length < 2 || !queue.some((o) => o.canLead)) {
      outcome.unassigned.push(task);
      continue;
    }
    const limit = Math.min(...queue.map((o) => busy[o.id] ?? 0)) + 1;
    const inBand = (o: PoolOfficer): boolean => (busy[o.id] ?? 0) <= limit;
    const lead = queue.find((o) => inBand(o) && o.canLead) ?? queue.find((o) => o.canLead)!;
    const others = queue.filter((o) => o !== lead);
    const second = others.find(inBand) ?? others[0]!;
    const substitutes = others.filter((o) => o !== second).map((o) => o.id);
    outcome.assignments.push({
      task,
      lead: lead.id,
      second: second.id,
      substitutes: substitutes.slice(0, 8),
    });
    for (const { id } of [lead, second]) busy[id] = (busy[id] ?? 0) + 1;
  }
  return outcome;
}

/** The first stage at which the file says something else, or null. */
export function stageOfDisagreement(t: Transcript): string | null {
  const own = secondOpinion(t);
  const said: Opinion = {
    roots: t.roots,
    commitments: orderedBy(t.commitments, (c) => c.contributor),
    ...t.result,
  };
  const stages = ['roots', 'commitments', 'seed', 'strata', 'assignments', 'unassigned'] as const;
  return stages.find((stage) => !isDeepStrictEqual(own[stage], said[stage])) ?? null;
}
