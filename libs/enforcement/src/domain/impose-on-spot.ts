import { ruleAt, ruleMissing } from '@mingjing/governance/contracts';
import { rejection, under } from '@mingjing/kernel';
import type { OnSpotParty, OnSpotPenaltyImposed, OnSpotPenaltyReported } from '../payloads/on-spot-penalty';
import {
  aCaseIsOpenedOnce,
  refuseFineAgainstKinds,
  theCaseMustStand,
  type CasePolicy,
} from './case-policies';
import { theDocumentNumberMustBeFree } from './document-number';
import { everyFindingMustBeConfirmedAndFree } from './file-case';
import { refuseReferredFinding } from './finding-in-acts';
import { refuseOfficersInConflict, signingOfficers, twoOfficersMustSign } from './officers';
import type { PenaltyCase } from './penalty-case';
import { entityOfFinding, refuseAny } from './standing-findings';

type OnSpotPolicy = CasePolicy<OnSpotPenaltyImposed>;

/** Statutes write the limits in yuan, and so do the rules; the ledger counts in fen. */
const LIMIT_RULES: Readonly<Record<OnSpotParty, string>> = {
  CITIZEN: 'T-62-citizen',
  ORGANISATION: 'T-62-organisation',
};
const FEN_PER_YUAN = 100;

/** Penalty Law Art. 51: a warning or a small fine, nothing else. */
const onlyWarningAndFineAreImposedOnTheSpot: OnSpotPolicy = (_one, { data }) => {
  const heavy = data.kinds.find((kind) => kind !== 'WARNING' && kind !== 'FINE');
  return heavy === undefined
    ? refuseFineAgainstKinds(data.kinds, data.fineFen)
    : rejection('on-spot-kind', `${heavy} cannot be imposed on the spot: file a case.`, { kind: heavy });
};

const theFineMustBeWithinTheLimit: OnSpotPolicy = (_one, { data, occurredAt }, facts) => {
  const fine = data.fineFen ?? 0;
  if (fine === 0) return undefined;
  const id = LIMIT_RULES[data.party];
  const rule = ruleAt(facts, id, occurredAt);
  if (rule === undefined) return ruleMissing(id, occurredAt);
  return fine <= rule.value * FEN_PER_YUAN
    ? undefined
    : rejection(
        'on-spot-limit',
        `A fine above ${rule.value} yuan needs the general procedure: file a case.`,
        {
          fineFen: fine,
          rule: id,
          limitYuan: rule.value,
        },
      );
};

const theOfficersMustHaveNoInterest: OnSpotPolicy = (_one, statement, facts) => {
  const entity = entityOfFinding(facts, statement.data.findings[0]);
  return entity === undefined
    ? undefined
    : refuseOfficersInConflict(signingOfficers(statement), entity, facts);
};

/** Asked of new penalties only (docs/adr/0017). */
export const noFineOnTheSpotInsteadOfATransfer: OnSpotPolicy = (_one, { data }, facts) =>
  refuseAny(data.findings, (finding) => refuseReferredFinding(facts, finding));

export const imposeOnSpot = under<PenaltyCase, OnSpotPenaltyImposed>([
  aCaseIsOpenedOnce,
  theDocumentNumberMustBeFree,
  everyFindingMustBeConfirmedAndFree,
  twoOfficersMustSign,
  theOfficersMustHaveNoInterest,
  onlyWarningAndFineAreImposedOnTheSpot,
  theFineMustBeWithinTheLimit,
]);

const onlyAnOnSpotPenaltyIsReported: CasePolicy = (one) => {
  if (one?.procedure === 'GENERAL') {
    return rejection(
      'case-not-simple',
      `Case ${one.number} is one of the general procedure: only a penalty imposed on the spot is reported.`,
      { case: one.id },
    );
  }
  return one?.reported === undefined
    ? undefined
    : rejection(
        'reported-already',
        `The penalty was reported at ${one.reported.at}, and is reported once: see the case.`,
        { case: one.id },
      );
};

export const reportOnSpot = under<PenaltyCase, OnSpotPenaltyReported>([
  theCaseMustStand,
  onlyAnOnSpotPenaltyIsReported,
]);
