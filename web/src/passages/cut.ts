/** How a document is cut, in place of what the folder or the run says; what is absent is theirs. */
export interface Cut {
  strategy?: string;
  size?: number;
  overlap?: number;
  unit?: string;
}
