// What a suite may ask of the workbench's user interface. Suites run inside the extension host; the
// runner does these things on the page, over the browser's debugging port. Everything is JSON.

/** An input box or a quick pick, as the user sees it. */
export interface QuickInputState {
  /** With the step, as in `Add Key (2/4)`. */
  readonly title: string;
  readonly placeholder: string;
  /** The prompt or validation message under the box. */
  readonly message: string;
  readonly severity: 'none' | 'info' | 'warning' | 'error';
  readonly isPassword: boolean;
  /** What is typed; always empty for a password box, so that no test can print a value. */
  readonly value: string;
  /** Labels of the buttons in the title bar and beside the box. */
  readonly buttons: readonly string[];
  readonly hasBackButton: boolean;
  /** Whether there is a list under the box. */
  readonly isPick: boolean;
}

/** A row of a quick pick. */
export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly separator: string;
  readonly isFocused: boolean;
  /** Absent where the pick has no check boxes. */
  readonly isChecked?: boolean;
}

/** A modal dialog. */
export interface Dialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** The button that Enter presses. */
  readonly focusedButton: string;
}

export interface Notification {
  readonly message: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly buttons: readonly string[];
}

/** A visible row of a tree view; rows far below the fold are not made by the workbench. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly ariaLabel: string;
  /** 1 for a root. */
  readonly level: number;
  readonly expanded: boolean | undefined;
  /** Labels of its inline actions. */
  readonly actions: readonly string[];
}

export interface StatusBarItem {
  readonly text: string;
  readonly ariaLabel: string;
  readonly id: string;
  readonly severity: 'none' | 'warning' | 'error';
}

/** A picture file that the side bar shows. */
export interface Icon {
  readonly address: string;
  readonly loads: boolean;
}

/** How many squiggles of each kind the active editor shows in its visible lines. */
export interface Squiggles {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** Everything waits up to ten seconds for what it needs, then fails with what is on screen. */
export interface Workbench {
  /** Runs a command from the command palette by its full title, as in `View: Toggle Panel`. */
  readonly runCommand: (title: string) => Promise<void>;
  /** Presses a key or chord, as in `Enter` or `Control+Shift+P`. */
  readonly pressKey: (key: string) => Promise<void>;
  /** Types text where the focus is. */
  readonly type: (text: string) => Promise<void>;

  /** Replaces what is in the input box or the filter of the quick pick. */
  readonly typeInInputBox: (text: string) => Promise<void>;
  readonly acceptInput: () => Promise<void>;
  readonly cancelInput: () => Promise<void>;
  /** The back button of a multi-step input. */
  readonly goBack: () => Promise<void>;
  readonly pressInputButton: (label: string) => Promise<void>;
  readonly inputBoxState: () => Promise<QuickInputState>;
  /** Waits until the input's title contains `title`. */
  readonly waitForInput: (title: string) => Promise<QuickInputState>;
  /** Waits until the prompt or validation message contains `message`. */
  readonly waitForInputMessage: (message: string) => Promise<QuickInputState>;
  readonly isInputOpen: () => Promise<boolean>;
  readonly waitForNoInput: () => Promise<void>;
  /** Chooses a row of the quick pick by its label (or toggles it, where rows have check boxes). */
  readonly pickQuickPickItem: (label: string) => Promise<void>;
  readonly quickPickItems: () => Promise<readonly QuickPickRow[]>;

  /** The open modal dialog; waits for one. */
  readonly dialog: () => Promise<Dialog>;
  readonly pressDialogButton: (label: string) => Promise<void>;

  /** Waits for a notification whose message contains `message`. */
  readonly waitForNotification: (message: string) => Promise<Notification>;
  readonly pressNotificationButton: (message: string, label: string) => Promise<void>;
  readonly clearNotifications: () => Promise<void>;

