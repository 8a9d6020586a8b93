/** User settings by their full names. */
export type HostSettings = Readonly<Record<string, unknown>>;

/** Keeps everything off the screen, the network and the clock that a test did not ask for. */
export const quietSettings: HostSettings = {
  'chat.disableAIFeatures': true,
  'debug.console.wordWrap': false,
  'debug.internalConsoleOptions': 'neverOpen',
  'debug.javascript.autoAttachFilter': 'disabled',
  'debug.onTaskErrors': 'abort',
  // Otherwise a launch beside an untitled file waits in a dialog.
  'debug.saveBeforeStart': 'nonUntitledEditorsInActiveGroup',
  'debug.toolBarLocation': 'docked',
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'task.autoDetect': 'off',
  'telemetry.telemetryLevel': 'off',
  // The DOM renderer, so that a test can read a terminal's text from the page.
  'terminal.integrated.gpuAcceleration': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.commandCenter': false,
  // The same dialogs on every host, made of elements that can be read and pressed.
  'window.dialogStyle': 'custom',
  'window.menuStyle': 'custom',
  'workbench.enableExperiments': false,
  'workbench.hover.delay': 100,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.tree.expandMode': 'singleClick',
};
