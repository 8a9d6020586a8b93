import type { RevealInto } from '../../app/injection/ports.ts';
import { variablesMember, withVariables } from '../../core/inject/variablesMember.ts';
import type { Secret } from '../../core/keys/secret.ts';

/** Variables as text, for the message or the configuration that is to hold them. */
export function revealed(
  variables: ReadonlyMap<string, Secret | string>,
): ReadonlyMap<string, string> {
  return new Map(
    [...variables].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.reveal(),
    ]),
  );
}

export function createRevealInto(namesIgnoreCase: boolean): RevealInto {
  return (configuration, variables) => ({
    ...configuration,
    [variablesMember(configuration).member]: withVariables(
      configuration,
      revealed(variables),
      namesIgnoreCase,
    ),
  });
}
