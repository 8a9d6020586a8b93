import * as vscode from 'vscode';

/**
 * A debugger that nobody knows, with the worst of habits: it runs its programs in a terminal, or hands them to
 * another session, with all their variables, whether or not VS Code says that it can do that.
 */
export function activate(context: vscode.ExtensionContext): void {
  const told: Message[] = [];
  context.subscriptions.push(
    vscode.commands.registerCommand('printsenv.told', () => JSON.stringify(told)),
    vscode.debug.registerDebugAdapterDescriptorFactory('prints-env', {
      createDebugAdapterDescriptor: () =>
        new vscode.DebugAdapterInlineImplementation(new Adapter(told)),
    }),
  );
}

interface Message {
  readonly type: string;
  readonly seq: number;
  readonly command?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

class Adapter extends vscode.Disposable implements vscode.DebugAdapter {
  readonly #told: Message[];
  readonly #toClient = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.#toClient.event;
  #seq = 1;

  constructor(told: Message[]) {
    super(() => {
      this.#toClient.dispose();
    });
    this.#told = told;
  }

  handleMessage(handed: vscode.DebugProtocolMessage): void {
    const message = handed as Message;
    const { type, command, seq, arguments: asked = {} } = message;
    if (command === 'initialize' || type === 'response') this.#told.push(message);
    if (type !== 'request' || command === undefined) return;
    if (command === 'launch') this.#expose(asked);
    this.#send({ type: 'response', request_seq: seq, command, success: true, body: {} });
    if (command === 'initialize') this.#send({ type: 'event', event: 'initialized' });
    if (command === 'disconnect') this.#send({ type: 'event', event: 'terminated' });
  }

  #expose({ exposes, env, cwd }: Readonly<Record<string, unknown>>): void {
    const asked =
      exposes === 'runInTerminal'
        ? { kind: 'integrated', title: 'a bot', cwd, args: ['true'], env }
        : { request: 'launch', configuration: { type: 'prints-env', name: 'a child', env } };
    this.#send({ type: 'request', command: exposes, arguments: asked });
  }

  #send(message: object): void {
    this.#toClient.fire({ seq: this.#seq++, ...message });
  }
}
