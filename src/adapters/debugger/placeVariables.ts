import type { PlaceVariables } from '../../app/injection/ports.ts';
import { isPlainData } from './plainData.ts';
import { callers, readerOf, type TrustedFolders } from './readers.ts';
import { revealed } from './reveal.ts';

/**
 * Puts variables into the arguments of a launch message, behind an accessor that shows them to VS Code's serialiser
 * and to the debugger's own extension, if at that moment the rest of the message is what it was. Everyone else who
 * holds the message reads what the configuration says.
 */
export function createPlaceVariables(
  trustedFor: (debuggerType: string) => TrustedFolders,
): PlaceVariables {
  return (what) => {
    const { args, member, variables } = what;
    const trusted = trustedFor(what.type);
    const base = args[member];
    let open = true;
    // Looking whether the message is unchanged reads it, too.
    let deciding = false;

    function refuse(tell: () => void): unknown {
      open = false;
      tell();
      return base;
    }

    function decide(): unknown {
      const reader = readerOf(callers(), trusted);
      if (reader.kind === 'stranger')
        return refuse(() => {
          what.onStranger(reader.file);
        });
      if (!isPlainData(args, member) || !what.isUnchanged()) return refuse(what.onChanged);
      // VS Code serialises a message once; a debugger in the extension host may look at it before it does so.
      if (reader.kind === 'editor') open = false;
      return what.withVariables(base, revealed(variables));
    }

    Object.defineProperty(args, member, {
      enumerable: true,
      configurable: false,
      get() {
        if (!open || deciding) return base;
        deciding = true;
        try {
          return decide();
        } finally {
          deciding = false;
        }
      },
    });
    return {
      close() {
        open = false;
      },
    };
  };
}
