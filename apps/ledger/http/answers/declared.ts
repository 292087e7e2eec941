import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { STORY_HEADER } from '../story-clock';
import { ref, type Schema } from './words';

type Declared = MethodDecorator & ClassDecorator;

const HEADERS = {
  [STORY_HEADER]: {
    description: '"story" where times are told and not read from a clock: a demo’s ledger. Absent elsewhere.',
    schema: { type: 'string' as const, enum: ['story'] },
  },
};

/** What the route answers with: the name of a schema in the document. */
export function Answers(schema: string, description: string, status = 200): Declared {
  return answersAs('application/json', ref(schema), description, status);
}

/** What can be had as one JSON value or, asked for by `Accept`, as lines. */
export function AnswersOrLines(schema: string, lines: string, description: string): Declared {
  const text: Schema = { type: 'string' };
  const content = { 'application/json': { schema: ref(schema) }, [lines]: { schema: text } };
  return ApiResponse({ status: 200, description, content, headers: HEADERS });
}

/** An answer that is no JSON of ours: a checkpoint, a tile, a proof, a file. */
export function AnswersBytes(type: string, description: string): Declared {
  const text = type.startsWith('text/');
  const schema: Schema = text ? { type: 'string' } : { type: 'string', format: 'binary' };
  return answersAs(type, schema, description, 200);
}

function answersAs(type: string, schema: Schema, description: string, status: number): Declared {
  const content = { [type]: { schema } };
  return ApiResponse({ status, description, content, headers: HEADERS });
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'A parameter or the body cannot be read; `detail` says which and why.',
  401: 'A reader’s token is missing or not valid.',
  403: 'The signer or reader may not; or a draw is sealed.',
  404: 'There is no such thing at the size asked about.',
  409: 'The stream has gone on, or the id is another statement’s.',
  413: 'Larger than the ledger takes.',
  415: 'Of another content type than this takes.',
  422: 'Understood and well formed, and not to be done: a rule of law or of the house refuses it.',
  500: 'The ledger failed to answer; nothing is known to be recorded.',
  503: 'Not now: the size asked for is not reached, a view is halted, or the ledger takes nothing; `detail` says what to do.',
};

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 503;

/** With which statuses the route refuses, each as problem details; every route can be asked wrongly (400) and can fail (500). */
export function Refuses(...statuses: readonly RefusalStatus[]): Declared {
  const problem = { 'application/problem+json': { schema: ref('Problem') } };
  const responses = [...new Set([400, ...statuses, 500])]
    .sort()
    .map((status) => ApiResponse({ status, description: REASONS[status] ?? '', content: problem }));
  return applyDecorators(...responses);
}
