import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import {
  Catch,
  Logger,
  MethodNotAllowedException,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf, unreadableRequest } from './failures';
import type { KnownRoutes } from './known-routes';
import { RefusedStatements, problemOf, type Problem, type Refused } from './problem';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

const FOR_THE_ADMINISTRATOR: ReadonlySet<string> = new Set(['internal-error', 'file-altered']);

/** The one place where refusals and failures become status codes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problems');
  /** Refusals by code since the start: counted and logged, never stored as events. */
  readonly counts = new Map<string, number>();
  /** Those of them that refused statements. */
  readonly statements = new Map<string, number>();

  constructor(private readonly routes: KnownRoutes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { url } = http.getRequest<FastifyRequest>();
    // Nest's own, of an address that no route takes with this method: what the ledger has not is Refused.
    const methods = error instanceof NotFoundException ? this.routes.methodsOf(url) : [];
    if (methods.length === 0) {
      this.answer(error, reply);
      return;
    }
    void reply.header('allow', methods.join(', '));
    this.answer(new MethodNotAllowedException(), reply);
  }

  /** For what fails before Nest sees the request, too. */
  answer(error: unknown, reply: FastifyReply): void {
    const refused = refusalOf(error, reply.request.method);
    const problem = this.counted(refused);
    if (FOR_THE_ADMINISTRATOR.has(problem.code)) this.logger.error(error);
    void reply
      .status(problem.status)
      .header('content-type', PROBLEM_JSON)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }

  /** For what is no request at all: Node hands over the bare connection. */
  hangUp(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy(error);
      return;
    }
    const problem = this.counted(unreadableRequest(error));
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`,
      `content-type: ${PROBLEM_JSON}`,
      'cache-control: no-store',
      `content-length: ${String(Buffer.byteLength(body))}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  }

  private counted(refused: Refused): Problem {
    const problem = problemOf(refused);
    countOne(this.counts, problem.code);
    const isOfStatements = refused instanceof RefusedStatements;
    if (isOfStatements) countOne(this.statements, problem.code);
    // Never the facts: they can hold what somebody typed.
    const what = isOfStatements ? `: ${refused.toString()}` : '';
    if (problem.status < 500 || isOfStatements) this.logger.warn(`refused ${problem.code}${what}`);
    return problem;
  }
}

function countOne(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}
