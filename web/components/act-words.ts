import type { ArticleEventType } from '../../src/domain/article/events.ts';

/** An act in a word or two, as a newsroom says it. */
export const ACT_WORDS: Readonly<Record<ArticleEventType, string>> = {
  ArticleDrafted: 'Draft begun',
  DraftSaved: 'Draft saved',
  ArticlePublished: 'Published',
  ArticleUpdated: 'Updated',
  ArticleCorrected: 'Corrected',
  ArticleRestored: 'Restored',
  EarlierTextRecorded: 'Earlier text learned',
  TextReinterpreted: 'Page read anew',
  TimesAmended: 'Times amended',
  EffectiveTimeCorrected: 'Time of effect corrected',
  ArticleWithheld: 'Withheld',
  ArticleReleased: 'Released',
  ArticleRetracted: 'Retracted',
  DisappearanceObserved: 'Page gone',
  EmbargoSet: 'Embargo set',
  EmbargoLifted: 'Embargo lifted',
  PublicationScheduled: 'Scheduled',
  PublicationUnscheduled: 'Unscheduled',
  PublicationFailed: 'Publication failed',
  NoteAdded: 'Note',
};
