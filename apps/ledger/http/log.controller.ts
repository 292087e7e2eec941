import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Controller, Get, Header, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { eventOf } from '@mingjing/followers';
import {
  encodeEntryBundle,
  formatTilePath,
  formatTlogProof,
  parseTilePath,
  TILE_WIDTH,
  type EntryBundle,
  type HashTile,
} from '@mingjing/log';
import type { FastifyReply } from 'fastify';
import { acceptsGzip } from './accepts-gzip';
import { Answers, AnswersBytes, Refuses } from './answers/declared';
import {
  NO_WITNESS_POLICY,
  NOTHING_SIGNED,
  NOTHING_WITNESSED,
  noEntry,
  noFile,
  noProof,
  noTile,
} from './log-refusals';
import { Refused } from './problem';
import { ReadingDesk } from './service';
import { decimal } from './true-at';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const PRIVATE = 'private, no-store';
const compressed = promisify(gzip);

@ApiTags('log')
@Controller('log')
export class LogController {
  constructor(@Inject(ReadingDesk) private readonly desk: ReadingDesk) {}

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @AnswersBytes('text/plain', 'The signed note')
  @Refuses(404)
  @ApiOperation({
    summary: 'The last signed checkpoint (C2SP tlog-checkpoint), with the cosignatures that it has so far',
  })
  async checkpoint(): Promise<string> {
    const { writer, checkpoints } = this.desk.ledger;
    const { size, note } = writer.sealed;
    const served = (await checkpoints.at(size)) ?? note;
    if (served !== '') return served;
    throw new Refused(NOTHING_SIGNED);
  }

  @Get('witnessed')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @AnswersBytes('text/plain', 'The signed note')
  @Refuses(404)
  @ApiOperation({
    summary: "The newest checkpoint that the quorum of this ledger's witnesses has cosigned",
    description:
      'The last signed one where the ledger is at rest; some seconds older where it is not. 404 where no quorum has cosigned one yet, and, as `witness-not-configured`, where the ledger has no witness policy.',
  })
  witnessed(): string {
    const { witnesses } = this.desk.ledger;
    if (witnesses === undefined) throw new Refused(NO_WITNESS_POLICY, 404);
    if (witnesses.witnessed !== undefined) return witnesses.witnessed.note;
    throw new Refused(NOTHING_WITNESSED);
  }

  @Get('tile/*')
  @AnswersBytes('application/octet-stream', 'The tile, or the bundle')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'A hash tile (public) or an entry bundle (reader) of C2SP tlog-tiles' })
  async tile(
    @Param('*') path: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
    @Headers('accept-encoding') encodings?: string,
  ): Promise<Buffer> {
    const tile = parseTilePath(`tile/${path}`);
    if (tile === null) throw this.noTile(`tile/${path}`);
    void reply.header('content-type', 'application/octet-stream');
    void reply.header('cache-control', tile.kind === 'hashes' ? IMMUTABLE : PRIVATE);
    if (tile.kind === 'hashes') return Buffer.from(this.hashes(tile));
    const bundle = await this.entries(tile, authorization);
    // tlog-tiles: entry bundles SHOULD be compressed at the HTTP layer.
    void reply.header('vary', 'accept-encoding');
    if (!acceptsGzip(encodings)) return Buffer.from(bundle);
    void reply.header('content-encoding', 'gzip');
    return compressed(bundle);
  }

  @Get('entry/:index')
  @Answers('Entry', 'The entry')
  @Refuses(400, 401, 403, 404, 503)
  @ApiOperation({ summary: 'The bytes of one entry, as they were signed and hashed' })
  async entry(
    @Param('index') index: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Buffer> {
    const reader = await this.desk.readerFrom(authorization);
    const { event, bytes } = await this.desk.event(decimal(index, 'index'));
    await this.desk.look([event], reader);
    void reply.header('content-type', 'application/json');
    void reply.header('cache-control', reader === undefined ? IMMUTABLE : PRIVATE);
    return Buffer.from(bytes);
  }

  @Get('proof/:index')
  @ApiQuery({
    name: 'size',
    required: false,
    description: 'A size that was signed; the last one unless given.',
  })
  @AnswersBytes('text/plain', 'The proof')
  @Refuses(400, 404)
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary:
      'Inclusion proof of an entry (C2SP tlog-proof) under the last checkpoint, or under one that was signed',
  })
  async proof(@Param('index') index: string, @Query('size') size?: string): Promise<string> {
    const { writer, checkpoints } = this.desk.ledger;
    const at = decimal(index, 'index');
    const under = size === undefined ? writer.sealed.size : decimal(size, 'size');
    const note = await checkpoints.at(under);
    if (size === undefined && at >= under) throw new Refused(noEntry(at, under));
    if (note === null || at >= under) throw new Refused(noProof(at, under));
    return formatTlogProof({ index: at, path: writer.tree.inclusion(at, under), checkpoint: note });
  }

  @Get('files/:sha256')
  @AnswersBytes('application/octet-stream', 'The file')
  @Refuses(401, 403, 404, 503)
  @ApiOperation({ summary: 'A content-addressed file that an entry names (reader)' })
  async file(
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Buffer> {
    const reader = await this.desk.demandReader(authorization);
    await this.desk.lookAtFile(sha256, reader);
    const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await this.desk.ledger.files.get(sha256) : undefined;
    if (bytes === undefined) throw new Refused(noFile(sha256));
    void reply.header('content-type', 'application/octet-stream').header('cache-control', PRIVATE);
    return Buffer.from(bytes);
  }

  private hashes(tile: HashTile): Uint8Array {
    const { writer } = this.desk.ledger;
    const width = Math.floor(writer.sealed.size / TILE_WIDTH ** tile.level) - tile.index * TILE_WIDTH;
    if (width < tile.width) throw this.noTile(formatTilePath(tile));
    return writer.tree.tile(tile);
  }

  private async entries(tile: EntryBundle, authorization: string | undefined): Promise<Uint8Array> {
    const reader = await this.desk.demandReader(authorization);
    const from = tile.index * TILE_WIDTH;
    if (from + tile.width > this.desk.ledger.writer.sealed.size) throw this.noTile(formatTilePath(tile));
    const entries = await this.desk.ledger.store.read(from, tile.width);
    await this.desk.look(
      entries.map((bytes, i) => eventOf(bytes, from + i)),
      reader,
    );
    return encodeEntryBundle(entries);
  }

  private noTile(path: string): Refused {
    return new Refused(noTile(path, this.desk.ledger.writer.sealed.size));
  }
}
