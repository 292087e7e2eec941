import { join } from 'node:path';
import { bothAgreeOn } from '@mingjing/catalogue/testing';
import { codesIn, sourcesIn } from '@mingjing/kernel/testing';
import { drawContext } from './draw-context';

/** Files that verify transcripts: what they refuse, no statement meets. */
const VERIFYING = [
  'read-transcript.ts',
  'transcript.ts',
  'reserve.ts',
  'json-shape.ts',
  'verify-transcript.ts',
];

function sources(): string {
  return ['../domain', '../algorithm'].map((name) => sourcesIn(join(__dirname, name), VERIFYING)).join('\n');
}

const typesWith = (visibility: string): readonly string[] =>
  drawContext.events
    .filter((event) => event.visibility === visibility)
    .map(({ type }) => type)
    .sort();

describe('the draw context', () => {
  it('titles every refusal that it makes', () => {
    const made = /(?:rejection|refused|triggerMissing|causeUnproved)\(\s*['`]([a-z]+(?:-[a-z$]+)+)['`]/g;
    const codes = codesIn(sources(), made);
    expect(codes.length).toBeGreaterThan(80);
    expect(codes.filter((code) => drawContext.refusals[code] === undefined)).toEqual([]);
  });

  it('titles no refusal that it does not make', () => {
    const text = sources();
    const isMade = (code: string): boolean =>
      text.includes(`'${code}'`) || code.startsWith('conflict-names-unknown-');
    expect(Object.keys(drawContext.refusals).filter((code) => !isMade(code))).toEqual([]);
  });

  it.each(drawContext.events.map((event) => [event.type, event.payload] as const))(
    'takes of %s what its class takes, by schema and by class-validator alike',
    (_type, payload) => bothAgreeOn(payload, 10),
  );

  it('shows the public how a draw is made, and not who is drawn', () => {
    expect(typesWith('public')).toEqual([
      ...['BeaconObserved', 'DrawPlanned', 'DrawPublished', 'DrawResultCountersigned', 'DrawVoided'],
      ...['FreezeOrdered', 'PlanPeriodEnded', 'RegisterFrozen', 'RevealOverdue', 'SeedCommitted'],
    ]);
    expect(typesWith('sealed')).toEqual([
      ...['AssignmentRevealed', 'DrawExecuted', 'OfficerReplaced', 'OfficersDesignated', 'RecusalDecided'],
      ...['RecusalRequested', 'ReplacementRequested', 'ReserveCalled', 'SeedRevealed', 'TaskClosed'],
      'TasksAssignedSealed',
    ]);
  });

  it('lets the ledger alone derive', () => {
    const derived = drawContext.events.filter(({ decide }) => decide === undefined);
    for (const { statedBy } of derived) expect(statedBy).toEqual(['ledger']);
    expect(derived.map(({ type }) => type).sort()).toEqual([
      ...['AssignmentRevealed', 'DrawExecuted', 'OfficerReplaced', 'PlanPeriodEnded', 'RegisterFrozen'],
      ...['ReserveCalled', 'RevealOverdue', 'TasksAssignedSealed'],
    ]);
  });

  it('keeps free text about persons out of the entries', () => {
    const personal = drawContext.events.flatMap(({ type, personal: names = [] }) =>
      names.map((n) => `${type}.${n}`),
    );
    expect(personal).toEqual([
      'RecusalRequested.reason',
      'TriggerRecorded.complainant',
      'TriggerRecorded.content',
    ]);
  });
});
