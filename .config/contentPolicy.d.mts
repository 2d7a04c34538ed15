/** Content-Security-Policy of the page, as the header says it. */
export const contentPolicy: string;
