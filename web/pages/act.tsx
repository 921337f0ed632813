import { z } from 'zod';

import { articleParams } from '../inputs.ts';
import { ACT_NAMES } from '../acts/act-forms.ts';
import { ACTING_ROLES } from '../acts/may-act.ts';
import { answerActForm } from '../acts/answer-act-form.tsx';
import { showActForm } from '../acts/show-act-form.tsx';
import { anyForm } from '../acts/acting.ts';
import { definePage } from '../define-page.ts';
import type { Page } from '../page.ts';

const params = articleParams.extend({ act: z.enum(ACT_NAMES, 'is no act of the pages') });
const path = '/articles/{id}/acts/{act}';

/** Every act on a story: its form, and what takes the form. */
export const actPages: readonly Page[] = [
  definePage({
    name: 'actForm',
    method: 'GET',
    path,
    access: ACTING_ROLES,
    params,
    input: anyForm,
    handle: showActForm,
  }),
  definePage({
    name: 'takeAct',
    method: 'POST',
    path,
    access: ACTING_ROLES,
    params,
    input: anyForm,
    handle: answerActForm,
  }),
];
