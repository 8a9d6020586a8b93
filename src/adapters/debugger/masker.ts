import type { CreateMasker } from '../../app/injection/ports.ts';
import { createMasker as createValueMasker } from '../../core/mask/masker.ts';

/** The forms of the values stay in memory as long as the masker does. */
export const createMasker: CreateMasker = (values) =>
  createValueMasker([...values].map(([name, secret]) => ({ name, value: secret.reveal() })));
