import { randomBytes } from 'node:crypto';
import { enrolmentProof, submissionOf, type Pen } from '@mingjing/client';
import { chinaTime, toBase64, uuidFromRandom, type JsonObject } from '@mingjing/kernel';
import { officerRegisterRoot } from '@mingjing/registers';
import type { Pace } from '@mingjing/writer';
import { createDataFolder, dataFolder } from '../../apps/ledger/composition/data-folder';
import { createServerKeys, openingStatement } from '../../apps/ledger/composition/founding';
import { openLedger, type OpenLedger } from '../../apps/ledger/composition/open-ledger';
import { stateAll } from '../../apps/ledger/composition/state-all';
import { newPen, ORIGIN } from '../ledger/bench-ledger';
import { wallClock } from '../measure/rate';

/** The clock of a ledger whose unblinding need not be waited for: it can be put forward. */
export class Clock {
  private ahead = 0;

  get now(): number {
    return wallClock() + this.ahead;
  }

  forward(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

const ORGS = {
  city: ['CITY_HEALTH', undefined],
  bureau: ['COUNTY_HEALTH', 'city'],
  office: ['COUNTY_HEALTH', 'bureau'],
  legal: ['COUNTY_HEALTH', 'bureau'],
  brigade: ['COUNTY_BRIGADE', 'bureau'],
  desk: ['COUNTY_BRIGADE', 'brigade'],
  justice: ['JUSTICE', undefined],
} as const;

const PEOPLE = {
  head: ['head/H-1', 'HEAD', 'bureau'],
  organiser: ['organiser/O-1', 'DRAW_ADMIN', 'desk'],
  legal: ['legal/L-1', 'LEGAL', 'legal'],
  countersigner: ['legal/L-2', 'LEGAL', 'legal'],
  registrar: ['registrar/R-1', 'REGISTRAR_ENTITY', 'office'],
  officers: ['registrar/R-2', 'REGISTRAR_OFFICER', 'office'],
} as const;
const OFFICERS = 12;

export type Person = keyof typeof PEOPLE;
export const actorOf = (person: Person): string => PEOPLE[person][0];

/** A bureau on the service's own composition, with a plan and a filed register of officers; and who speaks in it. */
export class GreatCounty {
  private readonly pens = new Map<string, Pen>();

  private constructor(
    readonly ledger: OpenLedger,
    readonly clock: Clock,
  ) {}

  static async found(root: string, clock: Clock, pace: Pace): Promise<GreatCounty> {
    const folder = dataFolder(root);
    createDataFolder(folder);
    const keys = createServerKeys(folder);
    const ledger = await openLedger(folder, { origin: ORIGIN, clock: () => clock.now, pace });
    const county = new GreatCounty(ledger, clock);
    const opening = openingStatement({
      ...{ origin: ORIGIN, founderKey: county.pen('founder').publicKey, policy: { clock: 'system' } },
      ...{ logKey: keys.log.signer.publicKey, serviceKey: keys.service.signer.publicKey },
      ...{ now: clock.now, random: randomBytes(16) },
    });
    await stateAll(ledger, [submissionOf(opening, county.pen('founder'))]);
    await county.setUp();
    return county;
  }

  penOf(person: Person): Pen {
    return this.pen(actorOf(person));
  }

  /** States as one of its people; throws where it is refused. */
  async says(person: Person, type: string, stream: string, data: object): Promise<void> {
    await this.state(this.penOf(person), type, stream, data);
  }

  private async state(pen: Pen, type: string, stream: string, data: object): Promise<void> {
    const id = uuidFromRandom(randomBytes(16));
    const occurredAt = chinaTime(this.clock.now);
    const stated = { id, ledger: ORIGIN, occurredAt, stream, type, data: data as JsonObject };
    await stateAll(this.ledger, [submissionOf(stated, pen)]);
  }

  private pen(actor: string): Pen {
    const known = this.pens.get(actor) ?? newPen(actor);
    this.pens.set(actor, known);
    return known;
  }

  private async setUp(): Promise<void> {
    const founder = this.pen('founder');
    for (const [id, [kind, parent]] of Object.entries(ORGS)) {
      const data = { name: id, kind, ...(parent === undefined ? {} : { parent }) };
      await this.state(founder, 'OrgRegistered', `org/${id}`, data);
    }
    for (const [actor, role, org] of Object.values(PEOPLE)) await this.appoint(actor, role, org);
    for (let at = 1; at <= OFFICERS; at++) {
      await this.says('officers', 'OfficerRegistered', `officer/G-${String(at).padStart(2, '0')}`, OFFICER);
    }
    const root = officerRegisterRoot(this.ledger.writer.facts());
    const filing = { root, receipt: '1', filedWith: 'bureau' };
    await this.says('officers', 'OfficerRegisterFiled', 'register/officers', filing);
    await this.says('head', 'ChecklistPublished', 'checklist/health', CHECKLIST);
    await this.says('head', 'PlanApproved', 'plan/P', planOf(Number(chinaTime(this.clock.now).slice(0, 4))));
  }

  private async appoint(actor: string, role: string, org: string): Promise<void> {
    const [founder, pen] = [this.pen('founder'), this.pen(actor)];
    const publicKey = toBase64(pen.publicKey);
    const key = { actor, publicKey, purpose: 'person', proof: enrolmentProof(pen, ORIGIN) };
    await this.state(founder, 'KeyEnrolled', `actor/${actor}`, key);
    await this.state(founder, 'RoleAssigned', `actor/${actor}`, { actor, role, org, from: '2020-01-01' });
  }
}

const OFFICER = {
  ...{ org: 'brigade', post: '监督员', section: 'desk', specialties: ['公共场所'], fields: ['G/places'] },
  ...{ canLead: true, frontLine: true, employment: 'CIVIL_SERVANT' },
  certificate: { kind: '行政执法证', validFrom: '2020-01-01', validTo: '2099-12-31' },
};
const CHECKLIST = {
  title: '随机抽查事项清单',
  effectiveFrom: '2020-01-01',
  items: [
    {
      ...{
        code: 'PP-01',
        name: '卫生许可',
        basis: [{ document: '公共场所卫生管理条例', article: '第八条' }],
      },
      ...{ objects: ['PP'], subject: 'bureau', content: '是否取得有效卫生许可证', method: 'SITE' },
      ...{ frequency: '每年一次', class: 'GENERAL', mandatory: true },
    },
  ],
};

/** A draw that is planned on a year's last evening is made in the next. */
function planOf(year: number): object {
  return {
    ...{ year, level: 'COUNTY', title: '年度抽查计划', checklist: 'health', preset: 'gaoqing-bands/v1' },
    responsible: { leader: 'head/H-1', deputy: 'head/H-1', section: 'desk' },
    draws: [{ no: 1, kind: 'DAILY', from: `${String(year)}-01-01`, to: `${String(year + 1)}-01-31` }],
    census: ['PP'],
  };
}
