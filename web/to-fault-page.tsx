import { FaultPage } from './components/fault-page.tsx';
import type { WebDependencies } from './dependencies.ts';
import { PageFault } from './page-fault.ts';
import type { PageBody } from './page.ts';

/** The page that tells of an error: of a PageFault all, of any other nothing but the request's number, which the log has too. */
export function toFaultPage(error: unknown, { log }: WebDependencies, requestId: string): PageBody {
  const fault =
    error instanceof PageFault
      ? error
      : new PageFault(
          500,
          'Stet failed to show this page',
          `Nothing more is known here. Tell whoever runs Stet the number of the request: ${requestId}.`,
        );
  if (fault.status >= 500) log.error({ requestId, error }, 'A page failed');
  return {
    kind: 'page',
    status: fault.status,
    title: fault.heading,
    main: <FaultPage heading={fault.heading} message={fault.message} />,
  };
}
