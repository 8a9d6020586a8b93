import type { CreateMasker, GrantedValues } from '../../app/injection/ports.ts';
import { createMasker as createValueMasker, type NamedValue } from '../../core/mask/masker.ts';

/** The forms of the values stay in memory as long as the masker does. */
export const createMasker: CreateMasker = (values) => {
  const masker = createValueMasker(revealed(values));
  return {
    message: (message) => masker.message(message),
    add(more) {
      masker.add(revealed(more));
    },
  };
};

function revealed(values: GrantedValues): readonly NamedValue[] {
  return Array.from(values, ([name, secret]) => ({ name, value: secret.reveal() }));
}
