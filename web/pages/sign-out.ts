import { z } from 'zod';

import { ROLES } from '../../src/domain/article/permissions.ts';
import { endedCookie } from '../cookies.ts';
import { definePage } from '../define-page.ts';

export const signOut = definePage({
  name: 'signOut',
  method: 'POST',
  path: '/sign-out',
  access: ROLES,
  params: z.object({}),
  input: z.object({}),
  handle: async ({ web, session }) => {
    await web.sessions.end(session.secret);
    return { kind: 'redirect', to: '/sign-in?out=1', cookie: endedCookie(web.config.publicUrl) };
  },
});
