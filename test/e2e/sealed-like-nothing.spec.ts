import { rollUp } from '@mingjing/accountability';
import type { Bureau, Response, Saying } from '../kit/bureau';
import { busyMorning, type Told } from '../kit/busy-morning';
import { ENTITIES } from '../kit/county';
import { DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, CLERK, OBSERVER, OFFICERS, PUBLISHER } from '../kit/county-people';
import { idOf, order, pairOf, type Pair } from '../kit/county-visit';

/** Between the unblinding of the officers and that of the entities, one visit already under way. */
describe('a sealed task', () => {
  let bureau: Bureau;
  let told: Told;
  let pair: Pair;
  /** An entity of the same category that was not drawn. */
  let other = '';
  /** An officer who does not go to the drawn entity. */
  let stranger = '';

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
    const drawn = drawnTasks(bureau);
    const task = drawn.find(({ stratum }) => stratum === 'S-places');
    pair = pairOf(task!);
    const names = new Set(drawn.map(({ entity }) => entity));
    other = ENTITIES.slice(0, 16).find((entity) => !names.has(entity)) ?? '';
    const leads = OFFICERS.filter(({ canLead }) => canLead).map(({ id }) => `officer/${id}`);
    stranger = leads.find((actor) => actor !== pair.lead && actor !== pair.second) ?? '';
    told = await busyMorning(bureau, pair);
  });
  afterAll(() => bureau.close());

  const readers = (): readonly (string | undefined)[] => [undefined, OBSERVER, AUDITOR, CLERK, stranger];
  /** All that an answer says, with the one entity's name for the other's. */
  const said = ({ status, text, headers }: Response): object => ({
    status,
    text: text.replaceAll(other, pair.entity),
    headers: {
      type: headers['content-type'],
      cache: headers['cache-control'],
      length: headers['content-length'],
    },
    tag: headers['etag'],
  });

  it('is answered like a task that was never drawn, to the last byte', async () => {
    const paths = (entity: string): readonly string[] => [
      ...['', '?size=160', '?occurred-by=2026-03-09T08:30:00.000%2B08:00'].flatMap((query) => [
        `/v1/streams/task/${DRAW}/${entity}${query}`,
        `/v1/trail/task/${DRAW}/${entity}${query}`,
      ]),
      ...[`/v1/streams/task/${DRAW}/${entity}/x`, `/v1/streams/access/task.${DRAW}.${entity}`],
      ...[`/v1/tasks?entity=${entity}`, `/v1/tasks?entity=${entity}&limit=1`, `/v1/tasks?draw=${DRAW}`],
    ];
    for (const reader of readers()) {
      for (const [i, path] of paths(pair.entity).entries()) {
        const ofDrawn = said(await bureau.get(path, reader));
        const ofNothing = said(await bureau.get(paths(other)[i] ?? '', reader));
        expect({ reader, path, ...ofDrawn }).toEqual({ reader, path, ...ofNothing });
        expect(ofDrawn).toHaveProperty('tag', undefined);
      }
    }
  });

  it('does not lengthen the trail of its entity or of its officers, nor make it go on', async () => {
    for (const reader of [OBSERVER, AUDITOR, CLERK, stranger]) {
      const trails = [pair.entity, other].map(async (entity) => {
        const { body } = await bureau.get(`/v1/trail/entity/${entity}?limit=1`, reader);
        const events = body['events'] as readonly { readonly type: string }[];
        return { members: Object.keys(body), types: events.map(({ type }) => type), next: body['next'] };
      });
      const [ofDrawn, ofNothing] = await Promise.all(trails);
      expect(ofDrawn).toEqual(ofNothing);
      const types = reader === OBSERVER ? [] : ['EntityRegistered'];
      expect(ofDrawn).toMatchObject({ types, next: undefined });
    }
  });

  it('is behind findings, orders, cases and papers that do not exist for whoever may not see it', async () => {
    for (const reader of [OBSERVER, AUDITOR, CLERK, stranger]) {
      const status = reader === OBSERVER ? 403 : 404;
      for (const stream of told.streams) {
        const [word = '', id = ''] = stream.split('/');
        const nothing = idOf(`no ${word}`);
        const real = await bureau.get(`/v1/streams/${stream}`, reader);
        const none = await bureau.get(`/v1/streams/${word}/${nothing}`, reader);
        expect([stream, real.status, real.text]).toEqual([stream, status, none.text.replaceAll(nothing, id)]);
      }
      const musts = await bureau.get(`/v1/three-musts/findings/${told.finding}`, reader);
      expect(musts.code).toBe(reader === OBSERVER ? 'role-may-not-read' : 'not-found');
    }
  });

  it('is counted in no roll-up, as of no size, nor is that anything is left out', async () => {
    const { size } = bureau.ledger.writer.sealed;
    for (const reader of [AUDITOR, CLERK, stranger]) {
      for (const at of [size, size - 1, size - 20]) {
        const path = `/v1/three-musts?origin=ALL&size=${String(at)}`;
        const { read, asOf, ...counted } = (await bureau.get(path, reader)).body;
        expect(read).toMatchObject({ upTo: at });
        expect(asOf).toEqual(expect.any(String));
        expect(counted).toEqual({
          size: at,
          clock: 'story',
          sealed: [DRAW],
          ...rollUp([], { origin: 'ALL' }),
        });
      }
    }
  });

  const probes = (entity: string): readonly { readonly actor: string; readonly saying: Saying }[] => {
    const stream = `task/${DRAW}/${entity}`;
    const task = `${DRAW}/${entity}`;
    const file = { sha256: 'f'.repeat(64), size: 3 };
    const by = (actor: string, type: string, data: object, rest: object = {}) => ({
      actor,
      saying: { type, stream, data, ...rest },
    });
    const second = 'officer/G-04';
    const started = { checklist: 'health', checklistVersion: 1 };
    return [
      by(stranger, 'InspectionStarted', started, { cosigners: [second] }),
      by(stranger, 'InspectionStarted', started, { cosigners: [second], expect: 'none' }),
      by(stranger, 'InspectionStarted', started, { cosigners: [second], expect: 1 }),
      by(stranger, 'InspectionNotified', { visitsThisYear: 1, rights: true, channel: '电话' }),
      by(stranger, 'ItemAnswered', { item: 'PP-01', result: 'PASS' }),
      by(stranger, 'ItemAnswered', { item: 'PP-99', result: 'PASS' }, { expect: 'none' }),
      by(CLERK, 'InspectionPushed', { receipt: '推送' }),
      by(CLERK, 'TaskClosed', { reason: 'MOVED_OUT', evidence: ['0'.repeat(64)] }),
      // Nothing that he may state; the check of `expect` comes before that of his role.
      by(PUBLISHER, 'InspectionPushed', { receipt: '推送' }, { expect: 'none' }),
      by(stranger, 'RecusalRequested', { officer: stranger.slice('officer/'.length) }),
      by(stranger, 'RecusalRequested', { officer: 'G-04' }),
      by(stranger, 'RecordSigned', { by: 'ENTITY', record: file }, { cosigners: [second] }),
      by(
        stranger,
        'ViolationConfirmed',
        { violation: 'PP-03', gate: 'I', facts: '未消毒', task },
        {
          stream: `finding/${idOf('probe')}`,
          cosigners: [second],
        },
      ),
      {
        actor: stranger,
        saying: order(idOf('probing order'), { ...pair, task, entity, second }, told.finding),
      },
    ];
  };

  it('is refused to a statement with the same words as one that was never drawn', async () => {
    const size = await bureau.ledger.store.size();
    for (const [i, { actor, saying }] of probes(pair.entity).entries()) {
      const ofDrawn = said(await bureau.tries(actor, { ...saying, id: idOf(`probe ${String(i)}`) }));
      const nothing = probes(other)[i]?.saying ?? saying;
      const ofNothing = said(await bureau.tries(actor, { ...nothing, id: idOf(`empty probe ${String(i)}`) }));
      expect({ i, type: saying.type, ...ofDrawn }).toEqual({ i, type: saying.type, ...ofNothing });
      expect(ofDrawn).toMatchObject({ status: 422 });
    }
    expect(await bureau.ledger.store.size()).toBe(size);
  });

  it('is not found out by a statement that would stand, in an array that cannot', async () => {
    const probe = (entity: string): Promise<Response> => {
      const stream = `task/${DRAW}/${entity}`;
      const data = { reason: 'MOVED_OUT', evidence: ['0'.repeat(64)] };
      const close = { type: 'TaskClosed', stream, data, cosigners: [stranger] };
      const broken = {
        type: 'InspectionPushed',
        stream: `task/${idOf('no task')}`,
        data: { receipt: '推送' },
      };
      return bureau.tries(CLERK, close, { ...broken, expect: 9 });
    };
    expect(said(await probe(pair.entity))).toEqual(said(await probe(other)));
  });

  it('is refused to whoever goes there with the reason, as ever', async () => {
    const stream = `task/${pair.task}`;
    const again = { type: 'ItemAnswered', stream, data: { item: 'PP-01', result: 'PASS' } };
    expect(await bureau.outcome(pair.lead, again)).toBe('item-answered');
    expect(await bureau.outcome(pair.lead, { ...again, expect: 0 })).toBe('revision-conflict');
  });
});
