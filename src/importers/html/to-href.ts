import { isSafeHref } from '../../schemas/text-schema.ts';

export type ToHref = (href: string) => string | undefined;

/** Links as the page means them: against its own address where that is known, else as they stand. Unsafe ones are undefined. */
export function createToHref(base: string | undefined): ToHref {
  return (href) => {
    const stated = href.trim().toWellFormed();
    if (stated === '' || stated.length > MAX_LENGTH || !isSafeHref(stated)) return undefined;
    return base !== undefined && URL.canParse(stated, base) ? new URL(stated, base).href : stated;
  };
}

/** No server takes longer addresses; what is longer is data. In UTF-16 code units. */
const MAX_LENGTH = 8_192;

/** The first of the addresses that is one by itself. */
export const findBase = (addresses: readonly string[]): string | undefined =>
  addresses.find((address) => /^https?:\/\//i.test(address) && URL.canParse(address));

/** Whether the address is a whole site's: systems that are set up wrongly state it on every page. */
export function isSiteAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, search } = new URL(address);
  return /^https?:$/.test(protocol) && /^\/?$|^\/index\.\w+$/.test(pathname) && search === '';
}
