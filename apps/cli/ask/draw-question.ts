import {
  completionOf,
  drawOf,
  loadOfDraw,
  loadOfYear,
  whatIf,
  type FieldLoad,
  type LevelCompletion,
  type Qualification,
  type WhatIf,
} from '@mingjing/draw/contracts';
import { readPen } from '../../ledger/composition/key-file';
import { dataFolder } from '../../ledger/composition/data-folder';
import { CliFailure, EXIT, unreadable } from '../failure';
import { withFactsOf } from '../gateway/facts-of-folder';
import { HttpGateway } from '../gateway/http-gateway';
import type { Where } from '../gateway/open-gateway';
import type { Question } from '../gateway/question';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';

/** Asks whichever was named. Throws CliFailure. */
export async function askAboutDraws<Answer>(
  question: Question<Answer>,
  where: Where,
  key: string | undefined,
  io: CliIo,
): Promise<Answer> {
  if (where.url === undefined) {
    return withFactsOf(dataFolder(where.data), (facts) => question.fromFacts(facts));
  }
  const pen = key === undefined ? undefined : readPen(key);
  const gateway = await HttpGateway.open(where.url, (origin) => pen && readerToken(pen, origin, io.clock()));
  return gateway.answer(question);
}

/** By field; or why there is nothing to show: not every side was told yet, or the draw gave nobody a place. */
export type ToldLoad = readonly FieldLoad[] | 'SEALED' | 'VOIDED';

export function loadOfOneDraw(id: string): Question<ToldLoad> {
  return {
    fromFacts: (facts) => {
      const draw = drawOf(facts, id);
      if (draw === undefined) throw unreadable(`There is no draw ${id} in this ledger.`);
      return loadOrWhyNot(loadOfDraw(facts, id), draw.voided);
    },
    path: `draws/${encodeURIComponent(id)}`,
    fromBody: (body) => {
      const draw = body as unknown as { readonly load?: readonly FieldLoad[]; readonly voided?: object };
      return loadOrWhyNot(draw.load, draw.voided);
    },
  };
}

function loadOrWhyNot(load: readonly FieldLoad[] | undefined, voided: object | undefined): ToldLoad {
  return load ?? (voided === undefined ? 'SEALED' : 'VOIDED');
}

export function loadOfOneYear(year: number): Question<ToldLoad> {
  return {
    fromFacts: (facts) => loadOfYear(facts, year),
    path: `years/${String(year)}/load`,
    fromBody: (body) => (body as unknown as { readonly fields: readonly FieldLoad[] }).fields,
  };
}

export function completionOfYear(year: number): Question<readonly LevelCompletion[]> {
  return {
    fromFacts: (facts) => completionOf(facts, year),
    path: `years/${String(year)}/completion`,
    fromBody: (body) => (body as unknown as { readonly levels: readonly LevelCompletion[] }).levels,
  };
}

export function whatIfQualified(id: string, more: readonly Qualification[]): Question<WhatIf> {
  const pairs = more.map(({ officer, field }) => `${officer}:${field}`).join(',');
  return {
    fromFacts: (facts) => {
      const outcome = whatIf(facts, id, more);
      if (outcome.ok) return outcome.value;
      throw new CliFailure(`${outcome.rejection.code}: ${outcome.rejection.reason}`, EXIT.no);
    },
    path: `draws/${encodeURIComponent(id)}/what-if?${new URLSearchParams({ qualify: pairs }).toString()}`,
    fromBody: (body) => body as unknown as WhatIf,
  };
}
