import 'reflect-metadata';
import { Body, Controller, HttpCode, Inject, Module, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fromBase64, signedBytes, utf8 } from '@mingjing/kernel';
import sodium from 'sodium-native';
import type { SignedSubmission } from '@mingjing/client';
import { compiledSubmission } from './submission-schema';

/** Nest's token for what the bare route checks a request against. */
const CHECKS = Symbol('checks');

interface Checks {
  readonly isValid: (body: unknown) => boolean;
  readonly publicKey: Buffer;
}

/**
 * The least that any service on Nest and Fastify must do with a signed statement: Fastify's own
 * parser, the compiled schema, one signature. Nothing is decided, stored or proved.
 */
@Controller('bare')
class BareController {
  constructor(@Inject(CHECKS) private readonly checks: Checks) {}

  @Post()
  @HttpCode(201)
  submit(@Body() body: SignedSubmission): { readonly ok: boolean } {
    if (!this.checks.isValid(body)) throw new Error('invalid');
    // The bench's statements come with members in order, so that their text is their canonical form.
    const message = Buffer.from(signedBytes(utf8(JSON.stringify(body.statement))));
    const signature = Buffer.from(fromBase64(body.signature.sig, 64) ?? []);
    const ok = sodium.crypto_sign_verify_detached(signature, message, this.checks.publicKey);
    if (!ok) throw new Error('not a signature');
    return { ok };
  }
}

@Module({})
class BareModule {}

export async function createBareApp(publicKey: Uint8Array): Promise<NestFastifyApplication> {
  const checks: Checks = { isValid: compiledSubmission(), publicKey: Buffer.from(publicKey) };
  const module: DynamicModule = {
    module: BareModule,
    controllers: [BareController],
    providers: [{ provide: CHECKS, useValue: checks }],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: ['error', 'warn'],
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
