/** What a check of the whole audit log found. `line` is 1-based. */
export type Verdict =
  | {
      readonly state: 'intact';
      readonly events: number;
      readonly crashes: number;
      readonly authenticated: boolean;
    }
  | { readonly state: 'tampered'; readonly line: number; readonly what: Tampering };

export type Tampering = 'changed' | 'dropped' | 'duplicated' | 'truncated' | 'forged' | 'garbage';
