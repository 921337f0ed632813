declare const brand: unique symbol;

/** A `Base` that only its own parser or factory may make, so that two strings of different meaning never mix. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
