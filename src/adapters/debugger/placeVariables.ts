import type { PlaceVariables, VariablesToPlace } from '../../app/injection/ports.ts';
import { isStill } from './plainData.ts';
import { callers, passageOf, readerOf, type Reader, type TrustedFolders } from './readers.ts';
import { revealed } from './reveal.ts';

/** What is made of a message when it is serialised. */
const SERIALISED = 'toJSON';

/**
 * Puts variables into a launch message for those who send it on: VS Code's serialiser is given a copy made when the
 * message was looked at, with the variables in it, and a debugger inside the extension host finds them by an accessor.
 * Both only if at that moment the message still is what it was. Everyone else who holds it reads what the
 * configuration says.
 */
export function createPlaceVariables(
  trustedFor: (debuggerType: string) => TrustedFolders,
): PlaceVariables {
  return (what) => {
    const { message, args, member, copy } = what;
    const trusted = trustedFor(what.type);
    const passage = passageOf(callers(), trusted);
    const base = args[member];
    let open = true;
    // Looking whether the message is unchanged reads it, too.
    let deciding = false;

    function isUntouched(): boolean {
      return (
        Object.getOwnPropertyDescriptor(message, SERIALISED)?.value === serialise &&
        isStill(message, copy, isOurs)
      );
    }

    const isOurs = (holder: object, name: PropertyKey): boolean =>
      (holder === message && name === SERIALISED) || (holder === args && name === member);

    /** Who must be told that someone did what nobody may; `undefined` when all is as it should be. */
    function offence(
      stack: string,
      reader: Reader,
      isSerialised: boolean,
    ): (() => void) | undefined {
      if (reader.kind === 'stranger')
        return () => {
          what.onStranger(reader.file);
        };
      if (!isUntouched()) return what.onChanged;
      // The editor reads a message in one way: it serialises it, at once. Anything else it was talked into.
      const isSending = isSerialised && !passage.isTracker(stack) && passage.isSameTurn(stack);
      if (reader.kind === 'debugger' || isSending) return undefined;
      return () => {
        what.onStranger('');
      };
    }

    /** The member's content with the variables, for those who may have it. */
    function decide(isSerialised: boolean): unknown {
      const stack = callers();
      const reader = readerOf(stack, trusted);
      // A debugger may watch its own messages; that is not where it takes them from.
      if (reader.kind === 'debugger' && passage.isTracker(stack)) return undefined;
      const tell = offence(stack, reader, isSerialised);
      if (tell || reader.kind === 'editor') open = false;
      tell?.();
      return tell ? undefined : what.withVariables(revealed(what.variables));
    }

    function ask(isSerialised: boolean): unknown {
      if (!open || deciding) return undefined;
      deciding = true;
      try {
        return decide(isSerialised);
      } finally {
        deciding = false;
      }
    }

    function serialise(): unknown {
      const content = ask(true);
      return content === undefined ? { ...message } : filled(what, content);
    }

    try {
      Object.defineProperty(message, SERIALISED, {
        enumerable: false,
        configurable: true,
        writable: true,
        value: serialise,
      });
      Object.defineProperty(args, member, {
        enumerable: true,
        configurable: false,
        get: () => ask(false) ?? base,
        set() {
          if (open) what.onChanged();
          open = false;
        },
      });
    } catch {
      // Someone made the message such that nothing can be put into it.
      open = false;
      what.onChanged();
    }
    return {
      close() {
        open = false;
      },
    };
  };
}

/** The copy of the message with the member's content; the arguments of `restart` are nested. */
function filled({ message, args, member, copy }: VariablesToPlace, content: unknown): unknown {
  const inner = message['arguments'] === args ? copy['arguments'] : nested(copy);
  const full = { ...(inner as object), [member]: content };
  return {
    ...copy,
    arguments:
      message['arguments'] === args ? full : { ...(copy['arguments'] as object), arguments: full },
  };
}

function nested(copy: VariablesToPlace['copy']): unknown {
  return (copy['arguments'] as { readonly arguments?: unknown }).arguments;
}
