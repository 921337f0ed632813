/** The tag as pages write it, `_` for `-` mended; undefined where it is no BCP 47 tag. */
export function toLanguageTag(stated: string | undefined): string | undefined {
  const tag = stated?.trim().replaceAll('_', '-') ?? '';
  try {
    return Intl.getCanonicalLocales(tag).length === 1 ? tag : undefined;
  } catch {
    return undefined;
  }
}
