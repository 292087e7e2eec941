import { BUNDLE_FORMAT, type Bundle, type BundledEntry } from '@mingjing/bundle';
import { fromUtf8, toBase64, type Facts } from '@mingjing/kernel';
import type { OpenLedger } from '../composition/open-ledger';
import { Refused } from '../http/problem';
import type { Reader } from '../http/reader-token';
import type { ReadingDesk } from '../http/service';
import { enclosedTranscript } from './enclosed-transcript';
import { disclosuresOf, filesOf } from './enclosures';
import { gatherGround } from './gather-ground';
import { gatherSubject } from './gather-subject';
import { Gathering, type Gathered } from './gathering';

export interface BundleAsked {
  /** `case/…`, `entity/…`, `draw/…` or `officer/…`. */
  readonly subject: string;
  /** With the bytes of the files, not their hashes alone. */
  readonly files: boolean;
  /** With the personal values that the reader may see; handing them over is observed. */
  readonly disclosures: boolean;
}

/**
 * All that one reader, or without one everybody, may take away about a subject, true at the size of the
 * checkpoint inside. Throws Refused.
 */
export async function makeBundle(
  desk: ReadingDesk,
  reader: Reader | undefined,
  asked: BundleAsked,
): Promise<Bundle> {
  const { subject } = asked;
  const { ledger } = desk;
  const { size, note } = await checkpointFor(ledger);
  await ledger.follower.reaches(size);
  const gathering = new Gathering(desk, reader, size);
  await gatherSubject(gathering, subject);
  await gatherGround(gathering);
  const entries = gathering.entries();
  const files = await filesOf(entries, reader, desk, asked.files);
  const disclosures = asked.disclosures && reader ? await disclosuresOf(entries, reader, desk) : [];
  const transcript = enclosedTranscript(subject, reader, gathering.facts);
  const whole = wholeStreams(entries, gathering.facts);
  await gathering.record();
  if (reader && disclosures.length > 0) await recordDisclosure(desk, reader, subject);
  return {
    checkpoint: (await ledger.checkpoints.at(size)) ?? note,
    ...(disclosures.length > 0 ? { disclosures } : {}),
    entries: entries.map((one) => bundled(one, desk, size)),
    ...(files.length > 0 ? { files } : {}),
    format: BUNDLE_FORMAT,
    subject,
    ...(transcript === undefined ? {} : { transcript }),
    ...(whole.length > 0 ? { whole } : {}),
  };
}

/** One that the quorum of witnesses has cosigned, over all that is sealed now; where too few answer, without them. */
async function checkpointFor({
  writer,
  witnesses,
}: OpenLedger): Promise<{ readonly size: number; readonly note: string }> {
  const { sealed } = writer;
  const witnessed = await witnesses?.covering(sealed.size);
  return witnessed?.ok === true ? witnessed.value : sealed;
}

function bundled({ event, bytes }: Gathered, { ledger }: ReadingDesk, size: number): BundledEntry {
  const path = ledger.writer.tree.inclusion(event.index, size).map(toBase64);
  return { entry: fromUtf8(bytes), index: event.index, path };
}

/** Streams of which every entry, from revision 0 to the last one in the log, stands in the bundle. */
function wholeStreams(entries: readonly Gathered[], facts: Facts): readonly string[] {
  const held = new Map<string, number>();
  for (const { event } of entries) held.set(event.stream, (held.get(event.stream) ?? 0) + 1);
  return [...held]
    .filter(([stream, count]) => facts.revision(stream) === count - 1)
    .map(([stream]) => stream)
    .sort();
}

/** Only the server sees that names left the vault: the log keeps who took them, and what it cannot keep is not handed over. */
async function recordDisclosure({ ledger }: ReadingDesk, reader: Reader, subject: string): Promise<void> {
  const refused = await ledger.writer.observe({
    stream: `access/${subject.replaceAll('/', '.')}`,
    type: 'AccessRecorded',
    version: 1,
    data: { reader: reader.actor, subject, purpose: 'personal data in a bundle' },
    cause: await ledger.openingId(),
  });
  if (refused !== undefined) throw new Refused(refused);
}
