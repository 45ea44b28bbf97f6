export const sources = {
  title: "Sources",
};
