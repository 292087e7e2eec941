import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '../../apps/ledger/composition/constitution';
import { titleOf } from '../../apps/ledger/http/problem';

/** The minimal event set of the domain handbook, section 5.7, in its order. */
const MINIMAL_SET = `
  LedgerOpened OrgRegistered ImportCompleted FindingOpened FindingMerged FindingClosed FindingWithdrawn OrderWaived
  OrderWithdrawn RecheckWaived TransferReturned TaskAdded ReplacementRequested RevealOverdue DrawPublished
  InterestDeclared CollectiveDiscussionHeld PublicationApproved ReferralConsidered OfficerRegisterFiled
  UpstreamTasksReceived OfficersDesignated RecusalRequested FindingDismissed OrderServed EducationGiven CaseNotFiled
  OnSpotPenaltyImposed OnSpotPenaltyReported LegalReviewRequested LegalReviewReturned DocumentIssued
  PublicationDecided DelegationGranted KeyEnrolled KeyRevoked RoleAssigned RuleVersionPublished CalendarPublished
  ChecklistPublished ChecklistRevised PlanApproved RatioDecided EntityRegistered EntityChanged EntityExcluded
  OfficerRegistered OfficerChanged RegisterReviewed DrawPlanned FreezeOrdered RegisterFrozen SeedCommitted
  SeedRevealed DrawExecuted TasksAssignedSealed DrawResultCountersigned DrawVoided AssignmentRevealed OfficerReplaced
  RecusalDecided TriggerRecorded ObligationOpened TaskClosed InspectionStarted CertificateShown ItemAnswered
  EvidenceRegistered SampleTaken LabReported RecordSigned InspectionFinished ViolationConfirmed
  PenaltyStandardAssessed RectificationOrdered OrderExtended RecheckPerformed PenaltyWaived CaseFiled LegalReviewDone
  NoticeGiven PenaltyDecided DecisionServed FinePaid CaseClosed CrimeSuspected ReferralApproved ReferralRefused
  CaseTransferred Published Withdrawn CorrectionRecorded AccessRecorded Anchored`
  .trim()
  .split(/\s+/);

const root = join(__dirname, '../..');

function sources(folder: string): readonly (readonly [file: string, text: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [join(folder, file), readFileSync(join(root, folder, file), 'utf8')]);
}

const files = sources('libs');
const isOfTests = (file: string): boolean => /\.spec\.ts$|[\\/]testing[\\/]/.test(file);

describe('the minimal event set', () => {
  it('is as long as the handbook’s', () => {
    expect(new Set(MINIMAL_SET).size).toBe(94);
  });

  it.each(MINIMAL_SET)('%s is in the catalogue, with whoever decides on it', (type) => {
    const definition = registry.event(type, 1);
    expect(definition).toBeDefined();
    const isTheLedgers = definition?.statedBy.every((role) => role === 'ledger') === true;
    expect(definition?.decide === undefined).toBe(isTheLedgers);
  });

  it.each(MINIMAL_SET)('%s is tried by a spec of its context', (type) => {
    const owner = registry.ownerOf(registry.event(type, 1)!);
    const own = files.filter(([file]) => file.startsWith(join('libs', owner)) && isOfTests(file));
    expect(own.some(([, text]) => text.includes(`'${type}'`))).toBe(true);
  });
});

describe('every refusal of a decider', () => {
  const said = files
    .filter(([file]) => /[\\/]domain[\\/]/.test(file) && !isOfTests(file))
    .flatMap(([file, text]) =>
      [...text.matchAll(/\b(?:rejection|refused|refuse)\(\s*'([a-z][a-z-]+)'/g)].map(([, code]) => [code, file]),
    );

  it('has a title that a clerk can read', () => {
    expect(said.length).toBeGreaterThan(200);
    const untitled = said.filter(([code]) => titleOf(code ?? '') === code);
    expect(untitled).toEqual([]);
  });
});
