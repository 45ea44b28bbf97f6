export const question = {
  title: "Question",
};
