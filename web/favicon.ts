/** An S with dots below it: the proofreader's sign for stet, let it stand. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#8c2f14"/>
<path d="M21.6 9.6C20.3 7.1 18.2 5.9 15.8 5.9c-3 0-5.1 1.7-5.1 4.2 0 5.6 11 3.2 11 8.8 0 2.5-2.3 4.2-5.5 4.2-2.7 0-4.9-1.3-6-3.8" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round"/>
<g fill="#fff"><circle cx="10" cy="27.4" r="1.5"/><circle cx="16" cy="27.4" r="1.5"/><circle cx="22" cy="27.4" r="1.5"/></g>
</svg>
`;
