import { toHex, utf8, canonicalJson, type Json } from '@mingjing/kernel';
import type { Scenario } from '@mingjing/kernel/testing';
import { executeDraw } from '../algorithm/execute-draw';
import { verifyTranscript } from '../algorithm/verify-transcript';
import { emptyCounty } from '../testing/county';
import { asFile, sha256, valueOf } from '../testing/draws';
import { stageOfDisagreement } from '../testing/second-opinion';
import {
  aPublication,
  aReveal,
  countersignedDraw,
  DRAW,
  executedDraw,
  frozenDraw,
  unblindedDraw,
} from '../testing/steps';
import { verifyInTenMinutes, type TranscriptFile } from '../verifier/ten-minute-verifier';
import { assignmentOf, mayInspect } from './assignment';
import { isFileSealed, isSealed, isUnblinded, mayReadReveals } from './draw-questions';
import { drawOf } from './draw-state';
import { tasksOfDraw } from './drawn-tasks';
import { transcriptOf, type DrawTranscripts } from './transcript-of';
import { drawnThisYear, placesHeld } from './year-facts';

function transcripts(now: Scenario): DrawTranscripts {
  const both = transcriptOf(now.facts(), DRAW);
  if (both === undefined) throw new Error('no transcript');
  return both;
}

describe('a draw', () => {
  it('goes from its plan to its publication in the order of the design', () => {
    const now = unblindedDraw();
    now.given(aPublication(transcripts(now).hash));
    const types = now.events.filter(({ stream }) => stream.startsWith('draw/')).map(({ type }) => type);
    expect(types).toEqual([
      ...['DrawPlanned', 'SeedCommitted', 'SeedCommitted', 'FreezeOrdered', 'RegisterFrozen'],
      ...['SeedRevealed', 'SeedRevealed', 'DrawExecuted', 'TasksAssignedSealed'],
      ...['DrawResultCountersigned', 'DrawPublished'],
    ]);
  });

  it('has the result that the algorithm draws from its transcript', () => {
    const { full } = transcripts(unblindedDraw());
    expect(valueOf(executeDraw(full, sha256)).result).toEqual(full.result);
  });

  it('has a transcript that three verifiers accept, in full and as the public sees it', () => {
    const { full, public: open } = transcripts(unblindedDraw());
    expect(verifyTranscript(asFile(full), sha256).verdict).toBe('OK');
    expect(verifyTranscript(asFile(open), sha256).verdict).toBe('OK (selection only)');
    expect(verifyInTenMinutes(asFile(full) as unknown as TranscriptFile, sha256)).toBe('OK');
    expect(verifyInTenMinutes(asFile(open) as unknown as TranscriptFile, sha256)).toBe('OK (selection only)');
    expect(stageOfDisagreement(full)).toBeNull();
  });

  it('names in the log the hashes of what was sealed', () => {
    const now = unblindedDraw();
    const { full, public: open, hash, publicHash } = transcripts(now);
    const hashOf = (value: unknown): string => toHex(sha256(utf8(canonicalJson(value as Json))));
    const { seed, strata } = full.result;
    expect(now.last('TasksAssignedSealed').data.result).toBe(hashOf(full.result));
    expect(now.last('DrawExecuted').data.selection).toBe(hashOf({ seed, strata }));
    expect(now.last('RegisterFrozen').data.strataHash).toBe(hashOf(full.strata));
    expect(now.last('RegisterFrozen').data.roots).toMatchObject(full.roots);
    expect([hash, publicHash]).toEqual([full, open].map(hashOf));
  });

  it('publishes no name of an officer and no conflict', () => {
    const { public: open } = transcripts(unblindedDraw());
    expect(canonicalJson(asFile(open))).not.toContain('G-0');
    expect(open).not.toHaveProperty('conflicts');
  });

  it('never sends an officer where he has declared an interest', () => {
    const { full } = transcripts(unblindedDraw());
    const tied = full.result.assignments.filter(({ task }) => task.endsWith('/E-001'));
    for (const { lead, second, substitutes } of tied)
      expect([lead, second, ...substitutes]).not.toContain('G-01');
    expect(full.conflicts).toEqual([{ entity: 'E-001', officer: 'G-01' }]);
  });

  it('comes out the same to the last byte when its statements are decided again', () => {
    const now = unblindedDraw();
    now.given(aPublication(transcripts(now).hash));
    expect(replayed(now).events).toEqual(now.events);
  });
});

