export const prompts = {
  title: "Prompts",
};
