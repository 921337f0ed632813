import type { Page } from '../page.ts';
import { actPages } from './act.tsx';
import { audit } from './audit.tsx';
import { auditEntry } from './audit-entry.tsx';
import { blame } from './blame.tsx';
import { compare } from './compare.tsx';
import { help } from './help.tsx';
import { newStoryPages } from './new-story.tsx';
import { reportPages } from './reports.tsx';
import { signInPages } from './sign-in.tsx';
import { signOut } from './sign-out.ts';
import { story } from './story.tsx';
import { timeline } from './timeline.tsx';
import { timeTravel } from './time-travel.tsx';
import { stories } from './stories.tsx';

/** Every page, in the order of their paths' precedence. */
export const PAGES: readonly Page[] = [
  ...signInPages,
  signOut,
  stories,
  ...newStoryPages,
  story,
  ...actPages,
  compare,
  blame,
  timeTravel,
  timeline,
  ...reportPages,
  audit,
  auditEntry,
  help,
];