/** Decides every statement of a scenario again, from an empty ledger. */
function replayed(original: Scenario): Scenario {
  const again = emptyCounty();
  for (const event of original.events) {
    if (event.actor === 'ledger') continue;
    const { index: _index, revision: _revision, recordedAt: _recorded, ledger: _ledger, ...draft } = event;
    again.passTo(event.occurredAt).given({ ...draft, at: event.occurredAt });
  }
  return again;
}

describe('the blindness of a draw', () => {
  it('has no transcript before the last side was told', () => {
    const now = countersignedDraw();
    expect(transcriptOf(now.facts(), DRAW)).toBeUndefined();
    now.passTo('2026-03-09T08:00:00.000+08:00');
    expect(transcriptOf(now.facts(), DRAW)).toBeUndefined();
    expect(now.outcome(aPublication('0'.repeat(64)))).toBe('draw-not-unblinded');
    now.passTo('2026-03-09T12:00:00.000+08:00');
    expect(transcriptOf(now.facts(), DRAW)).toBeDefined();
  });

  it('keeps reveals from everyone until the draw is executed', () => {
    const now = frozenDraw();
    now.given(aReveal(now, 'organiser'));
    expect(mayReadReveals(now.facts(), DRAW)).toBe(false);
    now.given(aReveal(now, 'legal'));
    expect(mayReadReveals(now.facts(), DRAW)).toBe(true);
  });

  it('seals its streams, its tasks and its lists until then', () => {
    const now = countersignedDraw();
    const task = tasksOfDraw(now.facts(), DRAW)[0]?.task ?? '';
    const { lists } = drawOf(now.facts(), DRAW)?.frozen ?? {};
    const sealed = (): readonly boolean[] => [
      isSealed(now.facts(), `draw/${DRAW}`),
      isSealed(now.facts(), `task/${task}`),
      isFileSealed(now.facts(), lists?.officers.sha256 ?? ''),
      !isUnblinded(now.facts(), DRAW),
    ];
    expect(sealed()).toEqual([true, true, true, true]);
    now.passTo('2026-03-09T12:00:00.000+08:00');
    expect(sealed()).toEqual([false, false, false, false]);
    expect(isSealed(now.facts(), 'order/1')).toBe(false);
    expect(isFileSealed(now.facts(), '0'.repeat(64))).toBe(false);
  });

  it('is not published with another transcript, full or public, nor twice', () => {
    const now = unblindedDraw();
    const { hash, publicHash } = transcripts(now);
    expect(now.outcome(aPublication('0'.repeat(64)))).toBe('transcript-differs');
    for (const publicTranscript of ['0'.repeat(64), hash]) {
      expect(now.outcome(aPublication(hash, DRAW, { publicTranscript }))).toBe('transcript-differs');
    }
    expect(now.outcome(aPublication(hash, DRAW, { publicTranscript: publicHash }))).toBe('accepted');
    expect(now.outcome(aPublication(transcripts(now).hash))).toBe('draw-published');
  });
});

describe('what a draw leaves behind', () => {
  it('is known to other contexts task by task', () => {
    const now = unblindedDraw();
    const facts = now.facts();
    const tasks = tasksOfDraw(facts, DRAW);
    expect(tasks).toHaveLength(18);
    for (const { task, entity, field, lead, second } of tasks) {
      expect(assignmentOf(facts, task)).toMatchObject({
        ...{ origin: 'DRAW', entity, field, lead, second, random: true, drawId: DRAW },
        ...{ revealedTo: { officers: true, entity: true }, items: ['PP-01', 'MI-01'] },
      });
      expect(mayInspect(facts, task, [second ?? '', lead ?? ''])).toBe(true);
      expect(mayInspect(facts, task, [lead ?? '', 'G-99'])).toBe(false);
    }
  });

  it('counts who was drawn and how many places each officer holds this year', () => {
    const facts = executedDraw().facts();
    const tasks = tasksOfDraw(facts, DRAW);
    const held = ['G-01', 'G-02', 'G-03', 'G-04', 'G-05', 'G-06'].map((id) => placesHeld(facts, id, 2026));
    expect(held.reduce((sum, one) => sum + one, 0)).toBe(36);
    expect(placesHeld(facts, 'G-01', 2027)).toBe(0);
    const drawn = new Set(tasks.map(({ entity }) => entity));
    for (let at = 1; at <= 40; at++) {
      const id = `E-${String(at).padStart(3, '0')}`;
      expect(drawnThisYear(facts, 'GQ-2026', id)).toBe(drawn.has(id));
    }
  });
});
