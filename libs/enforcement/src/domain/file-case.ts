import { rejection, under } from '@mingjing/kernel';
import type { CaseFiled } from '../payloads/case-filed';
import { aCaseIsOpenedOnce, type CasePolicy } from './case-policies';
import { theDocumentNumberMustBeFree } from './document-number';
import { refuseFindingInOpenCase } from './finding-in-acts';
import { isOfficer, refuseOfficersInConflict } from './officers';
import type { PenaltyCase } from './penalty-case';
import {
  entityOfFinding,
  refuseAny,
  refuseForeignEntity,
  refuseUnconfirmedFinding,
} from './standing-findings';

interface NamingFindings {
  readonly findings: readonly string[];
}

export const everyFindingMustBeConfirmedAndFree: CasePolicy<NamingFindings> = (_one, { data }, facts) =>
  refuseAny(data.findings, (finding) => refuseUnconfirmedFinding(facts, finding)) ??
  refuseForeignEntity(facts, data.findings, entityOfFinding(facts, data.findings[0])) ??
  refuseAny(data.findings, (finding) => refuseFindingInOpenCase(facts, finding));

const twoOfficersMustInvestigate: CasePolicy<CaseFiled> = (_one, { data }) => {
  const other = data.investigators.find((one) => !isOfficer(one));
  return other === undefined && new Set(data.investigators).size >= 2
    ? undefined
    : rejection('two-officers-needed', 'A case is investigated by two officers: name both.', {
        investigators: data.investigators,
      });
};

const whoeverApprovesMayNotInvestigate: CasePolicy<CaseFiled> = (_one, { data, actor }) =>
  data.investigators.includes(actor)
    ? rejection(
        'investigator-decides',
        `${actor} cannot approve a case that he is to investigate: let another person approve it, or name another investigator.`,
        { actor },
      )
    : undefined;

const theInvestigatorsMustHaveNoInterest: CasePolicy<CaseFiled> = (_one, { data }, facts) => {
  const entity = entityOfFinding(facts, data.findings[0]);
  return entity === undefined ? undefined : refuseOfficersInConflict(data.investigators, entity, facts);
};

export const fileCase = under<PenaltyCase, CaseFiled>([
  aCaseIsOpenedOnce,
  theDocumentNumberMustBeFree,
  everyFindingMustBeConfirmedAndFree,
  twoOfficersMustInvestigate,
  whoeverApprovesMayNotInvestigate,
  theInvestigatorsMustHaveNoInterest,
]);
