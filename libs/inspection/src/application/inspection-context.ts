import type { Context } from '@mingjing/kernel';
import { evolveDocument } from '../domain/evolve-document';
import { evolveFinding } from '../domain/evolve-finding';
import { evolveVisit } from '../domain/evolve-visit';
import { inspectionFacts } from '../domain/fact-rows';
import { issueDocument } from '../domain/issue-document';
import { DocumentIssued } from '../payloads/document-issued';
import { findingEvents } from './finding-events';
import { inspectionRefusals } from './refusals';
import { visitEvents } from './visit-events';

/** Visits on tasks, the findings that follow from them, and the documents that leave the house. */
export const inspectionContext: Context = {
  name: 'inspection',
  streams: [
    { word: 'task', evolve: evolveVisit },
    { word: 'finding', evolve: evolveFinding },
    { word: 'document', evolve: evolveDocument },
  ],
  events: [
    ...visitEvents,
    ...findingEvents,
    {
      type: 'DocumentIssued',
      version: 1,
      stream: 'document',
      payload: DocumentIssued,
      visibility: 'reader',
      statedBy: ['LEAD', 'OFFICER', 'HEAD'],
      decide: issueDocument,
    },
  ],
  facts: inspectionFacts,
  refusals: inspectionRefusals,
};
