/** What a user did with one box; `typed` is what stood in it when Back was pressed. */
export type Answer<T> =
  | { readonly kind: 'accept'; readonly value: T }
  | { readonly kind: 'back'; readonly typed?: T }
  | { readonly kind: 'cancel' };
