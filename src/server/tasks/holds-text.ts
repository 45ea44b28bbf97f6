/** Whether a question's id or words hold the characters, in any case. */
export function holdsText(
  { id, question }: { id: string; question: string },
  text: string | undefined,
): boolean {
  if (text === undefined) return true;
  const wanted = text.toLowerCase();
  return id.toLowerCase().includes(wanted) || question.toLowerCase().includes(wanted);
}
