/** What a caller must handle: a value, or the reason why there is none. Faults are thrown instead. */
export type Result<Value, Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Refusal };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const refuse = <Refusal>(error: Refusal): Result<never, Refusal> => ({ ok: false, error });
