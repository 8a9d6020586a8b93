/**
 * How values travel to the program, least leak first. `broker`: the program fetches them itself. `last-hop`: they are
 * put into the message to the debugger as it leaves. `plain-env`: they stand in the launch configuration.
 */
export const MODES = ['broker', 'last-hop', 'plain-env'] as const;
export type Mode = (typeof MODES)[number];

/** A mode, and for the broker which preload fetches. */
export type Delivery = 'broker-node' | 'broker-python' | 'last-hop' | 'plain-env';

export function modeOf(delivery: Delivery): Mode {
  switch (delivery) {
    case 'broker-node':
    case 'broker-python':
      return 'broker';
    case 'last-hop':
    case 'plain-env':
      return delivery;
  }
}
