import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { rejection, type Rejection } from '@mingjing/kernel';
import { LedgerStopped } from '@mingjing/writer';
import type { FastifyReply } from 'fastify';
import { Refused, problemOf } from './problem';

/** The one place where refusals and failures become status codes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problems');
  /** Refusals by code since the start: counted and logged, never stored as events. */
  readonly counts = new Map<string, number>();

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  /** For what fails before Nest sees the request, too. */
  answer(error: unknown, reply: FastifyReply): void {
    const refused = this.refusalOf(error);
    const problem = problemOf(refused);
    this.counts.set(problem.code, (this.counts.get(problem.code) ?? 0) + 1);
    // The code alone: a refusal's facts can hold what somebody typed.
    if (problem.status < 500) this.logger.warn(`refused ${problem.code}`);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }

  private refusalOf(error: unknown): Refused {
    if (error instanceof Refused) return error;
    if (error instanceof LedgerStopped) return new Refused(STOPPED);
    const status = statusOfFailure(error);
    if (codeOfFailure(error) === 'FST_ERR_BAD_URL') return new Refused(BAD_ADDRESS, 400);
    if (status === 404) return new Refused(rejection('not-found', 'There is nothing at this address.'), 404);
    if (status === 413) return new Refused(TOO_LARGE, 413);
    if (status === 415) return new Refused(NOT_JSON, 415);
    if (status !== undefined && status < 500) {
      return new Refused(rejection('malformed-json', 'The request cannot be read.'), status);
    }
    this.logger.error(error);
    return new Refused(INTERNAL, 500);
  }
}

const TOO_LARGE: Rejection = rejection(
  'too-large',
  'The body is larger than the ledger takes; send it in parts.',
);
const NOT_JSON: Rejection = rejection(
  'unsupported-media-type',
  'Statements come as application/json, files as application/octet-stream.',
);
const INTERNAL: Rejection = rejection(
  'internal-error',
  'The ledger failed to answer; nothing is known to be recorded. Send the same statement again: it will not be recorded twice.',
);

const STOPPED: Rejection = rejection(
  'ledger-stopped',
  'The ledger takes no statements at the moment: its stores failed. The administrator starts it again, which verifies what stands; then send the same statement again.',
);

const BAD_ADDRESS: Rejection = rejection(
  'query-malformed',
  'The address cannot be read: in it, "%" stands before two hex digits of UTF-8.',
);

function codeOfFailure(error: unknown): unknown {
  return ((error ?? {}) as { readonly code?: unknown }).code;
}

function statusOfFailure(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
