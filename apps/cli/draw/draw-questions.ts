import { drawOf } from '@mingjing/draw/contracts';
import type { Facts, Json, JsonObject } from '@mingjing/kernel';
import { publicDraw, sealedResult } from '../../ledger/http/draw-shown';
import { unreadable } from '../failure';
import type { Question } from '../gateway/question';

/** What legal affairs sign: a result by its hash, with counts and no name (draw.md, execute). */
export interface SealedResult {
  /** SHA-256, hex. */
  readonly result: string;
  readonly tasks: number;
  readonly strata: readonly { readonly id: string; readonly population: number; readonly drawn: number }[];
}

interface DrawShown {
  readonly status: string;
  readonly plan: { readonly contributors: readonly { readonly id: string; readonly actor: string }[] };
  readonly toCountersign?: SealedResult;
}

/** A draw as legal affairs see it before its last side is told. Throws CliFailure where there is none. */
export function drawBeforeUnblinding(id: string): Question<DrawShown> {
  const shown = (body: Json | JsonObject): DrawShown => body as unknown as DrawShown;
  return {
    fromFacts: (facts: Facts) => {
      const draw = drawOf(facts, id);
      if (draw === undefined) throw unreadable(`There is no draw ${id} in this ledger.`);
      return shown({ ...publicDraw(facts, draw), ...sealedResult(draw, ['LEGAL']) });
    },
    path: `draws/${encodeURIComponent(id)}`,
    fromBody: shown,
  };
}
