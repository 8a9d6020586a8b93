import type { AuditLog } from '../ports.ts';
import type { Schedule } from './ports.ts';

/** Writes down that tickets were presented which nobody minted. */
export interface UnknownTickets {
  /** Notes one more; resolves when it is written or counted. */
  note(): Promise<void>;
  /** Writes what is counted and not yet written: for when the window closes. */
  flush(): Promise<void>;
}

interface UnknownTicketsWorld {
  readonly audit: AuditLog;
  readonly schedule: Schedule;
}

const WINDOW_MS = 60_000;

/**
 * The first is written at once, those of the minute after it in one line when the minute is over: anyone who
 * can reach the broker can try tickets as fast as it answers, and must not fill the log with them.
 */
export function createUnknownTickets({ audit, schedule }: UnknownTicketsWorld): UnknownTickets {
  let counted = 0;
  let open = false;

  async function write(): Promise<void> {
    const tries = counted;
    if (tries === 0) return;
    counted = 0;
    const written = await audit.append({ type: 'ticket.unknown', tries });
    // A log that cannot be written now may be at the end of the next minute.
    if (!written.ok) counted += tries;
  }

  function openWindow(): void {
    open = true;
    schedule(WINDOW_MS, () => {
      open = counted > 0;
      // A minute in which more came is followed by another, so that a flood makes one line a minute.
      if (open) openWindow();
      void write();
    });
  }

  return {
    async note() {
      counted += 1;
      if (open) return;
      openWindow();
      await write();
    },
    flush: write,
  };
}
