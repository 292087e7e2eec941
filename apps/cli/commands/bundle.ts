import { writeFileSync } from 'node:fs';
import { bundleBytes } from '@mingjing/bundle';
import type { Pen } from '@mingjing/client';
import { bundleFor } from '../../ledger/bundling/bundle-for';
import type { BundleAsked } from '../../ledger/bundling/make-bundle';
import { readPen } from '../../ledger/composition/key-file';
import { atTheDesk } from '../gateway/at-the-desk';
import { HttpGateway } from '../gateway/http-gateway';
import type { Where } from '../gateway/open-gateway';
import { readerToken } from '../gateway/reader-token';
import type { CliIo } from '../io';
import { writePrivately } from '../write-privately';

export interface BundleCommand extends BundleAsked {
  readonly where: Where;
  /** Key file of the reader: what he may see is what goes in. Without one, what everybody may. */
  readonly key?: string;
  readonly out?: string;
}

/** Writes everything about a subject into one file that verifies offline. */
export async function bundle(command: BundleCommand, io: CliIo): Promise<void> {
  const pen = command.key === undefined ? undefined : readPen(command.key);
  const { url } = command.where;
  const bytes = url === undefined ? await locally(command, pen, io) : await overHttp(url, command, pen, io);
  const path = command.out ?? `${command.subject.replaceAll('/', '-')}.mingjing-bundle`;
  if (command.disclosures) writePrivately(path, bytes);
  else writeFileSync(path, bytes, { mode: 0o644 });
  io.out(`${path}: ${String(bytes.length)} bytes about ${command.subject}`);
  io.err(`Check it anywhere, without this server: mingjing verify ${path}, or open verify.html.`);
}

async function locally(
  { where, ...asked }: BundleCommand,
  pen: Pen | undefined,
  io: CliIo,
): Promise<Uint8Array> {
  return atTheDesk(where.data, pen, io, async ({ desk, authorization }) =>
    bundleBytes(await bundleFor(desk, authorization(), asked)),
  );
}

async function overHttp(
  url: string,
  asked: BundleCommand,
  pen: Pen | undefined,
  io: CliIo,
): Promise<Uint8Array> {
  const gateway = await HttpGateway.open(url, (origin) => pen && readerToken(pen, origin, io.clock()));
  const query = new URLSearchParams({
    files: String(asked.files),
    disclosures: String(asked.disclosures),
  });
  const subject = asked.subject.split('/').map(encodeURIComponent).join('/');
  return gateway.bytes(`bundles/${subject}?${query.toString()}`);
}
