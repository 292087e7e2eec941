import { registry } from '../../apps/ledger/composition/constitution';
import { assignment, enrolment } from '../kit/appointments';
import type { Bureau } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { drawnTasks, drawnUpTo } from '../kit/county-draw';
import {
  AUDITOR,
  CLERK,
  DEPUTY,
  HEAD,
  LEGAL,
  OBSERVER,
  OFFICER_REGISTRAR,
  ORGANISER,
  PUBLISHER,
  REGISTRAR,
} from '../kit/county-people';
import { pairOf } from '../kit/county-visit';
import { everyPath, type Asked } from '../kit/every-path';

interface Told {
  readonly type: string;
  readonly version: number;
  readonly actor: string;
  readonly cosigners?: readonly string[];
}

const LAB = 'lab/L-1';
const ALL = [HEAD, DEPUTY, LEGAL, AUDITOR, CLERK, 'officer/G-01'];
const REGISTRARS = [REGISTRAR, OFFICER_REGISTRAR];
const NONE = [PUBLISHER, OBSERVER];

/** A path below which everything is of one kind, and who reads it; handbook §5.1. */
const READERS: readonly (readonly [path: string, readers: readonly string[]])[] = [
  ['/v1/registers/entities', [...ALL, ORGANISER, ...REGISTRARS]],
  ['/v1/registers/officers', [...ALL, ORGANISER, ...REGISTRARS]],
  ['/v1/registers/officers/filing', [...ALL, ORGANISER, ...REGISTRARS]],
  ['/v1/imports/unfinished', [...ALL, ORGANISER, ...REGISTRARS]],
  ['/v1/tasks', [...ALL, ORGANISER, LAB]],
  ['/v1/years/2026/load', [...ALL, ORGANISER, ...REGISTRARS]],
  ['/v1/years/2026/completion', [...ALL, ORGANISER, LAB]],
  ['/v1/three-musts', ALL],
  [`/log/files/${'f'.repeat(64)}`, [...ALL, ORGANISER]],
];

/** §5.1 and record.md: every entry that is not public, and every query, obeys the reader's role. */
describe('what a role reads', () => {
  let bureau: Bureau;
  let paths: readonly Asked[] = [];
  let streams: readonly string[] = [];

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const lab = { actor: LAB, role: 'LAB_SIGNER', org: 'brigade' };
    await bureau.says('founder', enrolment(bureau.pen(LAB)), assignment(lab));
    const task = drawnTasks(bureau).find(({ stratum }) => stratum === 'S-places');
    ({ streams } = await busyMorning(bureau, pairOf(task!)));
    await bureau.ledger.follower.catchUp();
    paths = everyPath({ bureau, from: bureau.ledger.writer.sealed.size - 40, streams });
  });
  afterAll(() => bureau.close());

  it.each([...NONE, LAB, ...REGISTRARS, ORGANISER, ...ALL])(
    'is what it takes to do its work: %s',
    async (reader) => {
      for (const [path, readers] of READERS) {
        const { status, code } = await bureau.get(path, reader);
        if (readers.includes(reader)) expect([path, [200, 404].includes(status)]).toEqual([path, true]);
        else expect([path, status, code]).toEqual([path, 403, 'role-may-not-read']);
      }
    },
  );

  it.each(['finding', 'order', 'case'])(
    'keeps a %s from whoever has no part in it, by every name',
    async (word) => {
      const id = streams.find((stream) => stream.startsWith(`${word}/`))?.slice(word.length + 1) ?? '';
      for (const reader of [...NONE, LAB, ...REGISTRARS, ORGANISER]) {
        for (const path of [`/v1/${word}s/${id}`, `/v1/${word}s/none`, `/v1/streams/${word}/${id}`])
          expect([path, (await bureau.get(path, reader)).code]).toEqual([path, 'role-may-not-read']);
      }
      expect((await bureau.get(`/v1/${word}s/${id}`, AUDITOR)).status).toBe(200);
    },
  );

  it.each(NONE)(
    'is on every path what everybody sees, besides what he signed himself: %s',
    async (reader) => {
      let refused = 0;
      for (const { path } of paths) {
        const answer = await bureau.get(path, reader);
        expect([path, [200, 401, 403, 404].includes(answer.status)]).toEqual([path, true]);
        if (answer.code === 'role-may-not-read') refused += 1;
        if (answer.status !== 200 || isOfPublications(path, answer.text, reader)) continue;
        if (path.startsWith('/v1/trail/')) expect([path, strange(answer.body, reader)]).toEqual([path, []]);
        else if (!isOfThePublic(path)) expect([path, (await bureau.get(path)).status]).toEqual([path, 200]);
      }
      expect(refused).toBeGreaterThan(100);
    },
  );

  /** What he publishes from stands there. */
  const isOfPublications = (path: string, text: string, reader: string): boolean =>
    reader === PUBLISHER &&
    (path.startsWith('/v1/streams/publication/') ||
      (path.startsWith('/log/entry/') && text.includes('"stream":"publication/')));

  /** Streams of nothing but public entries are folded for readers alone: it costs the server something. */
  const isOfThePublic = (path: string): boolean => /^\/v1\/streams\/(plan|checklist|ledger)/.test(path);

  const strange = (body: object, reader: string): readonly string[] => {
    const { events } = body as { readonly events: readonly Told[] };
    return events
      .filter(({ type, version }) => registry.event(type, version)?.visibility !== 'public')
      .filter(({ type }) => reader !== PUBLISHER || !/^Publication|^Publish|^Withdraw/.test(type))
      .filter(({ actor, cosigners = [] }) => ![actor, ...cosigners].includes(reader))
      .map(({ type }) => type);
  };
});
