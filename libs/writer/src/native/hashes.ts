import { createHash } from 'node:crypto';
import type { Sha1, Sha256 } from '@mingjing/kernel';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export const sha1: Sha1 = (bytes) => createHash('sha1').update(bytes).digest();
