import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ledgerOf } from '@mingjing/governance/contracts';
import type { OpenLedger } from '../composition/open-ledger';

/** On every answer of a ledger whose time is told: `mingjing-clock: story`. */
export const STORY_HEADER = 'mingjing-clock';

/** Whether the ledger's policy says so; entry 0 says it once and for all. */
export function storyClockOf(ledger: Pick<OpenLedger, 'writer'>): () => boolean {
  let told: boolean | undefined;
  return () => {
    if (told !== undefined) return told;
    const opened = ledgerOf(ledger.writer.facts());
    if (opened === undefined) return false;
    return (told = opened.policy['clock'] === 'story');
  };
}

/**
 * A demo's ledger says of every answer that its times are told and not read from a clock
 * (architecture.md, time): in a header, and beside the size wherever an answer names one, so that
 * whoever keeps the body alone cannot mistake them either.
 */
export function sayTheStoryClock(app: NestFastifyApplication, isStory: () => boolean): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preSerialization', (_request, _reply, payload: unknown, done) => {
    done(null, isTrueAt(payload) && isStory() ? marked(payload) : payload);
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isStory()) void reply.header(STORY_HEADER, 'story');
    done(null, payload);
  });
}

function marked({ size, ...rest }: { readonly size: number }): object {
  return { size, clock: 'story', ...rest };
}

/** A receipt and a kept file have a size too, of the log or of their own: they tell no time. */
function isTrueAt(answer: unknown): answer is { readonly size: number } {
  if (typeof answer !== 'object' || answer === null || !('size' in answer)) return false;
  return !('proof' in answer) && !('sha256' in answer);
}
