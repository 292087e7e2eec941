import { opensCommitment } from '@mingjing/kernel';
import { atEntry, blame, type Examined, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';

const DISCLOSURES: Words = { zh: '个人信息的公开', en: 'Disclosures of personal data' };

/** Each value opens the commitment that the signed statement holds. */
export function checkDisclosures(examined: Examined, { sha256 }: Tools): Check {
  const { disclosures = [] } = examined.bundle;
  const committed = examined.entries.reduce(
    (sum, { entry }) => sum + Object.keys(entry.statement.personal ?? {}).length,
    0,
  );
  const byId = new Map(examined.entries.map((one) => [one.entry.statement.id, one]));
  for (const { id, field, salt, value } of disclosures) {
    const one = byId.get(id);
    const commitment = one?.entry.statement.personal?.[field];
    if (one === undefined || commitment === undefined)
      return bad('disclosures', DISCLOSURES, uncommitted(id, field));
    if (opensCommitment(sha256, field, { salt, value, subject: '' }, commitment)) continue;
    blame(examined, one.index, DOES_NOT_OPEN);
    return bad('disclosures', DISCLOSURES, atEntry(one, DOES_NOT_OPEN));
  }
  const [shown, all] = [String(disclosures.length), String(committed)];
  const make = disclosures.length > 0 || committed === 0 ? good : note;
  return make(
    'disclosures',
    DISCLOSURES,
    `${all} 项承诺中公开 ${shown} 项`,
    `${shown} of ${all} commitments are opened here`,
  );
}

function uncommitted(id: string, field: string): Fault {
  const en = `no statement ${id} of the bundle commits to "${field}"`;
  return fault('disclosure-unknown', `声明 ${id} 没有 ${field} 的承诺`, en);
}

const DOES_NOT_OPEN = fault(
  'disclosure-does-not-open',
  '公开的内容与签名时的承诺不符',
  'the value disclosed is not the one that was committed to',
);
