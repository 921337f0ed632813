import { showTimes } from './show-times.ts';

showTimes(document);

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '?') location.assign('/help');
});
