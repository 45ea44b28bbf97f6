export const document = {
  title: "Document",
};
