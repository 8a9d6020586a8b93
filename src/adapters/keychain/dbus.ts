import { connect, type Socket } from 'node:net';

/**
 * The few bytes of D-Bus that it takes to ask the Secret Service questions that keytar cannot.
 * Layout: dbus.freedesktop.org/doc/dbus-specification.html, "Message Format" and "Authentication Protocol".
 */
export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** `s` per string; `a{ss}` for a map. */
  readonly signature: '' | 's' | 'ss' | 'a{ss}';
  readonly body: readonly string[] | Readonly<Record<string, string>>;
}

type Reply =
  | { readonly kind: 'return'; readonly body: Buffer }
  | { readonly kind: 'error'; readonly name: string };

export interface Bus {
  call(call: MethodCall): Promise<Reply>;
  close(): void;
}

const METHOD_RETURN = 2;
const ERROR = 3;

/** Connects, authenticates and says hello. Rejects when nobody answers there or it takes over `limitMs`. */
export async function connectToBus(socketPath: string, limitMs: number): Promise<Bus> {
  const socket = connect(socketPath);
  socket.setTimeout(limitMs, () => socket.destroy(new Error('The bus does not answer')));
  const read = reader(socket);
  let serial = 0;

  async function call(request: MethodCall): Promise<Reply> {
    serial += 1;
    socket.write(encodeCall(request, serial));
    for (;;) {
      const message = await nextMessage(read);
      // Signals, e.g. NameAcquired, come in between.
      if (message.replyTo !== serial) continue;
      if (message.type === METHOD_RETURN) return { kind: 'return', body: message.body };
      if (message.type === ERROR) return { kind: 'error', name: message.errorName };
    }
  }

  try {
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
    socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
    const answer = await readLine(read);
    if (!answer.startsWith('OK ')) throw new Error('The bus refuses this user');
    socket.write('BEGIN\r\n');
    await call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
      signature: '',
      body: [],
    });
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  }
  return { call, close: () => void socket.destroy() };
}

type Read = (length: number) => Promise<Buffer>;

/** Answers exactly the next `length` bytes. */
function reader(socket: Socket): Read {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer, unknown>;
  let rest: Buffer = Buffer.alloc(0);
  return async (length) => {
    while (rest.length < length) {
      const next = await chunks.next();
      if (next.done === true) throw new Error('The bus hung up');
      rest = Buffer.concat([rest, next.value]);
    }
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    return bytes;
  };
}

async function readLine(read: Read): Promise<string> {
  let line = '';
  while (!line.endsWith('\r\n')) line += (await read(1)).toString('latin1');
  return line;
}

interface Message {
  readonly type: number;
  readonly replyTo: number;
  readonly errorName: string;
  readonly body: Buffer;
}

async function nextMessage(read: Read): Promise<Message> {
  const start = await read(16);
  if (start[0] !== 0x6c) throw new Error('A bus of the other byte order');
  const fieldsLength = start.readUInt32LE(12);
  const fields = await read(aligned(fieldsLength, 8));
  const body = await read(start.readUInt32LE(4));
  return { type: start[1] ?? 0, body, ...readFields(fields.subarray(0, fieldsLength)) };
}

const REPLY_SERIAL = 5;
const ERROR_NAME = 4;

/** Header fields are structs of a code and a variant; only strings, signatures and one number occur. */
function readFields(fields: Buffer): { replyTo: number; errorName: string } {
  let replyTo = 0;
  let errorName = '';
  for (let at = 0; at < fields.length;) {
    at = aligned(at, 8);
    const code = fields[at] ?? 0;
    const type = String.fromCharCode(fields[at + 2] ?? 0);
    at += 4;
    if (type === 'u') {
      if (code === REPLY_SERIAL) replyTo = fields.readUInt32LE(at);
      at += 4;
    } else if (type === 'g') {
      at += (fields[at] ?? 0) + 2;
    } else {
      const length = fields.readUInt32LE(at);
      if (code === ERROR_NAME) errorName = fields.toString('utf8', at + 4, at + 4 + length);
      at += 4 + length + 1;
    }
  }
  return { replyTo, errorName };
}

function encodeCall(call: MethodCall, serial: number): Buffer {
  const body = encodeBody(call);
  const headerFields: readonly [number, 'o' | 's' | 'g', string][] = [
    [1, 'o', call.path],
    [2, 's', call.interface],
    [3, 's', call.member],
    [6, 's', call.destination],
    ...(call.signature === '' ? [] : [[8, 'g', call.signature] as [number, 'g', string]]),
  ];
  let fields: Buffer = Buffer.alloc(0);
  for (const [code, type, value] of headerFields) {
    const lead = Buffer.from([code, 1, type.charCodeAt(0), 0]);
    fields = joined(
      fields,
      8,
      Buffer.concat([lead, type === 'g' ? signature(value) : text(value)]),
    );
  }
  const start = Buffer.from([0x6c, 1, 0, 1]);
  const header = Buffer.concat([start, number(body.length), number(serial), number(fields.length)]);
  return joined(Buffer.concat([header, fields]), 8, body);
}

function encodeBody({ body }: MethodCall): Buffer {
  if (isList(body)) {
    return body.reduce<Buffer>((all, value) => joined(all, 4, text(value)), Buffer.alloc(0));
  }
  let entries: Buffer = Buffer.alloc(0);
  for (const [key, value] of Object.entries(body)) {
    entries = joined(joined(entries, 8, text(key)), 4, text(value));
  }
  // The array's length does not count the padding before its first entry.
  return joined(number(entries.length), 8, entries);
}

function isList(body: MethodCall['body']): body is readonly string[] {
  return Array.isArray(body);
}

function joined(before: Buffer, alignment: number, after: Buffer): Buffer {
  return Buffer.concat([
    before,
    Buffer.alloc(aligned(before.length, alignment) - before.length),
    after,
  ]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([number(bytes.length), bytes, Buffer.alloc(1)]);
}

function signature(value: string): Buffer {
  return Buffer.concat([
    Buffer.from([value.length]),
    Buffer.from(value, 'latin1'),
    Buffer.alloc(1),
  ]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function aligned(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}
