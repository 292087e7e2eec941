import type { Command } from 'commander';
import { given } from '../given';
import type { Running } from '../running';
import { whereOf, withUrl } from './shared-options';

interface TranscriptOptions {
  readonly data: string;
  readonly url?: string;
  readonly key?: string;
  readonly out?: string;
}

interface PublishOptions {
  readonly data: string;
  readonly url?: string;
  readonly key: string;
  readonly cosign: string;
}

/** draw transcript, draw publish: what a draw leaves for everybody. */
export function addTellingDraws(draw: Command, { io }: Running): void {
  withUrl(draw.command('transcript'))
    .description('write the transcript of a draw into a file, once its last side has been told')
    .argument('<draw>', 'an unblinded draw')
    .option(
      '--key <file>',
      'key file of a reader of draws: the full transcript, with officers; else the public',
    )
    .option('--out <file>', 'the file to write; DRAW.transcript.json unless given')
    .action(async (id: string, options: TranscriptOptions) => {
      const { drawTranscript } = await import('../commands/draw-transcript');
      const { key, out } = options;
      await drawTranscript(id, { where: whereOf(options), ...given({ key, out }) }, io);
    });
  withUrl(draw.command('publish'))
    .description('recompute an unblinded draw, and publish it by the hashes of its transcripts')
    .argument('<draw>', 'an unblinded draw')
    .requiredOption('--key <file>', 'key file of the publisher')
    .requiredOption('--cosign <file>', 'key file of somebody of legal affairs, who reads it in full')
    .action(async (id: string, options: PublishOptions) => {
      const { drawPublish } = await import('../commands/draw-transcript');
      const { key, cosign } = options;
      await drawPublish(id, { where: whereOf(options), key, cosign }, io);
    });
}
