import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { rejection } from '@mingjing/kernel';
import { Refused } from './problem';

/** Beside the compiled program; seen from the sources in the folder of the last build. */
const PLACES = ['../../../verify.html', '../../../dist/verify.html'].map((path) => join(__dirname, path));

/** The offline verifier, for whoever has no copy of his own; a suspicious reader compares its SHA-256. */
@ApiExcludeController()
@Controller()
export class VerifyPageController {
  private page: Buffer | undefined;

  @Get('verify.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Header('x-content-type-options', 'nosniff')
  verifyPage(): Buffer {
    this.page ??= readPage();
    return this.page;
  }
}

function readPage(): Buffer {
  const path = PLACES.find((place) => existsSync(place));
  if (path !== undefined) return readFileSync(path);
  throw new Refused(rejection('not-found', 'verify.html has not been built here; run npm run build.'));
}
