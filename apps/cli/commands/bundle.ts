import { writeFileSync } from 'node:fs';
import { bundleBytes } from '@mingjing/bundle';
import type { Pen } from '@mingjing/client';
import { streamWord } from '@mingjing/kernel';
import { makeBundle, type BundleAsked } from '../../ledger/bundling/make-bundle';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import { Refused } from '../../ledger/http/problem';
import { ReadingDesk } from '../../ledger/http/service';
import { CliFailure, EXIT } from '../failure';
import { HttpGateway } from '../gateway/http-gateway';
import { openAlone } from '../gateway/open-alone';
import { readerToken } from '../gateway/reader-token';
import type { Where } from '../gateway/open-gateway';
import type { CliIo } from '../io';

export interface BundleCommand extends BundleAsked {
  readonly where: Where;
  /** Key file of the reader: what he may see is what goes in. */
  readonly key: string;
  readonly out?: string;
}

/** Writes everything about a subject into one file that verifies offline. */
export async function bundle(command: BundleCommand, io: CliIo): Promise<void> {
  const pen = readPen(command.key);
  const { url } = command.where;
  const bytes = url === undefined ? await locally(command, pen, io) : await overHttp(url, command, pen, io);
  const path = command.out ?? `${command.subject.replaceAll('/', '-')}.mingjing-bundle`;
  writeFileSync(path, bytes, { mode: command.disclosures ? 0o600 : 0o644 });
  io.out(`${path}: ${String(bytes.length)} bytes about ${command.subject}`);
  io.err(`Check it anywhere, without this server: mingjing verify ${path}, or open verify.html.`);
}

/** As the service would answer him: the same rules of reading, the same observations. */
async function locally({ where, ...asked }: BundleCommand, pen: Pen, io: CliIo): Promise<Uint8Array> {
  const ledger = await openAlone(dataFolder(where.data), io.clock);
  try {
    await ledger.follower.catchUp();
    const desk = new ReadingDesk(ledger, { clock: io.clock });
    const token = readerToken(pen, ledger.origin, io.clock());
    const reader = await desk.demandReader(`Bearer ${token}`, streamWord(asked.subject));
    return bundleBytes(await makeBundle(desk, reader, asked));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, reason } = error.rejection;
    throw new CliFailure(`The ledger refused it (${code}): ${reason}`, EXIT.no, { cause: error });
  } finally {
    await ledger.close();
  }
}

async function overHttp(url: string, asked: BundleCommand, pen: Pen, io: CliIo): Promise<Uint8Array> {
  const gateway = await HttpGateway.open(url, (origin) => readerToken(pen, origin, io.clock()));
  const query = new URLSearchParams({
    files: String(asked.files),
    disclosures: String(asked.disclosures),
  });
  const subject = asked.subject.split('/').map(encodeURIComponent).join('/');
  return gateway.bytes(`bundles/${subject}?${query.toString()}`);
}
