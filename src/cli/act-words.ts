/** `ArticlePublished` → `Published`, `EarlierTextRecorded` → `Earlier text recorded`. */
export function toActWord(type: string): string {
  const words = type.replace(/^Article/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words.slice(0, 1) + words.slice(1).toLowerCase();
}
