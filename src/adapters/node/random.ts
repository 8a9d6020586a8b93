import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from '../../app/ports.ts';

export function createRandom(): Random {
  return { uuid: () => randomUUID(), token: () => randomBytes(32).toString('base64url') };
}
