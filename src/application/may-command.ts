import type { Article } from '../domain/article/article.ts';
import { COMMAND_ROLES } from '../domain/article/permissions.ts';
import type { CommandRequest } from './command-request.ts';

/** Whether the principal may give this command to this story: its role may, and a source speaks only for itself. The program itself may all. */
export function mayCommand({ principal, command }: CommandRequest, article: Article): boolean {
  if (principal.kind === 'system') return true;
  if (!COMMAND_ROLES[command.type].includes(principal.role)) return false;
  if (command.type === 'RecordObservation')
    return speaksFor(principal.sourceSystem, command.snapshot.source.system);
  if (principal.role !== 'ingest') return true;
  return principal.sourceSystem !== undefined && principal.sourceSystem === article.sourceSystem;
}

/** A token that is bound to no source (an admin's) may bring snapshots of all. */
const speaksFor = (bound: string | undefined, system: string): boolean =>
  bound === undefined || bound === system;
