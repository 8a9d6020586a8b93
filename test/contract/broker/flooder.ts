/** A hostile program of the same user: floods the socket until it is killed. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { say } from '../children.ts';

/** What each of its connections does once it stands. */
const SENT = {
  silence: () => undefined,
  guesses: () => `${JSON.stringify({ v: 1, ticket: randomBytes(32).toString('base64url') })}\n`,
  garbage: () => 'GET / HTTP/1.1\r\n\r\n',
  halves: () => '{"v":1,"ticket":"',
} as const;
export type Flood = keyof typeof SENT;

const AT_ONCE = 400;
const [address = '', flood = ''] = process.argv.slice(2);
const sent = SENT[flood as Flood];
let ended = 0;

function open(): void {
  const socket = connect(address);
  socket.on('error', () => undefined);
  socket.on('connect', () => {
    const text = sent();
    if (text !== undefined) socket.write(text);
  });
  socket.resume();
  socket.on('close', () => {
    ended += 1;
    if (ended === 2 * AT_ONCE) void say('flooding');
    setImmediate(open);
  });
}
for (let count = 0; count < AT_ONCE; count += 1) open();
