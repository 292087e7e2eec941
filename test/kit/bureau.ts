import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { penOf, submissionOf, type Pen, type SignedSubmission } from '@mingjing/client';
import { chinaTime, uuidFromDigest, utf8, type JsonObject } from '@mingjing/kernel';
import { nativeSigner, sha256 } from '@mingjing/writer';
import { createDataFolder, dataFolder } from '../../apps/ledger/composition/data-folder';
import { createServerKeys, openingStatement } from '../../apps/ledger/composition/founding';
import { openLedger, type OpenLedger, type OpenOptions } from '../../apps/ledger/composition/open-ledger';
import { rulesAndCalendars } from '../../apps/ledger/composition/shipped-law';
import { createLedgerApp } from '../../apps/ledger/http/ledger-app';
import { assignment, enrolment, registration, type Appointed, type NamedOrg } from './appointments';
import { Contract } from './contract';
import { answerOf, readerToken, type Response } from './http';
import type { Saying } from './saying';
import { ORIGIN, seedOf } from './seeds';

export { ORIGIN };
export type { Response, Saying };

/**
 * A real ledger in a temporary folder behind its real HTTP service, on a clock that the test sets.
 * Keys come from names, so that a failing test fails the same way twice.
 */
export class Bureau {
  private readonly pens = new Map<string, Pen>();
  private readonly tokens = new Map<string, Promise<string>>();
  private count = 0;
  readonly contract: Contract;

  private constructor(
    readonly folder: string,
    readonly ledger: OpenLedger,
    readonly app: NestFastifyApplication,
    private readonly time: { now: number },
  ) {
    this.contract = new Contract(app);
  }

  /** Founds a ledger on `day` (9 o'clock in China) with the shipped rules and calendars. */
  static async open(
    day = '2026-01-05',
    options: Pick<OpenOptions, 'witnessedBy' | 'pace'> = {},
  ): Promise<Bureau> {
    const root = mkdtempSync(join(tmpdir(), 'mingjing-'));
    const folder = dataFolder(root);
    const time = { now: Date.parse(`${day}T09:00:00.000+08:00`) };
    createDataFolder(folder);
    const keys = createServerKeys(folder, { log: seedOf('log'), service: seedOf('service') });
    const clock = (): number => time.now;
    const ledger = await openLedger(folder, { origin: ORIGIN, clock, ...options });
    const app = await createLedgerApp(ledger, { clock });
    // What is refused is logged; a test that refuses a hundred things need not say so.
    app.useLogger(false);
    const bureau = new Bureau(root, ledger, app, time);
    const founder = bureau.pen('founder');
    const opening = openingStatement({
      origin: ORIGIN,
      founderKey: founder.publicKey,
      logKey: keys.log.signer.publicKey,
      serviceKey: keys.service.signer.publicKey,
      policy: { clock: 'story' },
      now: time.now,
      random: sha256(utf8('opening')).subarray(0, 16),
    });
    await bureau.post([submissionOf(opening, founder)]);
    const law = rulesAndCalendars(ORIGIN, time.now, () =>
      sha256(utf8(`law ${String(bureau.count++)}`)).subarray(0, 16),
    );
    await bureau.post(law.map((draft) => submissionOf(draft, founder)));
    return bureau;
  }

  get now(): number {
    return this.time.now;
  }

  /** Moves the clock, and lets what fell due by then happen. */
  async passTo(moment: string): Promise<void> {
    this.time.now = Date.parse(moment);
    await this.ledger.writer.settleDeadlines();
    await this.ledger.follower.catchUp();
  }

  /** Meanwhile the server's clock stands two minutes behind the last entry, so that nothing can be recorded. */
  async withClockBehind(act: () => Promise<void>): Promise<void> {
    this.time.now -= 120_000;
    try {
      await act();
    } finally {
      this.time.now += 120_000;
    }
  }

