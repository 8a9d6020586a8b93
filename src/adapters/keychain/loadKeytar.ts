/** The calls of keytar that are used; see its keytar.d.ts. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findPassword(service: string): Promise<string | null>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
}

/** Loads the native module; rejects where it has no binary or its system library is missing. */
export async function loadKeytar(): Promise<Keytar> {
  return (await import('keytar')).default;
}
