/** Where the lanes of time are wider than the page, they open at the moment that is looked at. */
export function showLane(page: Document): void {
  const lanes = page.querySelector('.lanes-scroll');
  const cell = lanes?.querySelector('[aria-current]');
  if (lanes === null || cell === null || cell === undefined) return;
  const [around, here] = [lanes.getBoundingClientRect(), cell.getBoundingClientRect()];
  lanes.scrollLeft = here.left - around.left - (around.width - here.width) / 2;
}
