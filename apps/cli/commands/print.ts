import { caseFile, firstBad, verifyBundle } from '@mingjing/bundle';
import { sha256 } from '@mingjing/writer';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { writePrivately } from '../write-privately';
import type { TrustOptions } from './given-keys';
import { readBytes } from './read-json';
import { toolsFor } from './verify-file';

/** Renders a bundle as a paper file. One that does not hold is printed too, and says so on its cover. */
export function print(path: string, command: TrustOptions & { readonly out?: string }, io: CliIo): ExitCode {
  const { report, bundle } = verifyBundle(readBytes(path), toolsFor(command));
  const bad = firstBad(report);
  if (bundle === undefined) throw unreadable(`${path} is no bundle: ${bad?.detail.en ?? ''}`);
  const out = command.out ?? `${path.replace(/\.mingjing-bundle$/, '')}.html`;
  writePrivately(out, caseFile(bundle, report, sha256));
  io.out(`${out}: open it in a browser and print it, or save it as PDF`);
  if (bad === undefined) return EXIT.done;
  io.err(`The bundle does not hold, and the cover says so: ${bad.name}: ${bad.detail.en}`);
  return EXIT.no;
}
