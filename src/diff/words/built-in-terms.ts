export const BUILT_IN_TERMS: readonly string[] = ['立法會', '深水埗'];