  pen(actor: string): Pen {
    const known = this.pens.get(actor) ?? penOf(actor, nativeSigner(seedOf(actor)), sha256);
    this.pens.set(actor, known);
    return known;
  }

  /** Registers organisations, enrols people and gives them their roles. */
  async appoint(orgs: readonly NamedOrg[], people: readonly Appointed[]): Promise<void> {
    const enrolled = [...new Set(people.map(({ actor }) => actor))].map((actor) => this.pen(actor));
    await this.says('founder', ...orgs.map(registration));
    await this.says('founder', ...enrolled.map(enrolment));
    await this.says('founder', ...people.map(assignment));
  }

  /** States, and fails the test where it is refused. */
  async says(actor: string, ...sayings: readonly Saying[]): Promise<Response> {
    const answer = await this.tries(actor, ...sayings);
    if (answer.status !== 201) throw new Error(`${sayings[0]?.type ?? ''} was refused: ${answer.text}`);
    return answer;
  }

  /** States, and gives the answer whatever it is. */
  async tries(actor: string, ...sayings: readonly Saying[]): Promise<Response> {
    return this.post(sayings.map((saying) => this.submission(actor, saying)));
  }

  /** The refusal's code, or "accepted". */
  async outcome(actor: string, saying: Saying): Promise<string> {
    const answer = await this.tries(actor, saying);
    return answer.status === 201 ? 'accepted' : answer.code;
  }

  submission(actor: string, saying: Saying): SignedSubmission {
    const { cosigners = [], disclosures, expect, id, occurredAt, data, ...rest } = saying;
    const draft = {
      ...rest,
      data: data as JsonObject,
      id: id ?? uuidFromDigest(sha256(utf8(`statement ${String(this.count++)}`))),
      ledger: ORIGIN,
      occurredAt: occurredAt ?? chinaTime(this.time.now),
    };
    const beside = {
      ...(disclosures === undefined ? {} : { disclosures }),
      ...(expect === undefined ? {} : { expect }),
    };
    return submissionOf(
      draft,
      this.pen(actor),
      cosigners.map((name) => this.pen(name)),
      beside,
    );
  }

  async post(body: unknown, path = '/v1/statements', reader?: string): Promise<Response> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      ...(reader === undefined ? {} : { authorization: await this.authorization(reader) }),
    };
    return this.asDeclared(
      'POST',
      path,
      await this.app.inject({ method: 'POST', url: path, headers, payload }),
    );
  }

  async upload(actor: string, bytes: string): Promise<{ readonly sha256: string; readonly size: number }> {
    const headers = {
      'content-type': 'application/octet-stream',
      authorization: await this.authorization(actor),
    };
    const answer = await this.app.inject({
      method: 'POST',
      url: '/v1/files',
      headers,
      payload: Buffer.from(bytes),
    });
    return answer.json<{ sha256: string; size: number }>();
  }

  async get(path: string, reader?: string, accept?: string): Promise<Response> {
    const headers = {
      ...(reader === undefined ? {} : { authorization: await this.authorization(reader) }),
      ...(accept === undefined ? {} : { accept }),
    };
    return this.asDeclared('GET', path, await this.app.inject({ method: 'GET', url: path, headers }));
  }

  /** Every answer of every test is held against the OpenAPI document: it cannot drift. */
  private asDeclared(method: string, url: string, raw: Parameters<typeof answerOf>[0]): Response {
    const answer = answerOf(raw);
    const fault = this.contract.faultOf(method, url, answer);
    if (fault !== undefined) throw new Error(fault);
    return answer;
  }

  /** A reader's token, signed with the key that signs the reader's statements; the same one while the clock stands. */
  authorization(actor: string): Promise<string> {
    const name = `${actor} ${String(this.time.now)}`;
    const key = this.pen(actor).keyId;
    const seed = seedOf(actor);
    const known =
      this.tokens.get(name) ?? readerToken({ actor, key, seed, origin: ORIGIN, now: this.time.now });
    this.tokens.set(name, known);
    return known;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
