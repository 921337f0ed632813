import type { Content } from '../domain/article/content.ts';
import type { BlameStep } from './blame/blame-step.ts';
import { toBlameStep, toFirstStep, toUnobservedStep } from './blame/to-blame-step.ts';
import { diffContents } from './diff-contents.ts';
import { summarizeChange, toSummary, type ChangeSummary, type KnownText } from './summarize.ts';

/** What a list tells of a change, and what blame carries over it: one diff serves both. */
export type TextComparison = { readonly summary: ChangeSummary; readonly step: BlameStep };

export function compareTexts(before: KnownText, after: Content | null): TextComparison {
  if (before === undefined || before === null || after === null)
    return { summary: summarizeChange(before, after), step: stepWithoutDiff(before, after) };
  const diff = diffContents(before, after);
  return { summary: toSummary(diff, after.blocks), step: toBlameStep(diff, after) };
}

function stepWithoutDiff(before: KnownText, after: Content | null): BlameStep {
  if (after === null) return toUnobservedStep(before);
  return toFirstStep(after, before === null ? 'first-observed' : 'written');
}
