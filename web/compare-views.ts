/** The ways to see what differs: on the story's own text, in two columns, in sentences. */
export const COMPARE_VIEWS = ['inline', 'side', 'list'] as const;
export type CompareView = (typeof COMPARE_VIEWS)[number];
