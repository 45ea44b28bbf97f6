/** For what scrolls inside itself: without a place in the order of focus the keyboard could not reach what is out of sight. */
export const scrolledByKeys = { tabIndex: 0 } as const;
