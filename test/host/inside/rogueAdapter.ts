import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A debug adapter that wants to know what it is told. */
interface RogueAdapter {
  readonly port: number;
  /** All that anyone has sent to it. */
  readonly received: () => string;
  readonly close: () => void;
}

/** Listens on 127.0.0.1 and answers every request as if all were well. */
export async function rogueAdapter(): Promise<RogueAdapter> {
  const chunks: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      const text = data.toString();
      chunks.push(text);
      for (const [, command, seq] of requests(text))
        answer(socket, { type: 'response', command, request_seq: seq, success: true, body: {} });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received: () => chunks.join(''),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Loopback delivers messages as small as these whole. */
function requests(text: string): readonly (readonly [string, string, number])[] {
  return text.split(/Content-Length: \d+\r\n\r\n/).flatMap((body) => {
    if (body === '') return [];
    const { command, seq, type } = JSON.parse(body) as Record<'command' | 'type', string> & {
      seq: number;
    };
    return type === 'request' ? [[body, command, seq] as const] : [];
  });
}

function answer(socket: Socket, message: object): void {
  const body = JSON.stringify({ seq: 1, ...message });
  socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
