export const newExperiment = {
  title: "New experiment",
};