  /** Shows a view by its name, as in the palette's `View: Show …` or `Explorer: Focus on … View`. */
  readonly openView: (id: string) => Promise<void>;
  /** Rows of the view whose header says `view`. */
  readonly treeRows: (view: string) => Promise<readonly TreeRow[]>;
  readonly selectRow: (view: string, label: string) => Promise<void>;
  readonly expandRow: (view: string, label: string) => Promise<void>;
  /** Presses an inline action of a row. */
  readonly rowAction: (view: string, label: string, action: string) => Promise<void>;
  /** Opens a row's context menu and chooses an item; `rowMenu` only reads it. */
  readonly contextMenu: (view: string, label: string, item: string) => Promise<void>;
  readonly rowMenu: (view: string, label: string) => Promise<readonly string[]>;
  /** The tooltip of a row, as text. */
  readonly rowTooltip: (view: string, label: string) => Promise<string>;
  /** Labels of the actions in the view's header. */
  readonly viewActions: (view: string) => Promise<readonly string[]>;
  /** The welcome text of an empty view, or its message; empty where there is none. */
  readonly viewText: (view: string) => Promise<string>;

  readonly statusBarItems: () => Promise<readonly StatusBarItem[]>;
  readonly pressStatusBarItem: (text: string) => Promise<void>;
  /** Asks for suggestions in the editor and returns their labels. */
  readonly completionItems: () => Promise<readonly string[]>;
  /** Labels of the suggestions that come by themselves; waits for them. */
  readonly offeredItems: () => Promise<readonly string[]>;
  readonly squiggles: () => Promise<Squiggles>;
  /** Opens the quick fixes at the cursor and returns their labels. */
  readonly quickFixes: () => Promise<readonly string[]>;
  readonly pickQuickFix: (label: string) => Promise<void>;

  readonly debugConsoleText: () => Promise<string>;
  /** Text of the visible terminal. */
  readonly terminalText: () => Promise<string>;
  readonly clipboard: () => Promise<string>;
  /** Trusts the workspace as a user does, in the editor for that. */
  readonly trustWorkspace: () => Promise<void>;
  /** Switches the colour theme, as in `Dark Modern` or `Default High Contrast`. */
  readonly setColorTheme: (name: string) => Promise<void>;
  /** The picture files that the activity bar and the side bar show; letters of a font are none. */
  readonly icons: () => Promise<readonly Icon[]>;
  /** Saves a picture as .vscode-test/pictures/<run>-<name>.png and returns its path. */
  readonly screenshot: (name: string) => Promise<string>;
  /** Closes dialogs, inputs, menus and notifications that a failed test may have left open. */
  readonly dismissAll: () => Promise<void>;
}

/** What a suite may ask of the run's keychain, where there is one. */
export interface KeychainControl {
  /** As when the user locks the keyring or the screen: items stay, and none can be read. */
  readonly lockKeychain: () => Promise<void>;
  readonly unlockKeychain: () => Promise<void>;
}

/** What the mocha reporter inside the extension host tells the runner. */
export type Report =
  | { readonly kind: 'start' }
  | { readonly kind: 'suite'; readonly title: string; readonly depth: number }
  | { readonly kind: 'pass'; readonly title: string; readonly depth: number; readonly ms: number }
  | { readonly kind: 'pending'; readonly title: string; readonly depth: number }
  | {
      readonly kind: 'fail';
      readonly title: string;
      readonly depth: number;
      readonly ms: number;
      readonly stack: string;
    }
  | { readonly kind: 'end' };

/** One request over the bridge; the answer is `{ value }` or `{ error }`. */
export type BridgeRequest =
  | { readonly kind: 'call'; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'report'; readonly report: Report };

/** How the runner tells the code inside the extension host what to do; JSON in this variable. */
export const assignmentVariable = 'EXCHANGE_KEYRING_HOST_TEST';

export interface Assignment {
  readonly run: string;
  /** Socket path or named pipe of the bridge. */
  readonly bridge: string;
  /** Bundled suite files. */
  readonly suites: readonly string[];
  readonly grep: string | undefined;
  /** Where secret values used in tests are noted for the search for leaks. */
  readonly canary: string;
  /** The throw-away HOME, and so on. */
  readonly home: string;
  readonly workspace: string;
  /** A Python with debugpy and ccxt. */
  readonly python: string;
  readonly keychain: 'available' | 'locked' | 'missing';
}
