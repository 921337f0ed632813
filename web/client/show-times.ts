const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** Each time tells on hover what it is where the reader sits. */
export function showTimes(within: ParentNode): void {
  for (const time of within.querySelectorAll('time[datetime]')) {
    const at = new Date(time.getAttribute('datetime') ?? '');
    if (Number.isNaN(at.getTime())) continue;
    const here = `where you are: ${exact.format(at)}`;
    const stated = time.getAttribute('title');
    time.setAttribute('title', stated === null ? here : `${stated}; ${here}`);
  }
}
