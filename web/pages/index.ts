import type { Page } from '../page.ts';
import { help } from './help.tsx';
import { signInPages } from './sign-in.tsx';
import { signOut } from './sign-out.ts';

/** Every page, in the order of their paths' precedence. */
export const PAGES: readonly Page[] = [...signInPages, signOut, help];
