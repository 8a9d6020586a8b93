import type { Socket } from 'node:net';
import { MAX_REQUEST_BYTES, refusalLine } from './wire.ts';

/** How long a program may take to send its line, and to take its answer. */
const PATIENCE_MS = 3000;
/** Programs served at once: more than a flood opens while one of ours sends its line. */
const MAX_CONNECTIONS = 256;

/** What a program is told, and whether it was given anything; `undefined` cuts it without a word. */
export interface Reply {
  readonly line: string;
  readonly granted: boolean;
}

export interface Connections {
  /** Serves one request of a new connection. Whatever that sends or leaves unsent, it ends. */
  readonly accept: (connection: Socket) => void;
  readonly cutAll: () => void;
}

/**
 * One line each way. When all places are taken, the one that has waited longest for a line gives its place up
 * and is told `busy`: idle connections, however many, keep nobody out who speaks at once.
 */
export function createConnections(
  answer: (line: string) => Promise<Reply | undefined>,
): Connections {
  const open = new Set<Socket>();
  /** Oldest first: they have not asked yet, or were refused and have not left. */
  const idle = new Set<Socket>();

  function leave(connection: Socket): void {
    open.delete(connection);
    idle.delete(connection);
    connection.destroy();
  }

  function accept(connection: Socket): void {
    const cut = (): void => {
      leave(connection);
    };
    connection.on('error', cut);
    if (open.size >= MAX_CONNECTIONS) {
      const [leaving = connection] = idle;
      // Not `end`: one that never reads must not keep its place. So short a write is with the system at once.
      leaving.write(refusalLine('busy'));
      leave(leaving);
      if (leaving === connection) return;
    }
    open.add(connection);
    idle.add(connection);
    let timer = setTimeout(cut, PATIENCE_MS);
    connection.on('close', () => {
      clearTimeout(timer);
      cut();
    });
    readLine(connection, cut, (line) => {
      clearTimeout(timer);
      idle.delete(connection);
      answer(line).then((reply) => {
        if (reply === undefined || connection.destroyed) {
          cut();
          return;
        }
        if (!reply.granted) idle.add(connection);
        timer = setTimeout(cut, PATIENCE_MS);
        connection.end(reply.line, cut);
      }, cut);
    });
  }

  return {
    accept,
    cutAll: () => {
      for (const connection of open) leave(connection);
    },
  };
}

/** Calls `onLine` once, or `onTooLong`; drops whatever comes after the line. */
function readLine(connection: Socket, onTooLong: () => void, onLine: (line: string) => void): void {
  let received = Buffer.alloc(0);
  const read = (chunk: Buffer): void => {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf(10);
    if (received.length > MAX_REQUEST_BYTES) onTooLong();
    if (end === -1 || connection.destroyed) return;
    connection.off('data', read).resume();
    onLine(received.subarray(0, end).toString('utf8'));
    received = Buffer.alloc(0);
  };
  connection.on('data', read);
}
