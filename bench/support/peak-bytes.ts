import { existsSync, readFileSync } from 'node:fs';

/**
 * The most memory that a process has had, in bytes. Linux counts it for each program anew (VmHWM of proc(5)); elsewhere, and
 * only for this process, the system's own count is taken, which may include that of the process that started it.
 */
export function peakBytes(pid: number | 'self' = 'self'): number {
  const path = `/proc/${String(pid)}/status`;
  if (!existsSync(path)) return process.resourceUsage().maxRSS * 1_024;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8'))?.[1];
  return Number(kibibytes ?? NaN) * 1_024;
}
